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
    private readonly ImmutableArray<MapSegment> _segments;

    /// <summary>A text with its map.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="segments">Segments in rising order of <see cref="MapSegment.At"/>; the first one at 0 unless the text is empty.</param>
    public MappedText(string text, ImmutableArray<MapSegment> segments)
    {
        Text = text;
        _segments = segments;
    }

    /// <summary>A text without characters and without a place.</summary>
    public static MappedText Empty { get; } = new(string.Empty, []);

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>The map, in rising order.</summary>
    public ImmutableArray<MapSegment> Segments => _segments;

    /// <summary>A text that stands in the source just as it is.</summary>
    /// <param name="source">The source.</param>
    /// <param name="span">The stretch to take.</param>
    public static MappedText FromSource(SourceText source, SourceSpan span) =>
        new(source.Text.Substring(span.Start, span.Length), [new MapSegment(0, span.Start)]);

    /// <summary>Offset in the source of a character; of the last character's successor for an index at the end.</summary>
    /// <param name="index">0 … <see cref="Length"/>.</param>
    public int SourceOffset(int index)
    {
        int segment = Math.Max(FirstFrom(index + 1) - 1, 0);
        return _segments.IsEmpty ? 0 : _segments[segment].Source + (index - _segments[segment].At);
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
        if (_segments.Length < 2)
        {
            return new MappedText(text, [new MapSegment(0, SourceOffset(start))]);
        }

        int first = FirstFrom(start + 1);
        int behind = Math.Max(first, FirstFrom(start + length));
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

        ImmutableArray<MapSegment>.Builder all = ImmutableArray.CreateBuilder<MapSegment>(_segments.Length + next._segments.Length);
        all.AddRange(_segments);
        foreach (MapSegment segment in next._segments)
        {
            all.Add(segment with { At = segment.At + Length });
        }

        return new MappedText(Text + next.Text, all.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(MappedText? other) =>
        other is not null && Text == other.Text && _segments.AsSpan().SequenceEqual(other._segments.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MappedText);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>The characters.</summary>
    public override string ToString() => Text;

    // The number of segments that begin before an index: a line of ten thousand cells is cut ten thousand times, and must not be gone through for each.
    private int FirstFrom(int index)
    {
        int low = 0;
        int high = _segments.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _segments[middle].At < index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Collects characters with their places; the way to make a <see cref="MappedText"/> that differs from its source.</summary>
    public sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<MapSegment>.Builder _segments = ImmutableArray.CreateBuilder<MapSegment>();

        /// <summary>Number of characters so far.</summary>
        public int Length => _text.Length;

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
