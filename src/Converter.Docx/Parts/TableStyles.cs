using Converter.Styles;
using Converter.Styles.Styling;
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

    /// <summary>The style with rules as thick as those of the first table; none where the document has no table.</summary>
    /// <param name="document">The document.</param>
    public static IEnumerable<Style> Grid(StyledDocument document)
    {
        if (RuleWeight(document) is not { } weight)
        {
            return [];
        }

        return
        [
            new Style(
                new StyleName { Val = "Table Grid" },
                new BasedOn { Val = DefaultId },
                new UIPriority { Val = 39 },
                new StyleTableProperties(Borders(weight)))
            {
                Type = StyleValues.Table,
                StyleId = GridId,
            },
        ];
    }

    /// <summary>Thickness of the rules of the table style; <see langword="null"/> where the document has no table.</summary>
    /// <param name="document">The document.</param>
    public static Length? RuleWeight(StyledDocument document) => document.Blocks.OfType<StyledTable>().FirstOrDefault()?.RuleWeight;

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
