using Converter.Styles.Sheets;

namespace Converter.Typesetting.Lines;

/// <summary>
/// Breaks a whole paragraph anew where first fit left a line far too loose: the breaks with the least sum of costs, by dynamic
/// programming over the places where a line may end. First fit stands wherever it is as good, so that text on the grid stays there;
/// of equal paragraphs the one with the fuller first lines is taken.
/// </summary>
internal sealed class ParagraphOptimum(CompositionProfile profile)
{
    /// <summary>A line that lacks more than this many em is worth a second look: 7 % of a line of 28.</summary>
    private const int LooseInEm = 2;

    /// <summary>No line of the optimum lacks more than this many em.</summary>
    private const int LargestStretch = 3;

    /// <summary>A last line of one character costs as much as the loosest line.</summary>
    private const double OrphanCost = LargestStretch * LargestStretch * LargestStretch;
    private readonly List<BreakPlace> _places = [];

    /// <summary>Replaces the lines of a paragraph where a better paragraph of as many lines is found.</summary>
    /// <param name="composition">Cells with their seams.</param>
    /// <param name="lines">The lines; those of the paragraph stand last.</param>
    /// <param name="first">Index of its first line.</param>
    /// <param name="measures">What to fill.</param>
    public void Improve(Composition composition, List<BrokenLine> lines, int first, Measures measures)
    {
        if (profile == CompositionProfile.Word || !IsLoose(composition, lines, first))
        {
            return;
        }

        int start = lines[first].Start;
        int end = lines[^1].End;
        Node[] nodes = Search(composition, start, end, measures);
        if (nodes[^1].Lines == lines.Count - first && nodes[^1].Cost < CostOf(composition, lines, first))
        {
            Replace(composition, lines, first, nodes, measures);
        }
    }

    private static bool IsLoose(Composition composition, List<BrokenLine> lines, int first)
    {
        bool loose = false;
        for (int i = first; i < lines.Count; i++)
        {
            BrokenLine line = lines[i];
            if (line.Broken != Bond.None)
            {
                return false;
            }

            long lacking = line.Ending == LineEnding.PushedOut ? line.Measure - line.Natural : 0;
            loose |= lacking > LooseInEm * composition.Cells[line.Start].Em;
        }

        return loose;
    }

    /// <summary>The cheapest way to every place where a line may begin.</summary>
    private Node[] Search(Composition composition, int start, int end, Measures measures)
    {
        BreakSearch search = new(composition.Cells, composition.Seams, profile);
        Node[] nodes = new Node[end - start + 1];
        nodes[0] = new Node(0, 0, -1);
        for (int at = start; at < end; at++)
        {
            Node from = nodes[at - start];
            if (from.Previous == 0 && at > start)
            {
                continue;
            }

            long measure = at == start ? measures.First : measures.Other;
            search.Collect(at, end, measure, measure - (LargestStretch * composition.Cells[at].Em), _places);
            foreach (BreakPlace place in _places)
            {
                double cost = from.Cost + CostOf(composition, at, place, measure, place.End == end);
                ref Node to = ref nodes[place.End - start];
                if (to.Previous == 0 || cost <= to.Cost)
                {
                    to = new Node(cost, from.Lines + 1, at - start + 1);
                }
            }
        }

        return nodes;
    }

    private double CostOf(Composition composition, List<BrokenLine> lines, int first)
    {
        BreakSearch search = new(composition.Cells, composition.Seams, profile);
        double cost = 0;
        for (int i = first; i < lines.Count; i++)
        {
            BreakPlace place = search.Measure(lines[i].Start, lines[i].End);
            cost += CostOf(composition, lines[i].Start, place, lines[i].Measure, i + 1 == lines.Count);
        }

        return cost;
    }

    /// <summary>The cube of the em that a line lacks, or of the share that it gives of what it can give.</summary>
    private static double CostOf(Composition composition, int start, BreakPlace place, long measure, bool isLast)
    {
        ReadOnlySpan<Cell> cells = composition.Cells;
        long excess = place.Natural - measure;
        double ratio = excess > BreakSearch.ToleranceOf(cells[start])
            ? (double)excess / Math.Max(1, place.Shrink)
            : isLast ? 0 : (double)Math.Max(0, -excess) / cells[start].Em;
        bool orphan = isLast && start > 0 && Orphan.Is(cells[start..place.VisibleEnd]);
        return (ratio * ratio * ratio) + (orphan ? OrphanCost : 0);
    }

    private void Replace(Composition composition, List<BrokenLine> lines, int first, Node[] nodes, Measures measures)
    {
        BreakSearch search = new(composition.Cells, composition.Seams, profile);
        int origin = lines[first].Start;
        int to = nodes.Length - 1;
        for (int i = lines.Count - 1; i >= first; i--)
        {
            int from = nodes[to].Previous - 1;
            long measure = i == first ? measures.First : measures.Other;
            BreakPlace place = search.Measure(origin + from, origin + to);
            lines[i] = new BrokenLine
            {
                Start = origin + from,
                End = place.End,
                VisibleEnd = place.VisibleEnd,
                Measure = measure,
                Natural = place.Natural,
                Ending = EndingOf(composition, origin + from, place, measure, i + 1 == lines.Count),
            };
            to = from;
        }
    }

    private static LineEnding EndingOf(Composition composition, int start, BreakPlace place, long measure, bool isLast)
    {
        long tolerance = BreakSearch.ToleranceOf(composition.Cells[start]);
        return place.Natural > measure + tolerance ? LineEnding.PushedIn
            : isLast ? LineEnding.Paragraph
            : place.Natural >= measure - tolerance ? LineEnding.Exact
            : LineEnding.PushedOut;
    }

    /// <summary>The best way to a place.</summary>
    /// <param name="Cost">Sum of the costs of its lines.</param>
    /// <param name="Lines">Number of its lines.</param>
    /// <param name="Previous">Where the last of them begins, plus one; 0 while no way is known.</param>
    private readonly record struct Node(double Cost, int Lines, int Previous);
}
