using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Converter.Documents;

/// <summary>Where a stretch of a <see cref="MappedText"/> comes from.</summary>
/// <param name="At">Index in the mapped text at which the stretch begins.</param>
/// <param name="Source">Offset of that character in the <see cref="SourceText"/>.</param>
public readonly record struct MapSegment(int At, int Source);

/// <summary>
/// A text of which every character knows its offset in the original. Within a segment text and source run in step;
/// a character that the cleaning put in carries the offset of the place where it was put.
/// </summary>
public sealed class MappedText : IEquatable<MappedText>
{
    // One segment is all that most texts have: it is held without an array.
    private readonly MapSegment[]? _segments;
    private readonly int _source;

    /// <summary>A text with its map.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="segments">Segments in rising order of <see cref="MapSegment.At"/>; the first one at 0 unless the text is empty.</param>
    public MappedText(string text, ImmutableArray<MapSegment> segments)
    {
        Text = text;
        SegmentCount = segments.Length;
        bool isSingle = segments is [{ At: 0 }];
        _source = isSingle ? segments[0].Source : 0;
        _segments = isSingle || segments.IsEmpty ? null : ImmutableCollectionsMarshal.AsArray(segments);
    }

    private MappedText(string text, int source)
    {
        Text = text;
        SegmentCount = 1;
        _source = source;
    }

    /// <summary>A text without characters and without a place.</summary>
    public static MappedText Empty { get; } = new(string.Empty, []);

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>Number of segments of the map; 0 for a text without a place.</summary>
    public int SegmentCount { get; }

    /// <summary>A segment of the map; they stand in rising order.</summary>
    /// <param name="index">0 … <see cref="SegmentCount"/> - 1.</param>
    public MapSegment Segment(int index) => _segments is null ? new MapSegment(0, _source) : _segments[index];

    /// <summary>Number of segments that begin before an index of the text.</summary>
    /// <param name="index">The index.</param>
    public int SegmentsBefore(int index)
    {
        // A line of ten thousand cells is cut ten thousand times, and must not be gone through for each.
        int low = 0;
        int high = SegmentCount;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Segment(middle).At < index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A text that stands in the source just as it is.</summary>
    /// <param name="source">The source.</param>
    /// <param name="span">The stretch to take.</param>
    public static MappedText FromSource(SourceText source, SourceSpan span) =>
        new(source.Text.Substring(span.Start, span.Length), span.Start);

    /// <summary>Offset in the source of a character; of the last character's successor for an index at the end.</summary>
    /// <param name="index">0 … <see cref="Length"/>.</param>
    public int SourceOffset(int index)
    {
        if (_segments is null)
        {
            return SegmentCount == 0 ? 0 : _source + index;
        }

        MapSegment segment = _segments[Math.Max(SegmentsBefore(index + 1) - 1, 0)];
        return segment.Source + (index - segment.At);
    }

    /// <summary>A part of the text with its part of the map.</summary>
    /// <param name="start">Index of the first character.</param>
    /// <param name="length">Number of characters.</param>
    public MappedText Slice(int start, int length)
    {
        if (start == 0 && length == Length)
        {
            return this;
        }

        string text = Text.Substring(start, length);
        if (_segments is null)
        {
            return new MappedText(text, SourceOffset(start));
        }

        int first = SegmentsBefore(start + 1);
        int behind = Math.Max(first, SegmentsBefore(start + length));
        MapSegment[] part = new MapSegment[behind - first + 1];
        part[0] = new MapSegment(0, SourceOffset(start));
        for (int segment = first; segment < behind; segment++)
        {
            part[segment - first + 1] = _segments[segment] with { At = _segments[segment].At - start };
        }

        return new MappedText(text, ImmutableCollectionsMarshal.AsImmutableArray(part));
    }

    /// <summary>This text followed by another.</summary>
    /// <param name="next">What follows.</param>
    public MappedText Append(MappedText next)
    {
        if (Length == 0 || next.Length == 0)
        {
            return Length == 0 ? next : this;
        }

        ImmutableArray<MapSegment>.Builder all = ImmutableArray.CreateBuilder<MapSegment>(SegmentCount + next.SegmentCount);
        for (int index = 0; index < SegmentCount; index++)
        {
            all.Add(Segment(index));
        }

        for (int index = 0; index < next.SegmentCount; index++)
        {
            MapSegment segment = next.Segment(index);
            all.Add(segment with { At = segment.At + Length });
        }

        return new MappedText(Text + next.Text, all.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(MappedText? other) =>
        other is not null && Text == other.Text && SegmentCount == other.SegmentCount && _source == other._source && _segments.AsSpan().SequenceEqual(other._segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MappedText);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>The characters.</summary>
    public override string ToString() => Text;

    /// <summary>Collects characters with their places; the way to make a <see cref="MappedText"/> that differs from its source.</summary>
    public sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<MapSegment>.Builder _segments = ImmutableArray.CreateBuilder<MapSegment>();

        /// <summary>Number of characters so far.</summary>
        public int Length => _text.Length;

        /// <summary>Begins anew; the text made so far is not touched.</summary>
        public void Clear()
        {
            _text.Clear();
            _segments.Clear();
        }

        /// <summary>Adds one character.</summary>
        /// <param name="character">The character.</param>
        /// <param name="source">Its offset in the source.</param>
        public void Append(char character, int source)
        {
            Mark(source);
            _text.Append(character);
        }

        /// <summary>Adds characters that run in step with the source.</summary>
        /// <param name="characters">The characters.</param>
        /// <param name="source">Offset of the first one in the source.</param>
        public void Append(ReadOnlySpan<char> characters, int source)
        {
            if (!characters.IsEmpty)
            {
                Mark(source);
                _text.Append(characters);
            }
        }

        /// <summary>The text so far.</summary>
        public MappedText ToMappedText() => new(_text.ToString(), _segments.ToImmutable());

        private void Mark(int source)
        {
            if (_segments.Count == 0 || _segments[^1].Source + (_text.Length - _segments[^1].At) != source)
            {
                _segments.Add(new MapSegment(_text.Length, source));
            }
        }
    }
}
