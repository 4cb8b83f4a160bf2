using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Docx.Formatting;

/// <summary>Where the first page of a document begins.</summary>
internal static class FirstPage
{
    /// <summary>
    /// Whether the first page begins above the type area, because its head does (GB/T 9704 10.1). It must differ from the others anyway, by
    /// having no page number; else the head begins with the type area.
    /// </summary>
    /// <param name="document">The document.</param>
    public static bool IsRaised(StyledDocument document) => LinesAbove(document) > 0;

    /// <summary>The upper margin of the first page: that of the type area, or as many whole lines above it as the head needs, so that the grid stays.</summary>
    /// <param name="document">The document.</param>
    public static Length Top(StyledDocument document) =>
        document.Sheet.Page.FirstCellTop - (document.Sheet.Page.LinePitch * LinesAbove(document));

    private static int LinesAbove(StyledDocument document)
    {
        if (document.Head is null || document.Sheet.PageNumber is not { OnFirstPage: false })
        {
            return 0;
        }

        PageFormat page = document.Sheet.Page;
        Length top = document.Blocks.OfType<StyledParagraph>().Where(paragraph => paragraph.Place is not null)
            .Select(paragraph => paragraph.Place!.Top).DefaultIfEmpty(page.Top).Min();
        return top < page.FirstCellTop ? (int)Math.Ceiling((page.FirstCellTop - top) / page.LinePitch) : 0;
    }
}
