using Converter.Styles.Sheets;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>What the lines of a paragraph have to fill.</summary>
/// <param name="First">Width of the first line.</param>
/// <param name="Other">Width of the others.</param>
/// <param name="Justified">Whether lines are shrunk and widened to fill it; otherwise they are set solid.</param>
/// <param name="RepairsOrphans">Whether a last line of one character is avoided (孤字).</param>
internal readonly record struct Measures(long First, long Other, bool Justified, bool RepairsOrphans);

/// <summary>
/// Breaks a paragraph into lines: first fit, push-in before push-out. It knows widths and bonds, not fonts. Cost is linear in the
/// number of cells.
/// </summary>
internal sealed class LineBreaker(CompositionProfile profile)
{
    /// <summary>An ellipsis may begin a line when keeping it back would leave more than this many em to stretch.</summary>
    private const int StretchThatFreesEllipses = 2;

    /// <summary>A date is torn when keeping it whole would leave more than this many em to stretch.</summary>
    private const int StretchThatTears = 3;

    /// <summary>
    /// A document number is torn only when keeping it whole would leave more than this part of the measure: a quarter of an em between
    /// all characters. On a line of 28 that never happens.
    /// </summary>
    private const int PartThatTearsNumbers = 4;
    private readonly ParagraphOptimum _optimum = new(profile);

    /// <summary>Breaks the cells from one index to another.</summary>
    /// <param name="composition">Cells with their seams.</param>
    /// <param name="start">First cell.</param>
    /// <param name="end">Index behind the last cell.</param>
    /// <param name="measures">What to fill.</param>
    /// <param name="lines">Takes the lines.</param>
    public void Break(Composition composition, int start, int end, Measures measures, List<BrokenLine> lines)
    {
        BreakSearch search = new(composition.Cells, composition.Seams, profile);
        int first = lines.Count;
        for (int at = start; at < end;)
        {
            long measure = lines.Count == first ? measures.First : measures.Other;
            BrokenLine line = NextLine(search, composition, at, end, measure, measures);
            lines.Add(line);
            at = line.End;
        }

        if (measures.RepairsOrphans && lines.Count - first > 1)
        {
            new OrphanRepair(composition, profile).Repair(lines, first, measures);
        }

        if (measures.Justified && lines.Count - first > 1)
        {
            _optimum.Improve(composition, lines, first, measures);
        }
    }

    private BrokenLine NextLine(BreakSearch search, Composition composition, int start, int end, long measure, Measures measures)
    {
        long em = composition.Cells[start].Em;
        Bond strongest = Bond.None;
        BreakCandidates candidates = search.Find(start, end, measure, strongest);
        while (!candidates.Fitting.Exists && strongest < Bond.Inseparable && !IsPushIn(candidates.Next, measure, measures))
        {
            candidates = search.Find(start, end, measure, ++strongest);
        }

        if (!candidates.Fitting.Exists && !IsPushIn(candidates.Next, measure, measures))
        {
            return Line(start, search.Measure(start, start + 1), measure, LineEnding.PushedOut, Bond.Inseparable);
        }

        BrokenLine line = Decide(composition, start, end, measure, measures, candidates, strongest);
        if (line.Ending == LineEnding.PushedOut && measure - line.Natural > StretchThatFreesEllipses * em)
        {
            Bond weaker = ReleasedBond(search, start, end, line, measure, measures, em);
            if (weaker > strongest)
            {
                BrokenLine torn = Decide(composition, start, end, measure, measures, search.Find(start, end, measure, weaker), weaker);
                return torn.End > line.End ? torn : line;
            }
        }

        return line;
    }

    /// <summary>The rules of the reference algorithm in their order.</summary>
    private BrokenLine Decide(
        Composition composition, int start, int end, long measure, Measures measures, BreakCandidates candidates, Bond strongest)
    {
        (BreakPlace fitting, BreakPlace next) = candidates;
        long tolerance = BreakSearch.ToleranceOf(composition.Cells[start]);
        if (fitting.End == end)
        {
            return Line(start, fitting, measure, LineEnding.Paragraph, Bond.None);
        }

        if (fitting.Exists && Math.Abs(measure - fitting.Natural) <= tolerance)
        {
            return Line(start, fitting, measure, LineEnding.Exact, BondAt(composition, fitting.End, strongest));
        }

        if (measures.Justified && CanHang(composition, start, next, measure + tolerance))
        {
            BrokenLine hung = Line(start, next, measure, LineEnding.Hung, BondAt(composition, next.End, strongest));
            hung.Hanging = next.Natural - next.BeforeLast;
            return hung;
        }

        return IsPushIn(next, measure, measures)
            ? Line(start, next, measure, LineEnding.PushedIn, BondAt(composition, next.End, strongest))
            : Line(start, fitting, measure, LineEnding.PushedOut, BondAt(composition, fitting.End, strongest));
    }

    /// <summary>行尾点号悬挂: one pause or stop may hang outside, never behind another mark.</summary>
    private bool CanHang(Composition composition, int start, BreakPlace next, long measure)
    {
        if (profile != CompositionProfile.Word || !next.Exists || next.VisibleEnd - start < 2 || next.BeforeLast > measure)
        {
            return false;
        }

        CharacterClass last = composition.Cells[next.VisibleEnd - 1].Class;
        return last is CharacterClass.Pause or CharacterClass.Stop && !composition.Cells[next.VisibleEnd - 2].Class.IsFullWidthMark();
    }

    private static bool IsPushIn(BreakPlace next, long measure, Measures measures) =>
        measures.Justified && next.Exists && next.Natural - measure <= next.Shrink;

    /// <summary>The weakest bond whose release would bring more onto a line that lacks too much; none where nothing helps.</summary>
    private static Bond ReleasedBond(BreakSearch search, int start, int end, in BrokenLine line, long measure, Measures measures, long em)
    {
        long lacking = measure - line.Natural;
        Bond last = lacking <= StretchThatTears * em ? Bond.Ellipsis
            : search.IsWiderThan(line.End, end, measures.Other) ? Bond.Word
            : lacking > measure / PartThatTearsNumbers ? Bond.Number
            : Bond.Date;
        for (Bond bond = Bond.Ellipsis; bond <= last; bond++)
        {
            BreakCandidates candidates = search.Find(start, end, measure, bond);
            if (candidates.Fitting.End > line.End || (IsPushIn(candidates.Next, measure, measures) && candidates.Next.End > line.End))
            {
                return bond;
            }
        }

        return Bond.None;
    }

    private static Bond BondAt(Composition composition, int end, Bond strongest)
    {
        Bond bond = composition.Seams[end - 1].Bond;
        return end < composition.Count && bond <= strongest ? bond : Bond.None;
    }

    private static BrokenLine Line(int start, BreakPlace place, long measure, LineEnding ending, Bond broken) => new()
    {
        Start = start,
        End = place.End,
        VisibleEnd = place.VisibleEnd,
        Measure = measure,
        Natural = place.Natural,
        Ending = ending,
        Broken = broken,
    };
}
