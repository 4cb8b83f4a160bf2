namespace Converter.Reading.Decoding;

/// <summary>Reads the mark at the start of a file that tells its encoding.</summary>
internal static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Utf32Le => [0xFF, 0xFE, 0x00, 0x00];

    private static ReadOnlySpan<byte> Utf32Be => [0x00, 0x00, 0xFE, 0xFF];

    private static ReadOnlySpan<byte> Gb18030 => [0x84, 0x31, 0x95, 0x33];

    /// <summary>Reads the mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="encoding">The encoding it tells.</param>
    /// <returns>Length of the mark; 0 where there is none, -1 for an encoding that is not read (UTF-32).</returns>
    public static int Read(ReadOnlySpan<byte> bytes, out TextEncoding encoding)
    {
        encoding = TextEncoding.Utf8;
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return 3;
        }

        if (bytes.StartsWith(Utf32Le) || bytes.StartsWith(Utf32Be))
        {
            return -1;
        }

        if (bytes.StartsWith(Gb18030))
        {
            encoding = TextEncoding.Gb18030;
            return 4;
        }

        bool little = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        bool big = bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        encoding = little ? TextEncoding.Utf16Le : big ? TextEncoding.Utf16Be : TextEncoding.Utf8;
        return little || big ? 2 : 0;
    }
}
