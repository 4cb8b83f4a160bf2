using System.Text;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>Characters of metafiles that are no Unicode.</summary>
internal static class MetafileText
{
    /// <summary>The characters of bytes in the code page that the character set of a font stands for (MS-WMF 2.1.1.5).</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, int characterSet)
    {
        int page = characterSet switch { 128 => 932, 129 => 949, 134 => 936, 136 => 950, 161 => 1253, 162 => 1254, 204 => 1251, 238 => 1250, _ => 1252 };
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        return encoding.GetString(bytes).TrimEnd('\0');
    }

    /// <summary>From each character to the next. Where a character has several bytes, each of them has an advance, and they are added.</summary>
    /// <param name="record">The record.</param>
    /// <param name="at">Where the advances stand.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="step">Bytes from one to the next: 2, 4, or 8 where each has a height as well.</param>
    /// <param name="units">Bytes or characters that they count.</param>
    /// <param name="length">Characters of the text.</param>
    public static double[] Advances(ByteReader record, int at, int count, int step, int units, int length)
    {
        double[] advances = new double[count];
        for (int one = 0; one < count; one++)
        {
            advances[one] = step == 2 ? record.Int16(at + (one * step)) : record.Int32(at + (one * step));
        }

        if (units == length || length == 0)
        {
            return advances;
        }

        // Double bytes: the text is as long as its bytes say, its characters share that alike.
        double each = advances.Sum() / length;
        return [.. Enumerable.Repeat(each, length)];
    }
}
