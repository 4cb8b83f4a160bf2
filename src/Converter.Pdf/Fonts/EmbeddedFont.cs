using Converter.Fonts;

namespace Converter.Pdf.Fonts;

/// <summary>A face with what a document uses of it.</summary>
/// <param name="face">The face.</param>
/// <param name="resourceName">Its name in the resources of the pages, such as F1.</param>
/// <param name="id">Number of its font dictionary.</param>
internal sealed class EmbeddedFont(IFontFace face, string resourceName, int id)
{
    private const int IdeographicSpace = 0x3000;

    private int[] _widths = [];

    public IFontFace Face => face;

    public string ResourceName => resourceName;

    public int Id => id;

    public CharacterCodes Codes { get; } = new(Math.Max(1, face.GlyphCount));

    /// <summary>
    /// The glyph that carries a character for which no face has a glyph: it is shown invisibly beneath the box, since .notdef must not
    /// be shown at all (ISO 19005-2, 6.2.11.8).
    /// </summary>
    public ushort Carrier { get; } = CarrierOf(face);

    /// <summary>Width of each CID in thousandths of an em.</summary>
    public ReadOnlySpan<int> Widths => _widths;

    /// <summary>Takes the subset and numbers the codes.</summary>
    public SubsetFont Subset()
    {
        SubsetFont subset = face.Subset(Codes.Glyphs);
        Codes.Number(subset.CidOf);
        _widths = new int[subset.CidOf.Count];
        foreach ((ushort glyph, ushort cid) in subset.CidOf)
        {
            _widths[cid] = WidthOf(glyph);
        }

        return subset;
    }

    /// <summary>Advance of a glyph in thousandths of an em, as the file states it.</summary>
    public int WidthOf(ushort glyph) => Scaled(face, face.AdvanceOf(glyph));

    /// <summary>A length in font units as thousandths of an em, rounded to the nearest.</summary>
    public static int Scaled(IFontFace face, int units) =>
        (int)Math.Round(units * 1000.0 / Math.Max(1, face.UnitsPerEm), MidpointRounding.AwayFromZero);

    private static ushort CarrierOf(IFontFace face)
    {
        foreach (int character in (ReadOnlySpan<int>)[IdeographicSpace, ' ', '0'])
        {
            ushort glyph = face.GlyphOf(character);
            if (glyph != 0)
            {
                return glyph;
            }
        }

        return (ushort)(face.GlyphCount > 1 ? 1 : 0);
    }
}
