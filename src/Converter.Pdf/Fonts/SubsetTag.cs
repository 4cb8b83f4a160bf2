namespace Converter.Pdf.Fonts;

/// <summary>
/// The six letters before the name of a font of which only a part is embedded (ISO 32000-1, 9.6.4): made from the part itself, so that
/// equal subsets have equal names and different ones hardly ever do.
/// </summary>
internal static class SubsetTag
{
    private const int Letters = 6;

    public static string Of(IEnumerable<ushort> glyphs)
    {
        const ulong Offset = 0xCBF29CE484222325;
        const ulong Prime = 0x100000001B3;
        ulong hash = Offset;
        foreach (ushort glyph in glyphs)
        {
            hash = (hash ^ glyph) * Prime;
        }

        return string.Create(Letters, hash, static (tag, value) =>
        {
            for (int i = 0; i < tag.Length; i++)
            {
                (value, ulong letter) = Math.DivRem(value, 26);
                tag[i] = (char)('A' + letter);
            }
        });
    }
}
