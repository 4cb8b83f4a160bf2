using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// A run-in heading as Word's style separator (样式分隔符) makes it: the head is a paragraph of its heading style whose mark is hidden in such a
/// way that Word sets the next paragraph on the same line. The navigation pane then shows the head alone. Other programs show two
/// paragraphs (docs/decisions/0003-docx-run-in-headings.md).
/// </summary>
internal static class StyleSeparator
{
    /// <summary>The heading style of a paragraph with a run-in head; <see langword="null"/> for any other paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="sheet">The style sheet.</param>
    public static ParagraphStyle? HeadStyle(StyledParagraph paragraph, StyleSheet sheet) =>
        paragraph is { OutlineLevel: > 0, BookmarkTitle: not null, Runs.Length: > 1 }
            ? sheet.Paragraphs.Values.FirstOrDefault(style => style.OutlineLevel > 0 && style.RunIn == paragraph.Runs[0].Style)
            : null;

    /// <summary>The two paragraphs.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="style">What <see cref="HeadStyle"/> gave.</param>
    /// <param name="page">The grid.</param>
    public static IEnumerable<OpenXmlElement> Build(StyledParagraph paragraph, ParagraphStyle style, PageFormat page)
    {
        int length = paragraph.Runs[0].Text.Length;
        StyledParagraph first = Part(paragraph, 0, length) with { Style = style, Runs = [paragraph.Runs[0] with { Style = style.Text }] };
        Paragraph head = ParagraphWriter.Build(first, page);
        head.ParagraphProperties ??= new ParagraphProperties();
        head.ParagraphProperties.ParagraphMarkRunProperties = new ParagraphMarkRunProperties(new Vanish(), new SpecVanish());

        StyledParagraph second = Part(paragraph, length, int.MaxValue) with { Runs = paragraph.Runs.RemoveAt(0), SpaceBefore = null, Anchor = null };
        return [head, ParagraphWriter.Build(second, page)];
    }

    /// <summary>What stands in a part of the paragraph; a comment that reaches over its end stops there.</summary>
    private static StyledParagraph Part(StyledParagraph paragraph, int start, int end) => paragraph with
    {
        LineBreaks = [.. paragraph.LineBreaks.Where(at => at > start && at < end).Select(at => at - start)],
        Tracked =
        [
            .. paragraph.Tracked
                .Where(range => range.Start < end && range.End > start)
                .Select(range => range with { Start = Math.Max(range.Start, start) - start, End = Math.Min(range.End, end) - start }),
        ],
        Marks =
        [
            .. paragraph.Marks
                .Where(mark => mark.IsHighlight ? mark.Start < end && mark.End > start : mark.Start >= start && mark.Start < end)
                .Select(mark => mark with { Start = Math.Max(mark.Start, start) - start, End = Math.Min(mark.End, end) - start }),
        ],
    };
}
