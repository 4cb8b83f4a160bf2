using System.Buffers.Binary;
using System.IO.Compression;

namespace Converter.Documents.Pictures;

/// <summary>Pixels, row by row from the top, 8 bits a sample, nothing transparent.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Components">1 for grey, 3 for colour.</param>
/// <param name="Samples">The samples.</param>
public sealed record Raster(int Width, int Height, int Components, byte[] Samples)
{
    private const byte FilterUp = 2;

    /// <summary>White pixels.</summary>
    /// <param name="width">Pixels from left to right.</param>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="components">1 for grey, 3 for colour.</param>
    public static Raster White(int width, int height, int components)
    {
        byte[] samples = new byte[checked(width * height * components)];
        Array.Fill(samples, byte.MaxValue);
        return new Raster(width, height, components, samples);
    }

    /// <summary>Whether pixels so wide and high are read.</summary>
    /// <param name="width">Pixels from left to right.</param>
    /// <param name="height">Pixels from top to bottom.</param>
    public static bool IsAllowed(long width, long height) => width is > 0 and <= ushort.MaxValue && height is > 0 and <= ushort.MaxValue && width * height <= Picture.MostPixels;

    /// <summary>Sets a pixel of a picture in colour.</summary>
    /// <param name="x">Its column.</param>
    /// <param name="y">Its row.</param>
    /// <param name="red">Red.</param>
    /// <param name="green">Green.</param>
    /// <param name="blue">Blue.</param>
    public void Set(int x, int y, byte red, byte green, byte blue)
    {
        int at = ((y * Width) + x) * 3;
        (Samples[at], Samples[at + 1], Samples[at + 2]) = (red, green, blue);
    }

    /// <summary>The pixels as a PNG file, grey ones without colour.</summary>
    public Picture ToPicture()
    {
        Raster shown = Components == 3 && IsGrey() ? new Raster(Width, Height, 1, [.. Samples.Where((_, at) => at % 3 == 0)]) : this;
        return new Picture(PictureFormat.Png, shown.ToPng(), Width, Height);
    }

    private bool IsGrey()
    {
        for (int at = 0; at < Samples.Length; at += 3)
        {
            if (Samples[at] != Samples[at + 1] || Samples[at] != Samples[at + 2])
            {
                return false;
            }
        }

        return true;
    }

    private byte[] ToPng()
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, Components == 1 ? (byte)0 : (byte)2);
        using MemoryStream file = new();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Packed());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private byte[] Packed()
    {
        int length = Width * Components;
        byte[] row = new byte[length + 1];
        row[0] = FilterUp;
        using MemoryStream packed = new();
        using (ZLibStream deflater = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < Height; y++)
            {
                int start = y * length;
                for (int at = 0; at < length; at++)
                {
                    row[at + 1] = (byte)(Samples[start + at] - (y > 0 ? Samples[start - length + at] : 0));
                }

                deflater.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~SumOf(content, SumOf(type, uint.MaxValue)));
        file.Write(number);
    }

    /// <summary>The check sum of PNG (5.5), going on with one.</summary>
    private static uint SumOf(ReadOnlySpan<byte> bytes, uint sum)
    {
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (uint)-(int)(sum & 1));
            }
        }

        return sum;
    }
}
