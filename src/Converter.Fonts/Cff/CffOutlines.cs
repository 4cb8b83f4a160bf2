namespace Converter.Fonts.Cff;

/// <summary>The outlines of a face with a <c>CFF </c> table.</summary>
internal sealed class CffOutlines(CffFont font, string postScriptName) : IGlyphOutlines
{
    private const int CacheBudget = 16 << 20;
    private const int LargestProgram = 1 << 28;

    // A glyph without outline: just endchar.
    private static readonly byte[] EmptyGlyph = [14];

    private readonly GlyphCache _cache = new(font.Glyphs.Count, CacheBudget);

    /// <inheritdoc/>
    public OutlineFormat Format => font.IsCidKeyed ? OutlineFormat.CffCidKeyed : OutlineFormat.CffNameKeyed;

    /// <inheritdoc/>
    public int Count => font.Glyphs.Count;

    /// <inheritdoc/>
    public OutlineSubset Subset(ReadOnlySpan<ushort> wanted)
    {
        byte[][] charstrings = new byte[wanted.Length][];
        List<ushort> damaged = [];
        CharstringFlattener? flattener = null;
        int total = 0;
        for (int i = 0; i < wanted.Length; i++)
        {
            ushort glyph = wanted[i];
            byte[]? charstring = _cache.Find(glyph) ?? Flatten(flattener ??= new CharstringFlattener(font), glyph);
            if (charstring is null || charstring.Length > LargestProgram - total)
            {
                damaged.Add(glyph);
                charstring = EmptyGlyph;
            }

            charstrings[i] = charstring;
            total += charstring.Length;
        }

        byte[] program = new CffSubsetWriter(font, postScriptName, wanted, charstrings).Write();
        return new OutlineSubset(program, wanted.ToArray(), [.. damaged]);
    }

    private byte[]? Flatten(CharstringFlattener flattener, ushort glyph)
    {
        if (!flattener.TryFlatten(glyph, out ReadOnlySpan<byte> charstring))
        {
            return null;
        }

        byte[] bytes = charstring.ToArray();
        _cache.Keep(glyph, bytes);
        return bytes;
    }
}
