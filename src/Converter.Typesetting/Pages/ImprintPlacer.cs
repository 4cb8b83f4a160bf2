using System.Collections.Immutable;

namespace Converter.Typesetting.Pages;

/// <summary>
/// Puts the imprint on its page: the last one, which is an even one where the style sheet asks for that (GB/T 33476.2 7.3.1). Pages are added
/// until there is one.
/// </summary>
internal static class ImprintPlacer
{
    /// <summary>Places the imprint.</summary>
    /// <param name="imprint">The imprint; <see langword="null"/> where there is none.</param>
    /// <param name="builder">Builds the pages that are added.</param>
    /// <param name="pages">The pages of the text; at least one.</param>
    /// <param name="last">The lines of the last one.</param>
    public static ImprintPlacement Place(
        ImprintSetter? imprint,
        PageBuilder builder,
        ImmutableArray<TypesetPage>.Builder pages,
        ReadOnlySpan<FlowLine> last)
    {
        if (imprint is null)
        {
            return ImprintPlacement.None;
        }

        bool mayBeHere = (pages.Count % 2 == 0 || !imprint.NeedsEvenPage) && !pages[^1].IsTurned;
        ImprintPlacement placement = mayBeHere && imprint.FitsBelow(RowsOf(last)) ? ImprintPlacement.LastPage
            : (pages.Count + 1) % 2 == 0 || !imprint.NeedsEvenPage ? ImprintPlacement.NextPage
            : ImprintPlacement.AfterBlankPage;
        bool isNumbered = placement != ImprintPlacement.AfterBlankPage;
        for (int added = 0; added < (int)placement - (int)ImprintPlacement.LastPage; added++)
        {
            TypesetPage page = builder.Build([], new PageRange(0, 0, 0), pages.Count);
            pages.Add(isNumbered ? page : page with { PageNumber = null });
        }

        pages[^1] = imprint.AddTo(pages[^1]);
        return placement;
    }

    private static int RowsOf(ReadOnlySpan<FlowLine> lines)
    {
        int rows = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            rows += (i > 0 ? lines[i].BlankRows : 0) + lines[i].Rows;
        }

        return rows;
    }
}
