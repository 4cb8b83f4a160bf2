using System.Buffers;
using System.Collections.Immutable;

namespace Converter.Fonts;

/// <summary>How a face draws its glyphs; decides how it is embedded.</summary>
public enum OutlineFormat
{
    /// <summary>TrueType outlines, table <c>glyf</c>.</summary>
    TrueType,

    /// <summary>Compact Font Format with glyph names.</summary>
    CffNameKeyed,

    /// <summary>Compact Font Format with character identifiers.</summary>
    CffCidKeyed,
}

/// <summary>
/// One face of a font file, read only as far as composing and embedding text needs. Faces are immutable and may be
/// shared by threads; one face is one object for the life of its <c>FontLibrary</c>.
/// </summary>
public interface IFontFace
{
    /// <summary>Full name, such as “FandolFang R” or “仿宋”: the Chinese one where there is one.</summary>
    string FullName { get; }

    /// <summary>PostScript name, ASCII without blanks, for the PDF.</summary>
    string PostScriptName { get; }

    /// <summary>All family and full names in all languages of the name table.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The file it is in.</summary>
    string Path { get; }

    /// <summary>Index in the collection, 0 for a plain file.</summary>
    int Index { get; }

    /// <summary>Number of glyphs.</summary>
    int GlyphCount { get; }

    /// <summary>Font units in an em.</summary>
    int UnitsPerEm { get; }

    /// <summary>How the outlines are kept.</summary>
    OutlineFormat Outlines { get; }

    /// <summary>Figures that the font descriptor of a PDF asks for.</summary>
    FontMetrics Metrics { get; }

    /// <summary>The glyph of a character; 0 where the face has none.</summary>
    /// <param name="codePoint">Unicode code point, 0 … 10FFFF.</param>
    ushort GlyphOf(int codePoint);

    /// <summary>Advance width of a glyph, in font units.</summary>
    /// <param name="glyph">Glyph index, 0 … <see cref="GlyphCount"/> − 1; any other gives the advance of glyph 0.</param>
    int AdvanceOf(ushort glyph);

    /// <summary>
    /// Where the outline of a glyph begins and ends across the line; <see langword="null"/> where it has none, or the face cannot tell.
    /// </summary>
    /// <param name="glyph">Glyph index.</param>
    GlyphInk? InkOf(ushort glyph) => null;

    /// <summary>The font program with no more than the glyphs asked for. Equal input gives equal bytes.</summary>
    /// <param name="glyphs">Glyph indices in any order, doubles allowed; glyph 0 is always taken along.</param>
    SubsetFont Subset(IReadOnlyCollection<ushort> glyphs);

    /// <summary>Draws a glyph, for a picture of a page; nothing where it has no outline or a broken one.</summary>
    /// <param name="glyph">Glyph index.</param>
    /// <param name="pen">Follows the outline.</param>
    void Draw(ushort glyph, IGlyphPen pen)
    {
    }
}

/// <summary>The part of a glyph's advance that its outline covers, in font units from the origin.</summary>
/// <param name="Left">Left edge; negative where the outline stands out.</param>
/// <param name="Right">Right edge. Where curves are kept by their control points, these count.</param>
public readonly record struct GlyphInk(int Left, int Right);

/// <summary>Figures of a face in font units, as a PDF font descriptor names them (ISO 32000-1, 9.8).</summary>
/// <param name="Ascent">Height above the baseline.</param>
/// <param name="Descent">Depth below the baseline, negative.</param>
/// <param name="CapHeight">Height of capitals.</param>
/// <param name="ItalicAngle">Slant in degrees, 0 for upright.</param>
/// <param name="XMin">Left edge of the box around all glyphs.</param>
/// <param name="YMin">Lower edge.</param>
/// <param name="XMax">Right edge.</param>
/// <param name="YMax">Upper edge.</param>
/// <param name="IsFixedPitch">Whether all glyphs have one width.</param>
/// <param name="IsSerif">Whether the face has serifs.</param>
public sealed record FontMetrics(
    int Ascent,
    int Descent,
    int CapHeight,
    double ItalicAngle,
    int XMin,
    int YMin,
    int XMax,
    int YMax,
    bool IsFixedPitch,
    bool IsSerif)
{
    /// <summary>How far the upper edge of an underline lies above the baseline: below it where negative; 0 where the face does not say.</summary>
    public int UnderlinePosition { get; init; }

    /// <summary>Thickness of an underline; 0 where the face does not say.</summary>
    public int UnderlineThickness { get; init; }
}

/// <summary>A font program cut down to what a document uses.</summary>
/// <param name="IsTrueType">Whether <see cref="Program"/> is TrueType.</param>
/// <param name="CidOf">
/// For each glyph of the face that is in the subset, the CID under which a PDF shows it. Subsets number glyphs anew from 0 in
/// rising order of glyph index (glyph 0 is CID 0), so CIDs are dense: 0 … number of glyphs − 1. Glyphs that others are composed of are
/// in the subset too, whether asked for or not.
/// </param>
public sealed record SubsetFont(bool IsTrueType, ImmutableSortedDictionary<ushort, ushort> CidOf)
{
    /// <summary>
    /// The bytes to embed: a CID-keyed bare CFF (FontFile3, subtype CIDFontType0C) or a TrueType file (FontFile2). They are put together
    /// when they are first asked for, which <see cref="TryDeflate"/> spares.
    /// </summary>
    public ReadOnlyMemory<byte> Program => Joined.Value;

    /// <summary>The glyphs whose outlines are broken in the font file and therefore empty here, in rising order; mostly none.</summary>
    public ImmutableArray<ushort> Damaged { get; init; } = [];

    /// <summary>How <see cref="Program"/> is put together.</summary>
    internal Lazy<byte[]> Joined { get; init; } = new(Array.Empty<byte>());

    /// <summary>How <see cref="TryDeflate"/> works; <see langword="null"/> where it gives nothing.</summary>
    internal Action<IBufferWriter<byte>>? Deflater { get; init; }

    /// <summary>
    /// Writes <see cref="Program"/> as a zlib stream (RFC 1950), as the filter FlateDecode of a PDF takes it, joined from glyphs that were
    /// compressed when they were first used. It takes a tenth of the time that compressing the program takes, and is about as long as
    /// what zlib makes with its strategy “Huffman only”. Equal subsets give equal bytes.
    /// </summary>
    /// <param name="target">Where to.</param>
    /// <returns>Whether it was written. It is not for TrueType, whose glyphs repeat one another too much for it.</returns>
    public bool TryDeflate(IBufferWriter<byte> target)
    {
        Deflater?.Invoke(target);
        return Deflater is not null;
    }
}
