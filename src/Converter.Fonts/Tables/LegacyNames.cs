using System.Text;

namespace Converter.Fonts.Tables;

/// <summary>Decodes names that are not in Unicode: older Chinese fonts keep them in GBK or Big5.</summary>
internal static class LegacyNames
{
    /// <summary>A name in a code page of Windows or of the Macintosh; empty where the bytes do not fit it.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, int codePage)
    {
        try
        {
            return Strict(codePage).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return "";
        }
    }

    /// <summary>
    /// A Windows name in a code page. Fonts differ: some keep each character in 16 bits, a single byte padded by a zero, some the
    /// plain bytes, and some write UTF-16 all the same.
    /// </summary>
    public static string DecodeWindows(ReadOnlySpan<byte> bytes, int codePage)
    {
        string unicode = Encoding.BigEndianUnicode.GetString(bytes);
        bool isPlain = !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        if (!isPlain && bytes.Length % 2 == 0 && unicode.All(IsHanOrAscii))
        {
            return unicode;
        }

        string text = Decode(WithoutPadding(bytes), codePage);
        return text.Length > 0 ? text : unicode;
    }

    /// <summary>Names in GBK or Big5, taken for UTF-16, give Hangul or surrogates.</summary>
    private static bool IsHanOrAscii(char c) => c is (>= ' ' and <= '~') or (>= '\u4E00' and <= '\u9FFF');

    private static byte[] WithoutPadding(ReadOnlySpan<byte> bytes)
    {
        List<byte> packed = new(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            bool isPadding = bytes[i] == 0 && i % 2 == 0;
            if (!isPadding)
            {
                packed.Add(bytes[i]);
            }
        }

        return [.. packed];
    }

    /// <summary>A name in Mac Roman: ASCII, and other bytes by the code page of the Macintosh.</summary>
    public static string DecodeMacRoman(ReadOnlySpan<byte> bytes) =>
        System.Text.Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : Decode(bytes, 10000);

    private static Encoding Strict(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(
        codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
