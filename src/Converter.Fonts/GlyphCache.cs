namespace Converter.Fonts;

/// <summary>
/// Keeps what was worked out for each glyph of a face, since the same few thousand characters come in every document. Shared by
/// threads: a glyph worked out twice at once gives equal bytes, and either may stay.
/// </summary>
/// <param name="glyphCount">Number of glyphs.</param>
/// <param name="budget">Number of bytes from which on nothing more is kept.</param>
internal sealed class GlyphCache(int glyphCount, int budget)
{
    private readonly byte[]?[] _glyphs = new byte[]?[glyphCount];
    private int _kept;

    /// <summary>What is kept for a glyph, or <see langword="null"/>.</summary>
    public byte[]? Find(int glyph) => Volatile.Read(ref _glyphs[glyph]);

    /// <summary>Keeps the bytes of a glyph, unless the budget is spent.</summary>
    public void Keep(int glyph, byte[] bytes)
    {
        if (Volatile.Read(ref _kept) + bytes.Length <= budget && Interlocked.CompareExchange(ref _glyphs[glyph], bytes, null) is null)
        {
            Interlocked.Add(ref _kept, bytes.Length);
        }
    }
}
