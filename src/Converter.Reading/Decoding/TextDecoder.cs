using System.Text;
using System.Text.Unicode;
using Converter.Documents;

namespace Converter.Reading.Decoding;

/// <summary>Turns the bytes of a file into text.</summary>
public static class TextDecoder
{
    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The text, or why there is none.</returns>
    public static DecodingResult Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return Text(Encoding.UTF8.GetString(bytes[3..]), "utf-8", 1, true);
        }

        if (bytes.StartsWith(new byte[] { 0xFF, 0xFE }))
        {
            return Text(Encoding.Unicode.GetString(bytes[2..]), "utf-16le", 1, true);
        }

        if (Utf8.IsValid(bytes))
        {
            return Text(Encoding.UTF8.GetString(bytes), "utf-8", 1, false);
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Text(Encoding.GetEncoding("gb18030").GetString(bytes), "gb18030", 0.9, false);
    }

    private static DecodingResult Text(string text, string encoding, double confidence, bool mark) =>
        new(new SourceText(text), encoding, confidence, mark, []);
}
