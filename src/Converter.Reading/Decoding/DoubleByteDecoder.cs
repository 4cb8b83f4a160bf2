using System.Buffers;
using System.Text;

namespace Converter.Reading.Decoding;

/// <summary>Decodes GB18030 (with GBK and GB 2312) and Big5, strictly.</summary>
internal static class DoubleByteDecoder
{
    // Code page 936 has the euro sign at 0x80; GB18030 leaves the byte out.
    private const byte EuroByte = 0x80;
    private const char Euro = '€';

    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The bytes, without a byte order mark.</param>
    /// <param name="table">The encoding.</param>
    /// <param name="offset">Offset of the first byte in the file.</param>
    /// <param name="bad">Receives the bytes that fit nothing.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, DoubleByteTable table, int offset, BadBytes bad)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = 0;
        int at = 0;
        while (at < bytes.Length)
        {
            if (bytes[at] < 0x80)
            {
                buffer[length++] = (char)bytes[at++];
                continue;
            }

            char pair = at + 1 < bytes.Length ? table.Pair(bytes[at], bytes[at + 1]) : '\0';
            if (pair != '\0')
            {
                int present = table.IsGb18030 ? Gb18030Mappings.Present(pair) : pair;
                length += Write(present, buffer, length);
                at += 2;
                continue;
            }

            at += DecodeOther(bytes[at..], table, buffer, ref length, bad, offset + at);
        }

        string text = new(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    // Four bytes of GB18030, the euro sign of code page 936, or a byte that fits nothing.
    private static int DecodeOther(
        ReadOnlySpan<byte> rest, DoubleByteTable table, char[] buffer, ref int length, BadBytes bad, int offset)
    {
        int four = table.Four(rest);
        if (four >= 0)
        {
            length += Write(four, buffer, length);
            return 4;
        }

        bool euro = table.IsGb18030 && rest[0] == EuroByte;
        if (!euro)
        {
            bad.Add(offset, 1, rest[0], length);
        }

        buffer[length++] = euro ? Euro : BadBytes.Replacement;
        return 1;
    }

    private static int Write(int codePoint, char[] buffer, int at)
    {
        if (codePoint < 0x10000)
        {
            buffer[at] = (char)codePoint;
            return 1;
        }

        return new Rune(codePoint).EncodeToUtf16(buffer.AsSpan(at));
    }
}
