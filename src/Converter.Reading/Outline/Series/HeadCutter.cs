using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// Finds where run-in headings (段内标题) end: behind the first sentence, or behind a short phrase that ends in a colon or a blank. The
/// members of a series are cut alike where their shapes allow it.
/// </summary>
internal static class HeadCutter
{
    private const int LongestPair = 45;
    private const int ShortestPhrase = 4;
    private const int LongestPhrase = 30;

    /// <summary>What follows a topic in its sentence is at least so long.</summary>
    private const int ShortestText = 12;

    /// <summary>Length of the run-in heading of every item that is one; items that are headings as a whole have 0.</summary>
    /// <param name="series">A series of headings.</param>
    /// <param name="lines">The lines of the text.</param>
    /// <param name="lengths">By index of the line.</param>
    public static void Cut(NumberSeries series, TextLine[] lines, int[] lengths)
    {
        int colons = 0;
        int blanks = 0;
        int stops = 0;
        foreach (SeriesItem item in series.Items)
        {
            Opening opening = Opening.Of(item.Line, item.Marker.End);
            colons += opening.Colon > 0 ? 1 : 0;
            blanks += opening.Blank > 0 ? 1 : 0;
            stops += opening.Stop < item.Line.Length && opening.Colon == 0 && opening.Blank == 0 ? 1 : 0;
        }

        bool colonCut = colons > stops && colons >= blanks;
        bool blankCut = blanks > stops && blanks > colons;
        foreach (SeriesItem item in series.Items)
        {
            if (item.IsHeading)
            {
                int length = LengthOf(item, colonCut, blankCut, stops > 0);
                lengths[item.Line.Index] = colonCut && length < item.Line.Length && IsSaidTwice(item, length, lines) ? 0 : length;
            }
        }

        JoinPairs(series.Items, lengths);
    }

    // 一、坚定信念：筑牢思想之基 / running text: both halves are the heading, the text stands below. What an item says of itself (一、元旦：1月1日放假)
    // has a figure or an end mark, or the next item below it.
    private static bool IsSaidTwice(SeriesItem item, int cut, TextLine[] lines)
    {
        TextLine line = item.Line;
        TextLine? below = line.Index + 1 < lines.Length ? lines[line.Index + 1] : null;
        bool phrase = cut > 0 && line.End == EndMark.None && line.Length - cut is >= ShortestPhrase and <= LongestPhrase
            && !line.Text.AsSpan(cut).ContainsAnyInRange('0', '9') && !line.Text.AsSpan(cut).Contains('；');
        return phrase && below is not null
            && (below.Marker is { } inner ? inner.Value == 1 && inner.Family != item.Marker.Family : below.Length > LongestPair);
    }

    private static void JoinPairs(List<SeriesItem> items, int[] lengths)
    {
        int wholes = 0;
        foreach (SeriesItem item in items)
        {
            wholes += item.IsHeading && lengths[item.Line.Index] == 0 ? 1 : 0;
        }

        foreach (SeriesItem item in items)
        {
            bool pair = 2 * wholes > items.Count && item.IsHeading && IsPair(item, lengths[item.Line.Index]);
            lengths[item.Line.Index] = pair ? 0 : lengths[item.Line.Index];
        }
    }

    // 一、为什么学习？学习什么？ among headings that fill their lines: two short sentences are the heading together.
    private static bool IsPair(SeriesItem item, int cut) =>
        cut > 0 && item.Line.Length <= LongestPair && item.Line.Length - cut <= cut + 4 && item.Line.Text[cut - 1] is '？' or '！';

    private static bool EndsPhrase(TextLine line, int end) =>
        !char.IsLetterOrDigit(line.Text[end - 1]) || !char.IsLetterOrDigit(line.Text[end]) || line.HasGap(end);

    private static int LengthOf(SeriesItem item, bool colonCut, bool blankCut, bool someRunIn)
    {
        Opening opening = Opening.Of(item.Line, item.Marker.End);
        if (item.Marker.Family is EnumeratorFamily.Chapter or EnumeratorFamily.Part or EnumeratorFamily.Section && !item.Line.HasInnerEnd)
        {
            return 0;
        }

        // Where the file sets the opening apart, that is where it ends; enumerators alone are often set apart, too.
        if (item.Line.MarkedLead > opening.Start + 1 && EndsPhrase(item.Line, item.Line.MarkedLead))
        {
            return item.Line.MarkedLead;
        }

        int end = colonCut && opening.Colon > 0 ? opening.Colon : blankCut && opening.Blank > 0 ? opening.Blank : opening.Stop;
        return end == item.Line.Length && someRunIn ? EndOfTopic(item.Line, opening) : end < item.Line.Length && HasWords(item.Line.Text.AsSpan(end)) ? end : 0;
    }

    // 2．历史条件。42-45 among its siblings: figures and marks behind it are no text.
    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (char.IsLetter(character))
            {
                return true;
            }
        }

        return false;
    }

    // （二）压实责任 各单位要…… beside （一）加强领导。各单位要……: one sentence that fills its line is cut where its topic ends.
    private static int EndOfTopic(TextLine line, Opening opening)
    {
        int end = opening.Blank > 0 ? opening.Blank : opening.Colon;
        return end > 0 && line.End == EndMark.Sentence && line.Length - end >= ShortestText ? end : 0;
    }
}
