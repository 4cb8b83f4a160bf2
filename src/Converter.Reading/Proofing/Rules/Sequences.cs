using System.Buffers;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Order, continuity and size of numbered series: rules 1 to 3.</summary>
internal static class Sequences
{
    private static readonly SearchValues<char> s_phraseEnds = SearchValues.Create(PhraseEnds);

    /// <summary>1: a level of the outline lies inside the one above it (GB/T 9704 7.3.3).</summary>
    public static void LevelOrder(ProofContext context, FindingList findings)
    {
        List<(int Level, Enumerator Enumerator)> open = [];
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            if (paragraph.Role is Role.Attachment or Role.Title)
            {
                open.Clear();
            }

            if (paragraph.Role != Role.Heading || paragraph.Enumerator is not { } enumerator || RankOf(enumerator.Family) == 0)
            {
                continue;
            }

            open.RemoveAll(one => one.Level >= paragraph.Level);
            (int _, Enumerator? above) = open.Count == 0 ? default : open[^1];
            if (above is not null && RankOf(enumerator.Family) <= RankOf(above.Family))
            {
                findings.Add(paragraph, enumerator.Start, enumerator.End - enumerator.Start, wanted: above.Written(above.Number));
            }

            open.Add((paragraph.Level, enumerator));
        }
    }

    /// <summary>2: numbers run on, none missing, none twice.</summary>
    public static void Continuity(ProofContext context, FindingList findings)
    {
        Follow(context, new SeriesTracker(), (paragraph, enumerator, fault, expected) =>
        {
            // Lists inside the text are looser than headings: members may stand inside a paragraph, or be quoted.
            bool isLoose = paragraph.Role == Role.Body
                || enumerator.Family is EnumeratorFamily.Is or EnumeratorFamily.Must or EnumeratorFamily.Ordinal;
            findings.Add(
                paragraph,
                enumerator.Start,
                enumerator.End - enumerator.Start,
                wanted: enumerator.Written(expected),
                variant: fault switch
                {
                    SequenceFault.Duplicate => "duplicate",
                    SequenceFault.Backwards => "backwards",
                    SequenceFault.Start => "start",
                    _ => null,
                },
                doubt: fault == SequenceFault.Start || isLoose ? 1 : 0);
        });
    }

    /// <summary>3: a series has more than one member.</summary>
    public static void LoneItem(ProofContext context, FindingList findings)
    {
        SeriesTracker tracker = new()
        {
            Ended = series =>
            {
                if (series is { Count: 1, Last: 1 } && RankOf(series.Family) > 0)
                {
                    findings.Add(
                        series.Paragraph,
                        series.First.Start,
                        series.First.End - series.First.Start,
                        wanted: series.First.Written(2));
                }
            },
        };
        Follow(context, tracker, (_, _, _, _) => { });
    }

    private static void Follow(ProofContext context, SeriesTracker tracker, Action<Paragraph, Enumerator, SequenceFault, int> report)
    {
        foreach (Paragraph paragraph in context.Paragraphs)
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
                    if (fault != SequenceFault.None)
                    {
                        report(paragraph, enumerator, fault, expected);
                    }

                    break;
            }

            if (paragraph.Role is Role.Heading or Role.Body)
            {
                FollowInside(paragraph, tracker);
            }
        }

        tracker.Clear();
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

    // The order of 7.3.3; families that take any place have none.
    private static int RankOf(EnumeratorFamily family) => family switch
    {
        EnumeratorFamily.Han => 1,
        EnumeratorFamily.BracketedHan => 2,
        EnumeratorFamily.Arabic => 3,
        EnumeratorFamily.BracketedArabic => 4,
        EnumeratorFamily.Circled => 5,
        _ => 0,
    };
}
