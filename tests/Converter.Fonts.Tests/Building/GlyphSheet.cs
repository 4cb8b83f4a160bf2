using System.Globalization;
using System.Text;

namespace Converter.Fonts.Tests.Building;

/// <summary>The smallest PDF that shows the glyphs of a font program, in rows of thirty.</summary>
internal static class GlyphSheet
{
    private const int Columns = 30;
    private const int Cell = 20;

    /// <summary>Writes the file.</summary>
    /// <param name="program">CFF or TrueType.</param>
    /// <param name="isTrueType">Which of them.</param>
    /// <param name="cids">What to show.</param>
    public static byte[] Write(byte[] program, bool isTrueType, IReadOnlyList<int> cids)
    {
        int height = ((cids.Count / Columns) + 2) * Cell;
        string kind = isTrueType ? "/CIDFontType2 /CIDToGIDMap /Identity" : "/CIDFontType0";
        using MemoryStream file = new();
        List<long> offsets = [];
        void Object(string dictionary, byte[]? stream = null)
        {
            offsets.Add(file.Length);
            string length = stream is null ? "" : $"/Length {stream.Length} ";
            file.Write(Encoding.ASCII.GetBytes($"{offsets.Count} 0 obj\n<< {length}{dictionary} >>\n"));
            if (stream is not null)
            {
                file.Write([.. "stream\n"u8, .. stream, .. "\nendstream\n"u8]);
            }

            file.Write("endobj\n"u8);
        }

        file.Write("%PDF-1.4\n"u8);
        Object("/Type /Catalog /Pages 2 0 R");
        Object("/Type /Pages /Kids [3 0 R] /Count 1");
        Object(string.Create(CultureInfo.InvariantCulture, $"/Type /Page /Parent 2 0 R /MediaBox [0 0 {Columns * Cell} {height}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"));
        Object("", Encoding.ASCII.GetBytes(Content(cids, height)));
        Object("/Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Test /Encoding /Identity-H /DescendantFonts [6 0 R]");
        Object($"/Type /Font /Subtype {kind} /BaseFont /ABCDEF+Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R");
        Object("/Type /FontDescriptor /FontName /ABCDEF+Test /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 "
            + (isTrueType ? "/FontFile2 8 0 R" : "/FontFile3 8 0 R"));
        Object(isTrueType ? $"/Length1 {program.Length}" : "/Subtype /CIDFontType0C", program);
        WriteTrailer(file, offsets);
        return file.ToArray();
    }

    private static string Content(IReadOnlyList<int> cids, int height)
    {
        StringBuilder content = new("BT /F 16 Tf\n");
        for (int i = 0; i < cids.Count; i++)
        {
            int x = (i % Columns * Cell) + 2;
            int y = height - (((i / Columns) + 1) * Cell);
            content.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {x} {y} Tm <{cids[i]:X4}> Tj\n");
        }

        return content.Append("ET").ToString();
    }

    private static void WriteTrailer(MemoryStream file, List<long> offsets)
    {
        long start = file.Length;
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets)
        {
            table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(table.ToString()));
    }
}
