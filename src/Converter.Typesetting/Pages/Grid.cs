using Converter.Styles;
using Converter.Styles.Sheets;

namespace Converter.Typesetting.Pages;

/// <summary>Heights on the page: where the lines of the grid lie and where a baseline falls in them.</summary>
/// <param name="page">The page.</param>
/// <param name="extraRows">Lines more than its grid that it takes: they all stand closer then, between the same first and last line.</param>
internal readonly struct Grid(PageFormat page, int extraRows)
{
    private readonly Length _pitch = page.LinePitch * ((page.LinesPerPage - 1.0) / Math.Max(1, page.LinesPerPage - 1 + extraRows));

    /// <summary>
    /// From the top of the ideographic em box to the baseline, in em. The faces of Adobe-GB1, and with them all Chinese faces in use,
    /// are drawn in a box from 0.88 em above to 0.12 em below the baseline; the ascent in their tables means other things.
    /// </summary>
    private const double BaselineInEm = 0.88;

    /// <summary>Height of an em dash above the baseline where the face does not tell: the middle of the em box.</summary>
    private const double DashInEm = BaselineInEm - 0.5;

    /// <summary>Upper edge of a grid line's cell.</summary>
    /// <param name="row">Grid line, from 0.</param>
    public Length CellTop(int row) => page.Top - ((_pitch - page.BaseSize) / 2) + (_pitch * row);

    /// <summary>Upper edge of the em box of a line: centred in its cells, so that larger type leaves the text after it on the grid.</summary>
    /// <param name="row">Its first grid line, from 0.</param>
    /// <param name="rows">Number of its grid lines.</param>
    /// <param name="size">Its type size.</param>
    public Length EmBoxTop(int row, int rows, Length size) => CellTop(row) + (((_pitch * rows) - size) / 2);

    /// <summary>The baseline of a line.</summary>
    public Length Baseline(int row, int rows, Length size) => EmBoxTop(row, rows, size) + (size * BaselineInEm);

    /// <summary>The baseline of a line whose em box begins at a height.</summary>
    public static Length BaselineOf(Length emBoxTop, Length size) => emBoxTop + (size * BaselineInEm);

    /// <summary>The baseline of a page number (GB/T 9704 7.5): its dashes lie so far below the type area.</summary>
    /// <param name="distance">From the lower edge of the type area to the middle of the dashes.</param>
    /// <param name="size">Type size.</param>
    /// <param name="dashHeight">Height of the dashes above the baseline, in em; <see langword="null"/> where it is not known.</param>
    public Length PageNumberBaseline(Length distance, Length size, double? dashHeight) =>
        page.Top + page.TypeAreaHeight + distance + (size * (dashHeight ?? DashInEm));
}
