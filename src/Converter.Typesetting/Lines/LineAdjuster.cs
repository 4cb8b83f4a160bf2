using Converter.Styles.Sheets;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>
/// Makes a line as wide as its measure: shrinks by R1 … R7 in turn, widens by E1 … E3. Within a step all places share equally, and
/// what cannot be shared goes to the first places, one unit each, so that the right edge is exact.
/// </summary>
internal sealed class LineAdjuster(CompositionProfile profile)
{
    private readonly List<int> _places = [];

    /// <summary>Adjusts one line.</summary>
    /// <param name="composition">The cells; the adjustments are written there.</param>
    /// <param name="line">The line; its trim is written there.</param>
    public void Adjust(Composition composition, ref BrokenLine line)
    {
        int end = line.Hanging > 0 ? LastButOneVisible(composition, line) : line.VisibleEnd;
        long natural = line.Natural - line.Hanging;
        if (profile == CompositionProfile.Strict && end > line.Start && line.Hanging == 0)
        {
            line.Trim = composition.Cells[end - 1].RightBlank;
        }

        Span<long> adjustments = composition.Adjustments[line.Start..Math.Max(line.Start, end - 1)];
        ReadOnlySpan<Seam> seams = composition.Seams[line.Start..Math.Max(line.Start, end - 1)];
        long excess = natural - line.Measure;
        if (Math.Abs(excess) <= BreakSearch.ToleranceOf(composition.Cells[line.Start]))
        {
            Spread(seams, adjustments, line.Ending == LineEnding.Paragraph ? Math.Min(0, -excess) : -excess);
        }
        else if (excess > 0)
        {
            line.Trim += TrimEnd(composition, line, end, ref excess);
            Shrink(seams, adjustments, excess);
        }
        else if (line.Ending != LineEnding.Paragraph)
        {
            Widen(seams, adjustments, -excess);
        }
    }

    private static int LastButOneVisible(Composition composition, in BrokenLine line)
    {
        int end = line.VisibleEnd - 1;
        while (end > line.Start + 1 && composition.Cells[end - 1].Class is CharacterClass.Space or CharacterClass.Joined)
        {
            end--;
        }

        return end;
    }

    /// <summary>R1: the mark at the line end gives its blank, as far as needed.</summary>
    private long TrimEnd(Composition composition, in BrokenLine line, int end, ref long excess)
    {
        if (profile == CompositionProfile.Strict || end == line.Start)
        {
            return 0;
        }

        long trim = Math.Min(excess, composition.Cells[end - 1].RightBlank);
        excess -= trim;
        return trim;
    }

    /// <summary>R2 … R7.</summary>
    private void Shrink(ReadOnlySpan<Seam> seams, Span<long> adjustments, long excess)
    {
        for (ShrinkStep step = ShrinkStep.Space; step <= ShrinkStep.Stop && excess > 0; step++)
        {
            _places.Clear();
            for (int i = 0; i < seams.Length; i++)
            {
                if (seams[i].Step == step && seams[i].Shrink > 0)
                {
                    _places.Add(i);
                }
            }

            excess = ShareShrink(seams, adjustments, excess);
        }
    }

    /// <summary>Shares an amount equally among places of limited depth; returns what found no room.</summary>
    private long ShareShrink(ReadOnlySpan<Seam> seams, Span<long> adjustments, long amount)
    {
        for (bool levelled = false; _places.Count > 0 && amount > 0 && !levelled;)
        {
            long share = amount / _places.Count;
            levelled = true;
            for (int p = _places.Count - 1; p >= 0; p--)
            {
                int place = _places[p];
                if (seams[place].Shrink <= share)
                {
                    adjustments[place] -= seams[place].Shrink;
                    amount -= seams[place].Shrink;
                    _places.RemoveAt(p);
                    levelled = false;
                }
            }
        }

        if (_places.Count > 0 && amount > 0)
        {
            Deal(adjustments, -amount);
            amount = 0;
        }

        return amount;
    }

    /// <summary>E1: spaces to ½ em; E2: gaps to ⅓ em; E3: all gaps equally, without a limit.</summary>
    private void Widen(ReadOnlySpan<Seam> seams, Span<long> adjustments, long amount)
    {
        amount = WidenStep(seams, adjustments, amount, Stretch.Space);
        amount = WidenStep(seams, adjustments, amount, Stretch.Gap);
        Spread(seams, adjustments, amount);
    }

    private long WidenStep(ReadOnlySpan<Seam> seams, Span<long> adjustments, long amount, Stretch step)
    {
        _places.Clear();
        long least = long.MaxValue;
        for (int i = 0; i < seams.Length; i++)
        {
            if (seams[i].Stretch == step && seams[i].Widen > 0)
            {
                _places.Add(i);
                least = Math.Min(least, seams[i].Widen);
            }
        }

        if (_places.Count == 0)
        {
            return amount;
        }

        long given = Math.Min(amount, least * _places.Count);
        Deal(adjustments, given);
        return amount - given;
    }

    /// <summary>E3: over the gaps between characters; where there are none, over what is left to widen.</summary>
    private void Spread(ReadOnlySpan<Seam> seams, Span<long> adjustments, long amount)
    {
        for (Stretch least = Stretch.Plain; amount != 0; least--)
        {
            _places.Clear();
            for (int i = 0; i < seams.Length; i++)
            {
                if (seams[i].Stretch >= least && seams[i].Stretch != Stretch.Never)
                {
                    _places.Add(i);
                }
            }

            if (_places.Count > 0)
            {
                Deal(adjustments, amount);
                return;
            }

            if (least == Stretch.LastResort)
            {
                return;
            }
        }
    }

    private void Deal(Span<long> adjustments, long amount)
    {
        long share = amount / _places.Count;
        long rest = amount - (share * _places.Count);
        for (int p = 0; p < _places.Count; p++)
        {
            adjustments[_places[p]] += share + (p < Math.Abs(rest) ? Math.Sign(rest) : 0);
        }
    }
}
