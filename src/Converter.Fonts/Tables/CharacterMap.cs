namespace Converter.Fonts.Tables;

/// <summary>From code points to glyphs: pages of 256, so that a look-up is two reads; pages without a glyph are one shared page.</summary>
internal sealed class CharacterMap
{
    /// <summary>Highest code point of Unicode.</summary>
    public const int LastCodePoint = 0x10FFFF;

    private static readonly ushort[] EmptyPage = new ushort[256];

    private readonly ushort[][] _pages;
    private readonly int _glyphCount;

    /// <summary>An empty map.</summary>
    /// <param name="glyphCount">Glyphs from this number on are not taken in.</param>
    public CharacterMap(int glyphCount)
    {
        _glyphCount = glyphCount;
        _pages = new ushort[(LastCodePoint + 1) / 256][];
        Array.Fill(_pages, EmptyPage);
    }

    /// <summary>Number of characters that have a glyph.</summary>
    public int Count { get; private set; }

    /// <summary>The glyph of a character, 0 where there is none.</summary>
    public ushort GlyphOf(int codePoint) => (uint)codePoint <= LastCodePoint ? _pages[codePoint >> 8][codePoint & 0xFF] : (ushort)0;

    /// <summary>Takes in a character while the map is built; the first glyph of a character stays.</summary>
    public void Add(int codePoint, int glyph)
    {
        if (glyph <= 0 || glyph >= _glyphCount || (uint)codePoint > LastCodePoint)
        {
            return;
        }

        ref ushort[] page = ref _pages[codePoint >> 8];
        if (ReferenceEquals(page, EmptyPage))
        {
            page = new ushort[256];
        }

        ref ushort place = ref page[codePoint & 0xFF];
        if (place == 0)
        {
            place = (ushort)glyph;
            Count++;
        }
    }
}
