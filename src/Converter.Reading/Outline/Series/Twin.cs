using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// Enumerators that two families share: I. V. X. are letters and numerals, and 首先 其次 may be counted on as 第三 and 第一 第二 closed with
/// 最后. Which is meant is seen from the open series.
/// </summary>
internal static class Twin
{
    private const int LeastCounted = 3;

    /// <summary>The enumerator as the innermost open series has it that it goes on with; as it stands where there is none.</summary>
    /// <param name="line">The line it opens.</param>
    /// <param name="marker">The enumerator as its form was read.</param>
    /// <param name="open">The open series, from the outermost inwards.</param>
    public static Enumerator AsOpenSeriesHasIt(TextLine line, Enumerator marker, List<NumberSeries> open)
    {
        if (OtherReading(line, marker) is not { } other)
        {
            return AsCounted(marker, open);
        }

        for (int depth = open.Count - 1; depth >= 0; depth--)
        {
            if (GoesOn(open[depth], marker))
            {
                return marker;
            }

            if (GoesOn(open[depth], other))
            {
                return other;
            }
        }

        return AsCounted(marker, open);
    }

    // 一、…… 二、…… 第三，……: who counts on in other words means the same series, where the words begin none of their own.
    private static Enumerator AsCounted(Enumerator marker, List<NumberSeries> open)
    {
        if (!IsCounting(marker) || marker.Value is < LeastCounted or >= Enumerator.Last || IsOpen(marker, open))
        {
            return marker;
        }

        for (int depth = open.Count - 1; depth >= 0; depth--)
        {
            if (IsCounting(open[depth].First) && open[depth].Items.Count > 1 && open[depth].LastValue + 1 == marker.Value)
            {
                return marker with { Family = open[depth].First.Family };
            }
        }

        return marker;
    }

    private static bool IsOpen(Enumerator marker, List<NumberSeries> open)
    {
        foreach (NumberSeries series in open)
        {
            if (series.IsKin(marker))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCounting(Enumerator marker) => marker.Family is EnumeratorFamily.Ordinal or EnumeratorFamily.Han;

    private static bool GoesOn(NumberSeries series, Enumerator marker) =>
        series.IsKin(marker) && series.LastValue < Enumerator.Last && (marker.Value == series.LastValue + 1 || marker.Value == Enumerator.Last);

    private static Enumerator? OtherReading(TextLine line, Enumerator marker)
    {
        char first = line.Text[marker.Start];
        bool half = marker.Length == 2 && line.Text[marker.End - 1] is ')' or '）';
        return marker.Family switch
        {
            EnumeratorFamily.Roman when marker.Length == 2 && char.IsAsciiLetterUpper(first) =>
                marker with { Family = half ? EnumeratorFamily.LetterParen : EnumeratorFamily.Letter, Value = first - 'A' + 1 },
            EnumeratorFamily.Letter or EnumeratorFamily.LetterParen when marker.Length == 2 && first is 'V' or 'X' =>
                marker with { Family = EnumeratorFamily.Roman, Value = first == 'V' ? 5 : 10 },
            EnumeratorFamily.Ordinal => marker with { Family = EnumeratorFamily.Sequencer },
            EnumeratorFamily.Sequencer => marker with { Family = EnumeratorFamily.Ordinal },
            _ => null,
        };
    }
}
