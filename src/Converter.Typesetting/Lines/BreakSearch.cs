using Converter.Styles.Sheets;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>A place where a line may end, with what the line would be.</summary>
/// <param name="End">Index behind the last cell; −1 where there is no such place.</param>
/// <param name="VisibleEnd">Index behind the last cell that is not a blank.</param>
/// <param name="Natural">Natural width.</param>
/// <param name="Shrink">How far the line could shrink.</param>
/// <param name="BeforeLast">Natural width without the last visible cell.</param>
internal readonly record struct BreakPlace(int End, int VisibleEnd, long Natural, long Shrink, long BeforeLast)
{
    /// <summary>No place.</summary>
    public static BreakPlace Missing => new(-1, -1, 0, 0, 0);

    /// <summary>Whether there is a place.</summary>
    public bool Exists => End >= 0;
}

/// <summary>The two candidates for the end of a line.</summary>
/// <param name="Fitting">The last legal break with a natural width within the measure.</param>
/// <param name="Next">The next legal break, if shrinking could bring it within reach.</param>
internal readonly record struct BreakCandidates(BreakPlace Fitting, BreakPlace Next);

/// <summary>Looks for the ends of lines. A search reads no more cells than a line can hold, so that a paragraph costs linear time.</summary>
internal readonly ref struct BreakSearch(ReadOnlySpan<Cell> cells, ReadOnlySpan<Seam> seams, CompositionProfile profile)
{
    private readonly ReadOnlySpan<Cell> _cells = cells;
    private readonly ReadOnlySpan<Seam> _seams = seams;

    /// <summary>The candidates for the line that begins at a cell.</summary>
    /// <param name="start">First cell.</param>
    /// <param name="end">Index behind the last cell of the paragraph.</param>
    /// <param name="measure">Width to fill.</param>
    /// <param name="strongest">The strongest bond at which the line may break.</param>
    public BreakCandidates Find(int start, int end, long measure, Bond strongest)
    {
        long tolerance = ToleranceOf(_cells[start]);
        BreakPlace fitting = BreakPlace.Missing;
        LineExtent extent = new() { VisibleEnd = start };
        for (int i = start; i < end; i++)
        {
            extent.Add(_cells[i], i > start ? _seams[i - 1] : default, i);
            if (i + 1 == end || _seams[i].Bond <= strongest)
            {
                BreakPlace place = PlaceAt(i + 1, extent);
                if (place.Natural > measure + tolerance)
                {
                    return new BreakCandidates(fitting, place);
                }

                fitting = place;
            }

            if (extent.Visible - extent.VisibleShrink - (_cells[i].Em / 2) > measure + tolerance)
            {
                break;
            }
        }

        return new BreakCandidates(fitting, BreakPlace.Missing);
    }

    /// <summary>Every place where the line that begins at a cell may end without tearing anything, from a least width on.</summary>
    /// <param name="start">First cell.</param>
    /// <param name="end">Index behind the last cell of the paragraph.</param>
    /// <param name="measure">Width to fill.</param>
    /// <param name="least">Natural width that a line other than the last has at least.</param>
    /// <param name="places">Takes the places; cleared first.</param>
    public void Collect(int start, int end, long measure, long least, List<BreakPlace> places)
    {
        places.Clear();
        LineExtent extent = new() { VisibleEnd = start };
        for (int i = start; i < end && extent.Visible - extent.VisibleShrink - (_cells[i].Em / 2) <= measure; i++)
        {
            extent.Add(_cells[i], i > start ? _seams[i - 1] : default, i);
            if (i + 1 == end || _seams[i].Bond == Bond.None)
            {
                BreakPlace place = PlaceAt(i + 1, extent);
                if (place.Natural - place.Shrink <= measure && (place.Natural >= least || place.End == end))
                {
                    places.Add(place);
                }
            }
        }
    }

    /// <summary>What the line from one cell to another would be.</summary>
    public BreakPlace Measure(int start, int end)
    {
        LineExtent extent = new() { VisibleEnd = start };
        for (int i = start; i < end; i++)
        {
            extent.Add(_cells[i], i > start ? _seams[i - 1] : default, i);
        }

        return PlaceAt(end, extent);
    }

    /// <summary>Whether what stands between a cell and the next legal break is wider than a measure.</summary>
    public bool IsWiderThan(int start, int end, long measure)
    {
        long width = 0;
        for (int i = start; i < end && width <= measure; i++)
        {
            width += _cells[i].Width;
            if (_seams[i].Bond == Bond.None)
            {
                return width > measure;
            }
        }

        return width > measure;
    }

    /// <summary>Widths within 1/1000 em count as equal.</summary>
    public static long ToleranceOf(in Cell cell) => cell.Em / 1000;

    /// <summary>行末点号: what the mark at the end of a line may give; nothing in the strict profile, where it has been given already.</summary>
    private BreakPlace PlaceAt(int end, in LineExtent extent)
    {
        long trim = extent.VisibleEnd > 0 ? _cells[extent.VisibleEnd - 1].RightBlank : 0;
        bool always = profile == CompositionProfile.Strict;
        return new BreakPlace(
            end,
            extent.VisibleEnd,
            extent.Visible - (always ? trim : 0),
            extent.VisibleShrink + (always ? 0 : trim),
            extent.BeforeLast);
    }

    /// <summary>Running totals of a line.</summary>
    private struct LineExtent
    {
        private long _total;
        private long _shrink;

        public long Visible;
        public long VisibleShrink;
        public long BeforeLast;
        public int VisibleEnd;

        public void Add(in Cell cell, in Seam before, int index)
        {
            _total += before.Kern + cell.Width;
            _shrink += before.Shrink;
            if (cell.Class == CharacterClass.Space)
            {
                return;
            }

            if (cell.Class != CharacterClass.Joined)
            {
                BeforeLast = _total - cell.Width - before.Kern;
            }

            Visible = _total;
            VisibleShrink = _shrink;
            VisibleEnd = index + 1;
        }
    }
}
