namespace Converter.Fonts;

/// <summary>
/// Keeps what was worked out for each glyph of a face, since the same few thousand characters come in every document. Shared by
/// threads: a glyph worked out twice at once gives equal values, and either may stay.
/// </summary>
/// <param name="glyphCount">Number of glyphs.</param>
/// <param name="budget">Number of bytes from which on nothing more is kept.</param>
/// <param name="sizeOf">Number of bytes that a glyph takes.</param>
internal sealed class GlyphCache<T>(int glyphCount, int budget, Func<T, int> sizeOf)
    where T : class
{
    private readonly T?[] _glyphs = new T?[glyphCount];
    private int _kept;

    /// <summary>What is kept for a glyph, or <see langword="null"/>.</summary>
    public T? Find(int glyph) => Volatile.Read(ref _glyphs[glyph]);

    /// <summary>Keeps what was worked out for a glyph, unless the budget is spent.</summary>
    public void Keep(int glyph, T value)
    {
        int size = sizeOf(value);
        if (Volatile.Read(ref _kept) + size <= budget && Interlocked.CompareExchange(ref _glyphs[glyph], value, null) is null)
        {
            Interlocked.Add(ref _kept, size);
        }
    }
}
