using System.Text;

namespace Converter.Pdf.Tests.Reading;

/// <summary>Reads a ToUnicode CMap: bfchar and bfrange.</summary>
internal static class ToUnicodeReader
{
    public static Dictionary<int, string> Read(PdfStream stream)
    {
        Dictionary<int, string> map = [];
        PdfLexer lexer = new(PdfFileReader.Decode(stream), 0, null);
        List<PdfString> strings = [];
        while (!lexer.AtEnd)
        {
            switch (lexer.Next())
            {
                case PdfString text:
                    strings.Add(text);
                    break;
                case PdfOperator { Name: "endbfchar" }:
                    AddRanges(map, strings, 2);
                    break;
                case PdfOperator { Name: "endbfrange" }:
                    AddRanges(map, strings, 3);
                    break;
                case PdfOperator:
                    strings.Clear();
                    break;
            }
        }

        return map;
    }

    private static void AddRanges(Dictionary<int, string> map, List<PdfString> strings, int width)
    {
        if (strings.Count % width != 0 || strings.Count / width > 100)
        {
            throw new InvalidDataException("block of a CMap");
        }

        for (int i = 0; i < strings.Count; i += width)
        {
            int first = CodeOf(strings[i]);
            int last = CodeOf(strings[i + width - 2]);
            byte[] utf16 = strings[i + width - 1].Bytes;
            for (int code = first; code <= last; code++)
            {
                byte[] next = [.. utf16];
                next[^1] = checked((byte)(utf16[^1] + code - first));
                map.Add(code, Encoding.BigEndianUnicode.GetString(next));
            }
        }

        strings.Clear();
    }

    private static int CodeOf(PdfString text) => text.Bytes.Aggregate(0, static (code, value) => (code << 8) | value);
}
