using System.Buffers.Binary;

namespace Converter.Documents.Pictures;

/// <summary>What the header of a JPEG file says (ISO/IEC 10918-1, B.2); its pixels are left to whoever draws it.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Components">1 for grey, 3 for colour.</param>
public sealed record JpegFile(int Width, int Height, int Components)
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    private static readonly Message Broken = new("JPEG 文件已损坏", "the JPEG file is damaged");

    /// <summary>Whether a file is a JPEG file by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0xFF, StartOfImage, 0xFF]);

    /// <summary>Reads the header.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>What it says, or <see langword="null"/>.</returns>
    public static JpegFile? TryRead(ReadOnlySpan<byte> bytes, out Message? problem)
    {
        problem = Broken;
        JpegFile? frame = null;
        int at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            byte marker = bytes[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length || marker is StartOfImage or EndOfImage)
            {
                return null;
            }

            if (marker == StartOfScan)
            {
                bool ends = bytes[(at + 2 + length)..].LastIndexOf<byte>([0xFF, EndOfImage]) > 0;
                problem = frame is null || !ends ? Broken : null;
                return ends ? frame : null;
            }

            if (IsFrame(marker) && (frame = Frame(marker, bytes.Slice(at + 4, length - 2), ref problem)) is null)
            {
                return null;
            }

            problem = Broken;
            at += 2 + length;
        }

        return null;
    }

    // SOF0 … SOF15 without DHT, JPG and DAC.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static JpegFile? Frame(byte marker, ReadOnlySpan<byte> header, ref Message? problem)
    {
        if (header.Length < 6)
        {
            return null;
        }

        JpegFile frame = new(BinaryPrimitives.ReadUInt16BigEndian(header[3..]), BinaryPrimitives.ReadUInt16BigEndian(header[1..]), header[5]);
        if (frame.Width == 0 || frame.Height == 0)
        {
            return null;
        }

        // Baseline, extended and progressive with Huffman codes are what every reader of PDF draws (ISO 32000-1, 7.4.8).
        problem = marker > 0xC2 || header[0] != 8 ? new Message("不支持的 JPEG 编码方式", "the way this JPEG file is coded is not supported")
            : frame.Components is not (1 or 3) ? new Message("CMYK 的 JPEG 图片不能放入按屏幕颜色存档的文件", "a JPEG picture in CMYK cannot stand in a file with the colours of screens")
            : (long)frame.Width * frame.Height > Picture.MostPixels ? PngFile.TooLarge
            : null;
        return problem is null ? frame : null;
    }
}
