using System.Buffers;
using Converter.Fonts;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Fonts;

/// <summary>
/// A face as a composite font with one CIDFont (ISO 32000-1, 9.7): codes of two bytes are the CIDs of the subset (Identity-H). It shows
/// a glyph for one character only; a second character of the same glyph belongs into a second font over the same face, so that text
/// taken out of the file is what was put in.
/// </summary>
/// <param name="face">The face.</param>
/// <param name="resourceName">Its name in the resources.</param>
/// <param name="id">Number of its dictionary.</param>
internal sealed class Type0Font(IFontFace face, string resourceName, int id)
    : PdfFont(resourceName, id), IDisposable
{
    private readonly List<ushort> _glyphs = [];
    private readonly ushort[] _cidOf = ArrayPool<ushort>.Shared.Rent(face.GlyphCount);
    private readonly int[] _characterOf = UnusedGlyphs(face.GlyphCount);

    /// <summary>Notes that a glyph is to be shown for a character.</summary>
    /// <returns>Whether this font does; not if it shows the glyph for another character already.</returns>
    public bool TryUse(PlacedGlyph glyph)
    {
        ref int character = ref _characterOf[glyph.Glyph];
        if (character < 0)
        {
            character = glyph.CodePoint;
            _glyphs.Add(glyph.Glyph);
        }

        return character == glyph.CodePoint;
    }

    public override bool Shows(PlacedGlyph glyph) => _characterOf[glyph.Glyph] == glyph.CodePoint;

    public override int WidthOf(PlacedGlyph glyph) => FontDescriptor.Scaled(face, face.AdvanceOf(glyph.Glyph));

    public override void PutCode(PdfBuffer content, PlacedGlyph glyph) => content.Hex4(_cidOf[glyph.Glyph]);

    public override void Write(PdfFile file)
    {
        SubsetFont subset = face.Subset(_glyphs);
        int[] widths = new int[subset.CidOf.Count];
        foreach ((ushort glyph, ushort cid) in subset.CidOf)
        {
            _cidOf[glyph] = cid;
            widths[cid] = FontDescriptor.Scaled(face, face.AdvanceOf(glyph));
        }

        string name = SubsetTag.Of(subset.CidOf.Keys) + "+" + face.PostScriptName;
        int descendant = WriteDescendant(file, subset, name, widths);
        int toUnicode = WriteToUnicode(file, codeLength: 2, _glyphs.Order().Select(glyph => ((int)_cidOf[glyph], _characterOf[glyph])));

        // With CFF outlines the name of the encoding is a part of the name (9.7.6.1).
        PdfBuffer buffer = file.Begin(Id).Put("<< /Type /Font /Subtype /Type0 /BaseFont "u8);
        buffer.Name(subset.IsTrueType ? name : name + "-Identity-H").Put(" /Encoding /Identity-H /DescendantFonts ["u8);
        buffer.Reference(descendant).Put("] /ToUnicode "u8).Reference(toUnicode).Put(" >>"u8);
        file.End();
    }

    public void Dispose()
    {
        ArrayPool<ushort>.Shared.Return(_cidOf);
        ArrayPool<int>.Shared.Return(_characterOf);
    }

    private int WriteDescendant(PdfFile file, SubsetFont subset, string name, int[] widths)
    {
        int descriptor = FontDescriptor.Write(file, face, subset, name);
        int descendant = file.Reserve();
        PdfBuffer buffer = file.Begin(descendant).Put("<< /Type /Font /Subtype "u8);
        buffer.Put(subset.IsTrueType ? "/CIDFontType2 /CIDToGIDMap /Identity"u8 : "/CIDFontType0"u8).Put(" /BaseFont "u8).Name(name);
        buffer.Put(" /CIDSystemInfo << /Registry "u8).TextString("Adobe").Put(" /Ordering "u8).TextString("Identity");
        buffer.Put(" /Supplement 0 >> /FontDescriptor "u8).Reference(descriptor);
        buffer.Put((byte)' ');
        GlyphWidths.Write(buffer, widths);
        buffer.Put(" >>"u8);
        file.End();
        return descendant;
    }

    private static int[] UnusedGlyphs(int count)
    {
        int[] characters = ArrayPool<int>.Shared.Rent(count);
        characters.AsSpan(0, count).Fill(-1);
        return characters;
    }
}
