using Converter.Styles;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The styles of tables.</summary>
internal static class TableStyles
{
    /// <summary>Style of a table of which nothing is said.</summary>
    public const string DefaultId = "TableNormal";

    /// <summary>Style of a table with rules between its cells.</summary>
    public const string GridId = "TableGrid";

    private const double EighthsPerPoint = 8;

    /// <summary>The style, with the rules of the sheet where it says something about them.</summary>
    /// <param name="sheet">The style sheet.</param>
    public static Style Grid(StyleSheet sheet)
    {
        Style style = new(
            new StyleName { Val = "Table Grid" },
            new BasedOn { Val = DefaultId },
            new UIPriority { Val = 39 })
        {
            Type = StyleValues.Table,
            StyleId = GridId,
        };
        if (sheet.Table is { } table)
        {
            style.Append(new StyleTableProperties(Borders(table.RuleWeight)));
        }

        return style;
    }

    /// <summary>Rules around and between all cells.</summary>
    /// <param name="weight">Their thickness.</param>
    public static TableBorders Borders(Length weight) => new(
        Rule<TopBorder>(weight),
        Rule<LeftBorder>(weight),
        Rule<BottomBorder>(weight),
        Rule<RightBorder>(weight),
        Rule<InsideHorizontalBorder>(weight),
        Rule<InsideVerticalBorder>(weight));

    private static T Rule<T>(Length weight)
        where T : BorderType, new() => new()
        {
            Val = BorderValues.Single,
            Size = (uint)Math.Max(2, Math.Round(weight.Points * EighthsPerPoint, MidpointRounding.AwayFromZero)),
            Space = 0,
            Color = "auto",
        };
}
