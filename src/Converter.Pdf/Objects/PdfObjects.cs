using System.Text;

namespace Converter.Pdf.Objects;

/// <summary>The objects of PDF that are more than bytes and numbers (ISO 32000-1, 7.3.4 – 7.3.10 and 7.9).</summary>
internal static class PdfObjects
{
    private const int LongestName = 127;

    /// <summary>A reference to an indirect object (7.3.10); all generations are 0.</summary>
    public static PdfBuffer Reference(this PdfBuffer buffer, int id) => buffer.Integer(id).Put(" 0 R"u8);

    /// <summary>A name (7.3.5); what is no regular character is written as #xx.</summary>
    public static PdfBuffer Name(this PdfBuffer buffer, string name)
    {
        buffer.Put((byte)'/');
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(name);
        foreach (byte value in bytes[..Math.Min(bytes.Length, LongestName)])
        {
            if (value is > 0x20 and < 0x7F && !"#/%()<>[]{}"u8.Contains(value))
            {
                buffer.Put(value);
            }
            else
            {
                buffer.Put((byte)'#').Hex(value);
            }
        }

        return buffer;
    }

    /// <summary>
    /// A text string (7.9.2.2): a literal where all characters are printable ASCII, else UTF-16BE with its byte order mark. A string
    /// longer than a reader need take (ISO 19005-2, 6.1.13) is cut between characters.
    /// </summary>
    public static PdfBuffer TextString(this PdfBuffer buffer, string text)
    {
        const int Longest = 16000;
        int length = Math.Min(text.Length, Longest);
        ReadOnlySpan<char> kept = text.AsSpan(0, length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
        bool isAscii = !kept.ContainsAnyExceptInRange(' ', '~');
        if (buffer.Security is { } security)
        {
            ReadOnlySpan<byte> plain = isAscii
                ? Encoding.ASCII.GetBytes(kept.ToString())
                : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(kept.ToString())];
            return buffer.HexString(security.Encrypt(plain));
        }

        if (isAscii)
        {
            return buffer.Literal(kept);
        }

        buffer.Put("<FEFF"u8);
        foreach (char unit in kept)
        {
            buffer.Hex4(unit);
        }

        return buffer.Put((byte)'>');
    }

    /// <summary>Characters that are all ASCII and need no escape.</summary>
    public static PdfBuffer Ascii(this PdfBuffer buffer, string text)
    {
        Encoding.ASCII.GetBytes(text, buffer.Room(text.Length));
        buffer.Advance(text.Length);
        return buffer;
    }

    /// <summary>Two hexadecimal digits.</summary>
    public static PdfBuffer Hex(this PdfBuffer buffer, byte value) => buffer.Put(Digit(value >> 4)).Put(Digit(value));

    /// <summary>Four hexadecimal digits.</summary>
    public static PdfBuffer Hex4(this PdfBuffer buffer, int value)
    {
        Span<byte> room = buffer.Room(4);
        room[3] = Digit(value);
        room[2] = Digit(value >> 4);
        room[1] = Digit(value >> 8);
        room[0] = Digit(value >> 12);
        buffer.Advance(4);
        return buffer;
    }

    /// <summary>A string as hexadecimal digits (7.3.4.3).</summary>
    public static PdfBuffer HexString(this PdfBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        buffer.Put((byte)'<');
        foreach (byte value in bytes)
        {
            buffer.Hex(value);
        }

        return buffer.Put((byte)'>');
    }

    private static PdfBuffer Literal(this PdfBuffer buffer, ReadOnlySpan<char> ascii)
    {
        buffer.Put((byte)'(');
        foreach (char character in ascii)
        {
            if (character is '(' or ')' or '\\')
            {
                buffer.Put((byte)'\\');
            }

            buffer.Put((byte)character);
        }

        return buffer.Put((byte)')');
    }

    private static byte Digit(int value) => "0123456789ABCDEF"u8[value & 15];
}
