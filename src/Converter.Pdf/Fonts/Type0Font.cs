using Converter.Fonts;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Filters;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Fonts;

/// <summary>A composite font with its one CIDFont (ISO 32000-1, 9.7).</summary>
internal static class Type0Font
{
    public static void Write(PdfFile file, EmbeddedFont font)
    {
        SubsetFont subset = font.Subset();
        string name = SubsetTag.Of(subset.CidOf.Keys) + "+" + font.Face.PostScriptName;
        int descriptor = FontDescriptor.Write(file, font.Face, subset, name);
        int toUnicode = WriteToUnicode(file, font.Codes);
        int encoding = font.Codes.Shared.Any() ? WriteEncoding(file, font.Codes) : 0;
        int descendant = WriteDescendant(file, font, subset.IsTrueType, name, descriptor);

        // A font of CFF outlines is named after its encoding too (9.7.6.1).
        string encodingName = encoding == 0 ? "Identity-H" : EncodingCMap.Name;
        PdfBuffer buffer = file.Begin(font.Id).Put("<< /Type /Font /Subtype /Type0 /BaseFont "u8);
        buffer.Name(subset.IsTrueType ? name : name + "-" + encodingName).Put(" /Encoding "u8);
        if (encoding == 0)
        {
            buffer.Name(encodingName);
        }
        else
        {
            buffer.Reference(encoding);
        }

        buffer.Put(" /DescendantFonts ["u8).Reference(descendant).Put("] /ToUnicode "u8).Reference(toUnicode).Put(" >>"u8);
        file.End();
    }

    private static int WriteDescendant(PdfFile file, EmbeddedFont font, bool isTrueType, string name, int descriptor)
    {
        int id = file.Reserve();
        PdfBuffer buffer = file.Begin(id).Put("<< /Type /Font /Subtype "u8);
        buffer.Put(isTrueType ? "/CIDFontType2 /CIDToGIDMap /Identity"u8 : "/CIDFontType0"u8).Put(" /BaseFont "u8).Name(name);
        buffer.Put(" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor "u8).Reference(descriptor);
        buffer.Put((byte)' ');
        GlyphWidths.Write(buffer, font.Widths);
        buffer.Put(" >>"u8);
        file.End();
        return id;
    }

    private static int WriteToUnicode(PdfFile file, CharacterCodes codes)
    {
        using PdfBuffer map = new();
        ToUnicodeCMap.Write(map, codes.Characters());
        int id = file.Reserve();
        file.Stream(id, [], map.Written, StreamKind.Text);
        return id;
    }

    private static int WriteEncoding(PdfFile file, CharacterCodes codes)
    {
        using PdfBuffer map = new();
        EncodingCMap.Write(map, codes);
        int id = file.Reserve();
        using PdfBuffer entries = new(256);
        entries.Put("/Type /CMap /CMapName "u8).Name(EncodingCMap.Name);
        entries.Put(" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /WMode 0 "u8);
        file.Stream(id, entries.Written, map.Written, StreamKind.Text);
        return id;
    }
}
