using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Importing;

namespace Converter.Reading.Outline.Output;

/// <summary>From what a file emphasises in its lines to what is emphasised in a cleaned paragraph.</summary>
internal static class EmphasisRanges
{
    /// <summary>The emphasised stretches of a text: of each character what its place in the source has. Linear in both lengths.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The lines of the source that it comes from.</param>
    /// <param name="marks">What the file says of them.</param>
    public static ImmutableArray<EmphasisRange> Of(MappedText text, ImmutableArray<BlockLine> parts, TextMarks marks)
    {
        List<EmphasisSpan> spans = [.. parts.SelectMany(part => marks.Of(part.Number)?.Emphases ?? [])];
        if (spans.Count == 0)
        {
            return [];
        }

        int first = spans.Min(span => span.Span.Start);
        Emphasis[] painted = new Emphasis[spans.Max(span => span.Span.End) - first];
        foreach (EmphasisSpan span in spans)
        {
            foreach (ref Emphasis kinds in painted.AsSpan(span.Span.Start - first, span.Span.Length))
            {
                kinds |= span.Kinds;
            }
        }

        return Collect(text, painted, first);
    }

    private static ImmutableArray<EmphasisRange> Collect(MappedText text, Emphasis[] painted, int first)
    {
        ImmutableArray<EmphasisRange>.Builder ranges = ImmutableArray.CreateBuilder<EmphasisRange>();
        for (int segment = 0; segment < text.SegmentCount; segment++)
        {
            int end = segment + 1 < text.SegmentCount ? text.Segment(segment + 1).At : text.Length;
            int shift = text.Segment(segment).Source - text.Segment(segment).At - first;
            for (int at = text.Segment(segment).At; at < end; at++)
            {
                int place = at + shift;
                Add(ranges, at, place >= 0 && place < painted.Length ? painted[place] : Emphasis.None);
            }
        }

        return ranges.ToImmutable();
    }

    private static void Add(ImmutableArray<EmphasisRange>.Builder ranges, int at, Emphasis kinds)
    {
        if (kinds == Emphasis.None)
        {
            return;
        }

        if (ranges.Count > 0 && ranges[^1].End == at && ranges[^1].Kinds == kinds)
        {
            ranges[^1] = ranges[^1] with { Length = ranges[^1].Length + 1 };
        }
        else
        {
            ranges.Add(new EmphasisRange(at, 1, kinds));
        }
    }
}
