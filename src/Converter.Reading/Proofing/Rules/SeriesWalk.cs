using System.Buffers;
using System.Collections.Immutable;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>What following the numbered series of a document showed.</summary>
/// <param name="Faults">Enumerators whose number is not the one expected, in order.</param>
/// <param name="Lone">Series that ended with their first member, number 1, in order of their ends.</param>
internal sealed record SeriesWalk(
    List<(Paragraph Paragraph, Enumerator Enumerator, SequenceFault Fault, int Expected)> Faults,
    List<Series> Lone)
{
    private const int LongestNumber = 3;
    private static readonly SearchValues<char> s_phraseEnds = SearchValues.Create(PhraseEnds);

    /// <summary>Follows the series from the first paragraph to the last.</summary>
    public static SeriesWalk Through(ImmutableArray<Paragraph> paragraphs)
    {
        SeriesWalk walk = new([], []);
        SeriesTracker tracker = new() { Ended = walk.End };
        Paragraph? before = null;
        foreach (Paragraph paragraph in paragraphs)
        {
            switch (paragraph.Role)
            {
                case Role.Title or Role.Attachment:
                    tracker.Clear();
                    break;
                case Role.Table:
                case Role.Heading when paragraph.Enumerator is null:
                    tracker.Interrupt();
                    break;
                case Role.Heading or Role.Body when paragraph.Enumerator is { } enumerator:
                    (SequenceFault fault, int expected) = tracker.Next(paragraph, enumerator);
                    if (fault != SequenceFault.None && !(fault == SequenceFault.Gap && OpensWith(before, expected)))
                    {
                        walk.Faults.Add((paragraph, enumerator, fault, expected));
                    }

                    break;
            }

            if (paragraph.Role is Role.Heading or Role.Body)
            {
                FollowInside(paragraph, tracker);
            }

            before = paragraph;
        }

        tracker.Clear();
        return walk;
    }

    // 21.5+2…… between 20. and 22.: its number was taken for a decimal.
    private static bool OpensWith(Paragraph? before, int number)
    {
        int at = 0;
        int value = 0;
        while (before is not null && at < before.Text.Length && at < LongestNumber && char.IsAsciiDigit(before.Text[at]))
        {
            value = (10 * value) + before.Text[at] - '0';
            at++;
        }

        return at > 0 && value == number && at < before!.Text.Length && (before.Text[at] is '.' or '．' or '、');
    }

    private void End(Series series)
    {
        if (series is { Count: 1, Last: 1 })
        {
            Lone.Add(series);
        }
    }

    private static void FollowInside(Paragraph paragraph, SeriesTracker tracker)
    {
        string text = paragraph.Text;
        int at = 0;
        for (int step = text.AsSpan().IndexOfAny(s_phraseEnds); step >= 0; step = text.AsSpan(at).IndexOfAny(s_phraseEnds))
        {
            at += step + 1;
            if (Enumerator.TryRead(text, at) is { } enumerator && enumerator.Family is not (EnumeratorFamily.Han or EnumeratorFamily.Article))
            {
                tracker.Inside(paragraph, enumerator);
            }
        }
    }
}
