namespace Converter.Styles.Sheets;

/// <summary>How tables are drawn.</summary>
/// <param name="RuleWeight">Thickness of the rules.</param>
/// <param name="NarrowestColumn">No column is narrower while the type area has room for all of them.</param>
public sealed record TableFormat(Length RuleWeight, Length NarrowestColumn)
{
    /// <summary>When a table is too wide for an upright page; <see langword="null"/> where only what is landscape in the file is turned.</summary>
    public LandscapeFormat? Landscape { get; init; }
}

/// <summary>
/// When a table is set on a turned page (横表, GB/T 9704, 8): it has many columns, and its rows are higher upright than one reads with ease and
/// become so much lower by turning as mere width does not make them; or its columns are narrower than the narrowest and turning saves lines; or an
/// upright column is too narrow for a number or word of it.
/// </summary>
/// <param name="Columns">Fewest columns.</param>
/// <param name="RowLines">Fewest lines of a row below the head, on the average, on an upright page.</param>
/// <param name="AtMost">So many per cent of those lines are left on a turned page at the most.</param>
public sealed record LandscapeFormat(int Columns, int RowLines, int AtMost);
