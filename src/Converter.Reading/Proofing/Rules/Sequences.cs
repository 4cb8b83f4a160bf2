using Converter.Documents;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Order, continuity and size of numbered series: rules 1 to 3.</summary>
internal static class Sequences
{
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

            while (open.Count > 0 && open[^1].Level >= paragraph.Level)
            {
                open.RemoveAt(open.Count - 1);
            }

            Enumerator? outer = open.Count == 0 ? null : open[^1].Enumerator;
            if (outer is { } above && RankOf(enumerator.Family) <= RankOf(above.Family))
            {
                findings.Add(paragraph, enumerator.Start, enumerator.End - enumerator.Start, wanted: above.Written(above.Number));
            }

            open.Add((paragraph.Level, enumerator));
        }
    }

    /// <summary>2: numbers run on, none missing, none twice.</summary>
    public static void Continuity(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Enumerator enumerator, SequenceFault fault, int expected) in context.Series.Faults)
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
        }
    }

    /// <summary>3: a series has more than one member.</summary>
    public static void LoneItem(ProofContext context, FindingList findings)
    {
        foreach (Series series in context.Series.Lone)
        {
            if (RankOf(series.Family) > 0)
            {
                findings.Add(
                    series.Paragraph,
                    series.First.Start,
                    series.First.End - series.First.Start,
                    wanted: series.First.Written(2));
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
