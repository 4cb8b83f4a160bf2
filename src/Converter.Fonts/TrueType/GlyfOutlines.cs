using Converter.Fonts.Files;
using Converter.Fonts.Tables;

namespace Converter.Fonts.TrueType;

/// <summary>The outlines of a face with a <c>glyf</c> table.</summary>
internal sealed class GlyfOutlines : IGlyphOutlines
{
    private const int CacheBudget = 16 << 20;

    private readonly GlyfTable _glyphs;
    private readonly GlyfSubsetWriter _writer;
    private readonly GlyphCache<byte[]> _cache;

    private GlyfOutlines(GlyfTable glyphs, GlyfSubsetWriter writer)
    {
        _glyphs = glyphs;
        _writer = writer;
        _cache = new GlyphCache<byte[]>(glyphs.Count, CacheBudget, bytes => bytes.Length);
    }

    /// <inheritdoc/>
    public OutlineFormat Format => OutlineFormat.TrueType;

    /// <inheritdoc/>
    public int Count => _glyphs.Count;

    /// <summary>Reads the tables of the outlines.</summary>
    /// <exception cref="FontFormatException">One is missing, or broken beyond single glyphs.</exception>
    public static GlyfOutlines Read(TableDirectory tables, HeadTable head, HmtxTable metrics, int glyphCount)
    {
        GlyfTable glyphs = GlyfTable.Read(tables.Need("glyf"), tables.Need("loca"), head.HasLongOffsets, glyphCount);
        return new GlyfOutlines(glyphs, new GlyfSubsetWriter(tables, metrics));
    }

    /// <inheritdoc/>
    public OutlineSubset Subset(ReadOnlySpan<ushort> wanted)
    {
        GlyphClosure closure = new(Strip);
        foreach (ushort glyph in wanted)
        {
            closure.Add(glyph);
        }

        ushort[] glyphs = closure.Glyphs;
        byte[] program = _writer.Write(glyphs, closure.Renumbered());
        return new OutlineSubset(new Lazy<byte[]>(program), glyphs, [.. closure.Damaged], null);
    }

    /// <inheritdoc/>
    public int TopOf(ushort glyph) => _glyphs.TryGet(glyph, out ReadOnlySpan<byte> description) ? GlyphDescription.TopOf(description) : 0;

    /// <inheritdoc/>
    public GlyphInk? InkOf(ushort glyph) =>
        _glyphs.TryGet(glyph, out ReadOnlySpan<byte> description) ? GlyphDescription.InkOf(description) : null;

    /// <inheritdoc/>
    public void Draw(ushort glyph, IGlyphPen pen) => new GlyphPath(_glyphs, pen).Draw(glyph);

    private byte[]? Strip(ushort glyph)
    {
        byte[]? stripped = glyph < Count ? _cache.Find(glyph) : null;
        if (stripped is null && _glyphs.TryGet(glyph, out ReadOnlySpan<byte> description))
        {
            stripped = GlyphDescription.Strip(description);
            if (stripped is not null)
            {
                _cache.Keep(glyph, stripped);
            }
        }

        return stripped;
    }
}
