using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Gives the lines of the imprint (版记, GB/T 9704 7.4) their rules and divides the line of 印发机关 and 印发日期.</summary>
internal static class ImprintStyling
{
    private static readonly ImmutableArray<string> ListWords = ["主送", "抄送", "抄报", "发送", "分送", "报送"];

    /// <summary>Settles the imprint of a document.</summary>
    /// <param name="blocks">The styled blocks; changed in place.</param>
    /// <param name="sheet">The style sheet.</param>
    public static void Settle(ImmutableArray<StyledBlock>.Builder blocks, StyleSheet sheet)
    {
        if (sheet.Imprint is not { } format)
        {
            return;
        }

        List<int> lines = [.. Enumerable.Range(0, blocks.Count).Where(at => blocks[at] is StyledParagraph { Source.Role: Role.Imprint })];
        for (int i = 0; i < lines.Count; i++)
        {
            StyledParagraph line = (StyledParagraph)blocks[lines[i]];
            bool joinsPrevious = i > 0 && IsList(line.Text) && IsList(((StyledParagraph)blocks[lines[i - 1]]).Text);
            Length above = i == 0 ? format.OuterRule : joinsPrevious ? Length.Zero : format.InnerRule;
            Length below = i == lines.Count - 1 ? format.OuterRule : Length.Zero;
            blocks[lines[i]] = line with
            {
                Imprint = new ImprintPart(above, below),
                Stops = HeadLine.DateStop(line, sheet.Page),
                SpaceBefore = null,
                KeepWithNext = null,
            };
        }
    }

    /// <summary>7.4.2: 主送 stands above 抄送 without a rule between them.</summary>
    private static bool IsList(string text) => ListWords.Any(word => text.StartsWith(word, StringComparison.Ordinal));
}
