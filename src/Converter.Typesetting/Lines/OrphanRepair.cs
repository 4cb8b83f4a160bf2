using Converter.Styles.Sheets;

namespace Converter.Typesetting.Lines;

/// <summary>
/// 孤字: a last line of one character, with or without marks behind it, is pulled into the line above by squeezing its marks
/// (GB/T 15834 5.1.11 allows that expressly), else gets one more character from above.
/// </summary>
internal readonly ref struct OrphanRepair(Composition composition, CompositionProfile profile)
{
    /// <summary>The line above may be widened by this many em; a wider one would be the worse evil.</summary>
    private const int LargestStretch = 3;
    private readonly Composition _composition = composition;
    private readonly BreakSearch _search = new(composition.Cells, composition.Seams, profile);

    /// <summary>Mends the last two lines of a paragraph where they need it.</summary>
    /// <param name="lines">The lines; those of the paragraph stand last.</param>
    /// <param name="first">Index of its first line.</param>
    /// <param name="measures">What to fill.</param>
    public void Repair(List<BrokenLine> lines, int first, Measures measures)
    {
        BrokenLine last = lines[^1];
        BrokenLine above = lines[^2];
        if (last.Ending != LineEnding.Paragraph || !Orphan.Is(_composition.Cells[last.Start..last.VisibleEnd]))
        {
            return;
        }

        BreakPlace whole = _search.Measure(above.Start, last.End);
        if (whole.Natural - above.Measure <= whole.Shrink)
        {
            lines.RemoveAt(lines.Count - 1);
            lines[^1] = Line(above, whole, LineEnding.PushedIn);
        }
        else
        {
            PushDown(lines, above, last, measures);
        }
    }

    private void PushDown(List<BrokenLine> lines, in BrokenLine above, in BrokenLine last, Measures measures)
    {
        int end = above.End - 1;
        while (end > above.Start && _composition.Seams[end - 1].Bond != Bond.None)
        {
            end--;
        }

        BreakPlace shorter = end > above.Start ? _search.Measure(above.Start, end) : BreakPlace.Missing;
        BreakPlace longer = _search.Measure(end, last.End);
        bool stretchable = shorter.Exists && above.Measure - shorter.Natural <= LargestStretch * _composition.Cells[above.Start].Em;
        if (stretchable && longer.Natural <= measures.Other)
        {
            lines[^2] = Line(above, shorter, shorter.Natural > above.Measure ? LineEnding.PushedIn : LineEnding.PushedOut);
            lines[^1] = Line(last, longer, LineEnding.Paragraph) with { Start = end };
        }
    }

    private static BrokenLine Line(BrokenLine old, BreakPlace place, LineEnding ending) => old with
    {
        End = place.End,
        VisibleEnd = place.VisibleEnd,
        Natural = place.Natural,
        Hanging = 0,
        Ending = ending,
        Broken = Bond.None,
    };
}
