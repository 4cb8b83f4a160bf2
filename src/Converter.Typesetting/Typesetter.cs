using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Styling;
using Converter.Typesetting.Drawings;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting;

/// <summary>Sets a styled document: faces, lines, pages. What comes out is glyphs at fixed places.</summary>
public static class Typesetter
{
    /// <summary>
    /// What stands in the way of setting a document: <c>fonts.none</c> where no Chinese face of its style sheet is there. Ask this
    /// before <see cref="Typeset"/>; while there is an error, a PDF would hold boxes in place of the text.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">Where faces are found.</param>
    /// <returns>Errors; empty where the document can be set.</returns>
    public static IReadOnlyList<Diagnostic> FontErrors(StyledDocument document, IFontSource fonts) =>
        FontFindings.None(document.Sheet, fonts) is { } none ? [none] : [];

    /// <summary>Sets a document. Equal input gives equal pages; time and memory are linear in the text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">Where faces are found.</param>
    /// <returns>At least one page.</returns>
    /// <exception cref="InvalidOperationException">There is no face at all; <see cref="FontErrors"/> tells this beforehand.</exception>
    public static TypesetDocument Typeset(StyledDocument document, IFontSource fonts)
    {
        FontResolver resolver = new(document, fonts);
        ParagraphSetter setter = new(resolver, document);
        ImprintSetter? imprint = ImprintSetter.Set(document, setter);
        Span<FlowLine> flow = CollectionsMarshal.AsSpan(new FlowBuilder(document, setter) { ImprintRuns = imprint is null }.Build());
        List<PageRange> ranges = Paginator.Paginate(flow, document.Sheet.Page, document.Sheet.Signature?.ExtraLines ?? 0);
        PageBuilder builder = new(document, setter);
        ImmutableArray<TypesetPage>.Builder pages = ImmutableArray.CreateBuilder<TypesetPage>(ranges.Count);
        for (int page = 0; page < ranges.Count; page++)
        {
            pages.Add(builder.Build(flow, ranges[page], page));
        }

        ImprintPlacement placement = ImprintPlacer.Place(imprint, builder, pages, flow[ranges[^1].Start..ranges[^1].End]);
        if (document.Sheet.Page.PadEven && pages.Count % 2 != 0)
        {
            // 7.5: a blank page has no number.
            pages.Add(new TypesetPage(document.Numbering.First + pages.Count, [], [], null) { Form = document.Numbering.Form });
        }

        DrawingOutlines drawings = new(document, fonts, resolver);
        return new TypesetDocument(
            document,
            document.Sheet.Page.Width,
            document.Sheet.Page.Height,
            [.. pages.Select(drawings.Ready)],
            builder.Bookmarks.ToImmutable(),
            resolver.Uses(),
            [.. resolver.Findings(), .. setter.Findings])
        {
            Imprint = placement,
        };
    }
}
