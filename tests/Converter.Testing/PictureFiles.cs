using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Converter.Testing;

/// <summary>Files of pictures for tests, as small as the format allows.</summary>
public static class PictureFiles
{
    /// <summary>A baseline JPEG of 8 × 8 pixels in one blue.</summary>
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASst"
        + "LTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAA"
        + "AAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAA//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIAGC//Z");

    /// <summary>A PNG file (ISO/IEC 15948).</summary>
    /// <param name="size">Its width and height.</param>
    /// <param name="depth">Bits of a sample.</param>
    /// <param name="colour">Kind of colour: 0 grey, 2 colour, 3 indexed, 4 and 6 with transparency.</param>
    /// <param name="rows">Its rows, each with its filter before it.</param>
    /// <param name="palette">Colours of an indexed picture.</param>
    /// <param name="transparency">Content of tRNS.</param>
    /// <param name="interlaced">Whether the rows are those of seven passes.</param>
    public static byte[] Png(
        (int Width, int Height) size, byte depth, byte colour, byte[][] rows, byte[]? palette = null, byte[]? transparency = null, bool interlaced = false)
    {
        using MemoryStream packed = new();
        using (ZLibStream deflater = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (byte[] row in rows)
            {
                deflater.Write(row);
            }
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        (header[8], header[9], header[12]) = (depth, colour, interlaced ? (byte)1 : (byte)0);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", header),
            .. palette is null ? [] : Chunk("PLTE", palette),
            .. transparency is null ? [] : Chunk("tRNS", transparency),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>A PNG of one red pixel, half of it transparent.</summary>
    public static byte[] HalfRed { get; } = Png((1, 1), 8, 6, [[0, 255, 0, 0, 128]]);

    /// <summary>A PNG of two colours of a palette.</summary>
    public static byte[] Indexed { get; } = Png((8, 1), 1, 3, [[0, 0b01010101]], palette: [255, 0, 0, 0, 0, 255]);

    /// <summary>A file of <c>tests/Converter.Testing/Pictures</c>: red, green, blue and yellow in the corners, and a black hook in the red; made by LibreOffice.</summary>
    /// <param name="name">Its name.</param>
    public static byte[] Sample(string name) => File.ReadAllBytes(Repository.PathOf("tests", "Converter.Testing", "Pictures", name));

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        byte[] length = new byte[4];
        byte[] sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, SumOf(named));
        return [.. length, .. named, .. sum];
    }

    private static uint SumOf(byte[] bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (uint)-(int)(sum & 1));
            }
        }

        return ~sum;
    }
}
