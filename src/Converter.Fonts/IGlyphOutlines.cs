using System.Buffers;

namespace Converter.Fonts;

/// <summary>The outlines of a face, as far as cutting them down needs.</summary>
internal interface IGlyphOutlines
{
    /// <summary>How they are kept.</summary>
    OutlineFormat Format { get; }

    /// <summary>Number of glyphs that have a place in the outlines.</summary>
    int Count { get; }

    /// <summary>How high a glyph reaches above the baseline, in font units; 0 where it does not, or cannot be read.</summary>
    int TopOf(ushort glyph);

    /// <summary>Where a glyph's outline begins and ends across the line; <see langword="null"/> where it has none, or cannot be read.</summary>
    GlyphInk? InkOf(ushort glyph);

    /// <summary>Draws a glyph; nothing where it has no outline or a broken one.</summary>
    void Draw(ushort glyph, IGlyphPen pen);

    /// <summary>Cuts the outlines down.</summary>
    /// <param name="wanted">Glyph indices below <see cref="Count"/>, rising, each once, beginning with 0.</param>
    OutlineSubset Subset(ReadOnlySpan<ushort> wanted);
}

/// <summary>Outlines cut down.</summary>
/// <param name="Program">The font program.</param>
/// <param name="Glyphs">The glyphs in it, rising; more than were wanted where a glyph is composed of others.</param>
/// <param name="Damaged">Those among them whose outlines could not be read and are left empty, rising.</param>
/// <param name="Deflate">Writes the program as a zlib stream; <see langword="null"/> where nothing of it was compressed before.</param>
internal sealed record OutlineSubset(Lazy<byte[]> Program, ushort[] Glyphs, ushort[] Damaged, Action<IBufferWriter<byte>>? Deflate);
