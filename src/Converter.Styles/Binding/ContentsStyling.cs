using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Binding;

/// <summary>Makes a table of contents (目录): a title and a paragraph for each heading. Its blocks are in no text.</summary>
public static class ContentsStyling
{
    private const int DeepestStyle = 5;

    /// <summary>The table of contents as a document of its own.</summary>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="headings">What it lists, in order.</param>
    /// <param name="depth">The deepest level that it has; kept for the field of a word processor.</param>
    public static StyledDocument Style(StyleSheet sheet, IEnumerable<ListedHeading> headings, int depth)
    {
        ImmutableArray<StyledBlock>.Builder blocks = ImmutableArray.CreateBuilder<StyledBlock>();
        blocks.Add(Generated.Paragraph(Role.Title, sheet.Contents.Title, sheet.Paragraphs["contentstitle"]));
        foreach (ListedHeading heading in headings)
        {
            string key = "contents" + Math.Clamp(heading.Level, 1, DeepestStyle).ToString(CultureInfo.InvariantCulture);
            blocks.Add(Generated.Paragraph(Role.Body, heading.Title, sheet.Paragraphs[key]) with { Entry = heading.Entry });
        }

        return Generated.Document(sheet, blocks.ToImmutable()) with
        {
            Numbering = new PageNumbering(1, sheet.Contents.PageNumber, Restarts: true),
            ContentsDepth = depth,
        };
    }
}
