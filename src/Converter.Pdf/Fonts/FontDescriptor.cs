using Converter.Fonts;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Fonts;

/// <summary>Metrics of a font as a whole, and its font program (ISO 32000-1, 9.8 and 9.9).</summary>
internal static class FontDescriptor
{
    private const int FixedPitch = 1;
    private const int Serif = 1 << 1;
    private const int Symbolic = 1 << 2;
    private const int Italic = 1 << 6;
    private const int UsualStem = 80;
    private const int BoldStem = 140;

    /// <returns>The number of the descriptor.</returns>
    public static int Write(PdfFile file, IFontFace face, SubsetFont subset, string name)
    {
        int id = file.Reserve();
        int program = WriteProgram(file, subset);
        int cidSet = WriteCidSet(file, subset.CidOf.Count);
        FontMetrics metrics = face.Metrics;
        PdfBuffer buffer = file.Begin(id).Put("<< /Type /FontDescriptor /FontName "u8).Name(name);
        buffer.Put(" /Flags "u8).Integer(FlagsOf(metrics)).Put(" /FontBBox ["u8).Integer(Scaled(face, metrics.XMin));
        buffer.Put((byte)' ').Integer(Scaled(face, metrics.YMin));
        buffer.Put((byte)' ').Integer(Scaled(face, metrics.XMax));
        buffer.Put((byte)' ').Integer(Scaled(face, metrics.YMax));
        buffer.Put("] /ItalicAngle "u8).Thousandths((long)Math.Round(metrics.ItalicAngle * 1000, MidpointRounding.AwayFromZero));
        buffer.Put(" /Ascent "u8).Integer(Scaled(face, metrics.Ascent));
        buffer.Put(" /Descent "u8).Integer(Scaled(face, metrics.Descent));
        buffer.Put(" /CapHeight "u8).Integer(Scaled(face, metrics.CapHeight));
        buffer.Put(" /StemV "u8).Integer(name.Contains("Bold", StringComparison.OrdinalIgnoreCase) ? BoldStem : UsualStem);
        buffer.Put(subset.IsTrueType ? " /FontFile2 "u8 : " /FontFile3 "u8).Reference(program);
        buffer.Put(" /CIDSet "u8).Reference(cidSet).Put(" >>"u8);
        file.End();
        return id;
    }

    /// <summary>A length in font units as thousandths of an em, rounded to the nearest.</summary>
    public static int Scaled(IFontFace face, int units) =>
        (int)Math.Round(units * 1000.0 / Math.Max(1, face.UnitsPerEm), MidpointRounding.AwayFromZero);

    private static int FlagsOf(FontMetrics metrics) =>
        Symbolic | (metrics.IsFixedPitch ? FixedPitch : 0) | (metrics.IsSerif ? Serif : 0) | (metrics.ItalicAngle != 0 ? Italic : 0);

    /// <summary>The font program; its glyphs were compressed when they were first used, by whichever document that was.</summary>
    private static int WriteProgram(PdfFile file, SubsetFont subset)
    {
        int id = file.Reserve();
        using PdfBuffer entries = new(64);
        if (subset.IsTrueType)
        {
            entries.Put("/Length1 "u8).Integer(subset.Program.Length).Put((byte)' ');
        }
        else
        {
            entries.Put("/Subtype /CIDFontType0C "u8);
        }

        PdfBuffer deflated = file.BeginDeflated();
        if (file.IsFast && subset.TryDeflate(deflated))
        {
            file.StreamDeflated(id, entries.Written, deflated.Written);
        }
        else
        {
            file.Stream(id, entries.Written, subset.Program.Span);
        }

        return id;
    }

    /// <summary>The CIDs in the font program, one bit each (9.8.3.2): they are dense, so all bits are set.</summary>
    private static int WriteCidSet(PdfFile file, int count)
    {
        byte[] bits = new byte[(count + 7) / 8];
        Array.Fill(bits, (byte)0xFF);
        if (count % 8 != 0)
        {
            bits[^1] = (byte)(0xFF << (8 - (count % 8)));
        }

        int id = file.Reserve();
        file.Stream(id, [], bits);
        return id;
    }
}
