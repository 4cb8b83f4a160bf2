namespace Converter.Styles.Sheets;

/// <summary>How tables are drawn.</summary>
/// <param name="RuleWeight">Thickness of the rules.</param>
/// <param name="NarrowestColumn">No column is narrower while the type area has room for all of them.</param>
public sealed record TableFormat(Length RuleWeight, Length NarrowestColumn);
