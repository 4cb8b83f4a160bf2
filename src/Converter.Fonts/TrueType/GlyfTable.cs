using System.Buffers.Binary;
using Converter.Fonts.Files;

namespace Converter.Fonts.TrueType;

/// <summary>The OpenType tables <c>glyf</c> and <c>loca</c>: the TrueType outlines and where each begins.</summary>
internal sealed class GlyfTable
{
    private readonly FontBytes _glyf;
    private readonly FontBytes _loca;
    private readonly bool _hasLongOffsets;

    private GlyfTable(FontBytes glyf, FontBytes loca, bool hasLongOffsets, int count)
    {
        (_glyf, _loca, _hasLongOffsets, Count) = (glyf, loca, hasLongOffsets, count);
    }

    /// <summary>Number of glyphs that have a place.</summary>
    public int Count { get; }

    /// <summary>Reads the head of both tables; single glyphs are checked when they are asked for.</summary>
    /// <param name="glyf">The table <c>glyf</c>.</param>
    /// <param name="loca">The table <c>loca</c>.</param>
    /// <param name="hasLongOffsets">indexToLocFormat of <c>head</c>.</param>
    /// <param name="glyphCount">numGlyphs of <c>maxp</c>.</param>
    /// <exception cref="FontFormatException">There is no place for any glyph.</exception>
    public static GlyfTable Read(FontBytes glyf, FontBytes loca, bool hasLongOffsets, int glyphCount)
    {
        int count = Math.Min(glyphCount, (loca.Length / (hasLongOffsets ? 4 : 2)) - 1);
        return count > 0 ? new GlyfTable(glyf, loca, hasLongOffsets, count) : throw loca.Fault("there is no place for any glyph");
    }

    /// <summary>The description of a glyph.</summary>
    /// <param name="glyph">Glyph index.</param>
    /// <param name="description">Its bytes; empty for a glyph without outline.</param>
    /// <returns>Whether the glyph is there, and within the table.</returns>
    public bool TryGet(int glyph, out ReadOnlySpan<byte> description)
    {
        description = default;
        if ((uint)glyph >= (uint)Count)
        {
            return false;
        }

        ReadOnlySpan<byte> loca = _loca.Span;
        (long start, long end) = (OffsetAt(loca, glyph), OffsetAt(loca, glyph + 1));
        if (end < start || end > _glyf.Length)
        {
            return false;
        }

        description = _glyf.Span[(int)start..(int)end];
        return true;
    }

    private long OffsetAt(ReadOnlySpan<byte> loca, int index) => _hasLongOffsets
        ? BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * index)..])
        : 2L * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * index)..]);
}
