using System.Globalization;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// A table of contents as Word's own field (ECMA-376 17.16.5.68): what the pages came to is its result, and Word makes it anew when it is asked to
/// update it. It takes built-in headings, run-in heads by their linked styles, and whatever else has an outline level.
/// </summary>
internal static class ContentsWriter
{
    private const int FirstBookmark = 100000001;

    /// <summary>The paragraph of one heading; the first and the last one of a document begin and end the field.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="entry">Where it leads.</param>
    /// <param name="contents">The table of contents.</param>
    public static Paragraph Build(StyledParagraph paragraph, ContentsEntry entry, StyledDocument contents)
    {
        PageFormat page = contents.Sheet.Page;
        bool isLast = ReferenceEquals(contents.Blocks[^1], paragraph);

        // The paragraph that ends the section finds its room in the last line of the contents, so that a full page stays one page.
        Paragraph word = ParagraphWriter.Build(isLast ? paragraph with { LineHeight = page.LinePitch - ImprintWriter.AnchorSize } : paragraph, page);
        Hyperlink link = new() { Anchor = Bookmark(entry.Anchor), History = true };
        foreach (Run run in word.Elements<Run>().ToList())
        {
            run.Remove();
            link.Append(run);
        }

        link.Append(new Run(new TabChar()));
        link.Append(Begin($" PAGEREF {Bookmark(entry.Anchor)} \\h ", isDirty: false));
        link.Append(new Run(new W.Text(entry.Number)), Mark(FieldCharValues.End));
        if (ReferenceEquals(contents.Blocks.First(block => block is StyledParagraph { Entry: not null }), paragraph))
        {
            string code = string.Create(CultureInfo.InvariantCulture, $" TOC \\o \"1-{contents.ContentsDepth}\" \\h \\z \\u ");
            word.Append(Begin(code, isDirty: entry.Number.Length == 0));
        }

        word.Append(link);
        if (isLast)
        {
            word.Append(Mark(FieldCharValues.End));
        }

        return word;
    }

    /// <summary>The bookmark at a heading.</summary>
    /// <param name="anchor">Number of the heading.</param>
    public static BookmarkStart Start(int anchor) => new() { Id = Id(anchor), Name = Bookmark(anchor) };

    /// <summary>Its end.</summary>
    /// <param name="anchor">Number of the heading.</param>
    public static BookmarkEnd End(int anchor) => new() { Id = Id(anchor) };

    private static string Id(int anchor) => anchor.ToString(CultureInfo.InvariantCulture);

    /// <summary>Named as Word names its own.</summary>
    private static string Bookmark(int anchor) => "_Toc" + (FirstBookmark + anchor).ToString(CultureInfo.InvariantCulture);

    /// <summary>The beginning of a field; one without a result is made when the document is opened.</summary>
    private static IEnumerable<OpenXmlElement> Begin(string code, bool isDirty)
    {
        FieldChar begin = new() { FieldCharType = FieldCharValues.Begin, Dirty = isDirty ? true : null };
        return [new Run(begin), new Run(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }), Mark(FieldCharValues.Separate)];
    }

    private static Run Mark(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });
}
