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
        byte[] packed = new byte[bytes.Length];
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool isPadding = bytes[i] == 0 && i % 2 == 0;
            if (!isPadding)
            {
                packed[length++] = bytes[i];
            }
        }

        string text = Decode(packed.AsSpan(0, length), codePage);
        return text.Length > 0 ? text : Encoding.BigEndianUnicode.GetString(bytes);
    }

    /// <summary>A name in Mac Roman: ASCII, and other bytes by the code page of the Macintosh.</summary>
    public static string DecodeMacRoman(ReadOnlySpan<byte> bytes) =>
        System.Text.Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : Decode(bytes, 10000);

    private static Encoding Strict(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(
        codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
