namespace Converter.Documents.Pictures;

/// <summary>Bitmaps of Windows: a file (.bmp), and the same inside drawings without the header of a file.</summary>
public static class BitmapFile
{
    private const int FileHeader = 14;
    private const int CoreHeader = 12;
    private const int InfoHeader = 40;
    private const int Plain = 0;
    private const int RunLength8 = 1;
    private const int RunLength4 = 2;
    private const int Masks = 3;

    private static readonly Message Broken = new("BMP 位图已损坏或压缩方式不受支持", "the bitmap is damaged, or packed in a way that is not supported");

    /// <summary>Whether a file is a bitmap by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.Length > FileHeader + CoreHeader && bytes.StartsWith("BM"u8);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>Its pixels, or <see langword="null"/>.</returns>
    public static Raster? TryRead(ReadOnlySpan<byte> bytes, out Message? problem)
    {
        int bits = new ByteReader(bytes).Int32(10);
        problem = Broken;
        return bits > FileHeader && bits < bytes.Length ? TryRead(bytes[FileHeader..], bytes[bits..], out problem) : null;
    }

    /// <summary>Reads a bitmap whose header and pixels stand apart.</summary>
    /// <param name="header">Its header with its colours.</param>
    /// <param name="bits">Its pixels; those behind the header where it is empty.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>Its pixels, or <see langword="null"/>.</returns>
    public static Raster? TryRead(ReadOnlySpan<byte> header, ReadOnlySpan<byte> bits, out Message? problem)
    {
        problem = Broken;
        try
        {
            Layout layout = LayoutOf(header, isAlone: bits.IsEmpty);
            if (!Raster.IsAllowed(layout.Width, layout.Height))
            {
                problem = (long)layout.Width * layout.Height > Picture.MostPixels ? PngFile.TooLarge : Broken;
                return null;
            }

            Raster raster = Read(layout, header, bits.IsEmpty ? header[layout.Bits..] : bits);
            problem = null;
            return raster;
        }
        catch (Exception exception) when (ByteReader.IsDamage(exception))
        {
            return null;
        }
    }

    /// <summary>Reads a bitmap of 32 bits whose fourth byte says how much is seen of a pixel, by which its colours are multiplied; it is laid over white.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="bits">Its pixels.</param>
    /// <returns>Its pixels, or <see langword="null"/>.</returns>
    public static Raster? TryReadOverWhite(ReadOnlySpan<byte> header, ReadOnlySpan<byte> bits)
    {
        if (TryRead(header, bits, out _) is not { } raster || new ByteReader(header).UInt16(14) != 32)
        {
            return null;
        }

        bool isFromFoot = new ByteReader(header).Int32(8) > 0;
        for (int y = 0; y < raster.Height; y++)
        {
            int line = isFromFoot ? raster.Height - 1 - y : y;
            for (int x = 0; x < raster.Width; x++)
            {
                int white = 255 - bits[(((line * raster.Width) + x) * 4) + 3];
                foreach (ref byte sample in raster.Samples.AsSpan(((y * raster.Width) + x) * 3, 3))
                {
                    sample = (byte)Math.Min(255, sample + white);
                }
            }
        }

        return raster;
    }

    private static Layout LayoutOf(ReadOnlySpan<byte> header, bool isAlone)
    {
        ByteReader reader = new(header);
        int size = reader.Int32(0);
        bool isCore = size == CoreHeader;
        if (!isCore && (size < InfoHeader || size > header.Length))
        {
            throw new InvalidDataException("the header is of no known kind");
        }

        (int width, int height) = isCore ? (reader.UInt16(4), reader.Int16(6)) : (reader.Int32(4), reader.Int32(8));
        int depth = reader.UInt16(isCore ? 10 : 14);
        int packing = isCore ? Plain : reader.Int32(16);
        int colours = depth > 8 ? 0 : isCore || reader.Int32(32) == 0 ? 1 << depth : Math.Clamp(reader.Int32(32), 0, 256);
        bool isKnown = (packing, depth) is (Plain, 1 or 4 or 8 or 16 or 24 or 32) or (RunLength8, 8) or (RunLength4, 4) or (Masks, 16 or 32);
        if (!isKnown || height == int.MinValue)
        {
            throw new InvalidDataException("the pixels are packed in another way");
        }

        uint[] masks = packing == Masks ? [reader.UInt32(InfoHeader), reader.UInt32(InfoHeader + 4), reader.UInt32(InfoHeader + 8)]
            : depth == 16 ? [0x7C00, 0x3E0, 0x1F]
            : [0xFF0000, 0xFF00, 0xFF];
        int table = size + (packing == Masks && size == InfoHeader ? 12 : 0);
        int entry = isCore ? 3 : 4;

        // Colours beside pixels of 16 bits and more are advice for screens with few colours.
        int advice = depth > 8 && !isCore && isAlone ? Math.Clamp(reader.Int32(32), 0, 256) : 0;
        return new Layout(width, Math.Abs(height), height > 0, depth, packing, table, entry, colours, masks, table + (entry * (colours + advice)));
    }

    private static Raster Read(in Layout layout, ReadOnlySpan<byte> header, ReadOnlySpan<byte> bits)
    {
        Raster raster = Raster.White(layout.Width, layout.Height, 3);
        byte[] indices = layout.Packing is RunLength8 or RunLength4 ? Unpack(layout, bits) : [];
        int stride = ((layout.Width * layout.Depth) + 31) / 32 * 4;
        for (int line = 0; line < layout.Height; line++)
        {
            int y = layout.IsFromFoot ? layout.Height - 1 - line : line;
            ReadOnlySpan<byte> row = indices.Length > 0 ? indices.AsSpan(line * layout.Width, layout.Width) : bits.Slice(line * stride, Math.Min(stride, bits.Length - (line * stride)));
            for (int x = 0; x < layout.Width; x++)
            {
                switch (indices.Length > 0 ? 8 : layout.Depth)
                {
                    case 16:
                        Put(raster, x, y, (uint)(row[x * 2] | (row[(x * 2) + 1] << 8)), layout.Masks);
                        break;
                    case 24:
                        raster.Set(x, y, row[(x * 3) + 2], row[(x * 3) + 1], row[x * 3]);
                        break;
                    case 32:
                        Put(raster, x, y, new ByteReader(row).UInt32(x * 4), layout.Masks);
                        break;
                    default:
                        int depth = indices.Length > 0 ? 8 : layout.Depth;
                        int index = (row[x * depth / 8] >> (8 - depth - (x * depth % 8))) & ((1 << depth) - 1);
                        ReadOnlySpan<byte> colour = header.Slice(layout.Table + (Math.Min(index, layout.Colours - 1) * layout.Entry), 3);
                        raster.Set(x, y, colour[2], colour[1], colour[0]);
                        break;
                }
            }
        }

        return raster;
    }

    private static void Put(Raster raster, int x, int y, uint pixel, uint[] masks) =>
        raster.Set(x, y, Sample(pixel, masks[0]), Sample(pixel, masks[1]), Sample(pixel, masks[2]));

    private static byte Sample(uint pixel, uint mask)
    {
        if (mask == 0)
        {
            return 0;
        }

        int shift = System.Numerics.BitOperations.TrailingZeroCount(mask);
        return (byte)((ulong)((pixel & mask) >> shift) * 255 / (mask >> shift));
    }

    /// <summary>Takes runs apart to one byte for each pixel; what is skipped is colour 0.</summary>
    private static byte[] Unpack(in Layout layout, ReadOnlySpan<byte> bits)
    {
        byte[] indices = new byte[layout.Width * layout.Height];
        bool isHalf = layout.Packing == RunLength4;
        (int x, int y, int at) = (0, 0, 0);
        while (at + 1 < bits.Length && y < layout.Height)
        {
            (int count, int value) = (bits[at], bits[at + 1]);
            at += 2;
            if (count > 0)
            {
                for (int pixel = 0; pixel < count && x < layout.Width; pixel++)
                {
                    indices[(y * layout.Width) + x++] = (byte)(!isHalf ? value : pixel % 2 == 0 ? value >> 4 : value & 15);
                }
            }
            else if (value == 0)
            {
                (x, y) = (0, y + 1);
            }
            else if (value == 1)
            {
                break;
            }
            else if (value == 2)
            {
                (x, y) = (x + bits[at], y + bits[at + 1]);
                at += 2;
            }
            else
            {
                for (int pixel = 0; pixel < value; pixel++)
                {
                    int packed = bits[at + (isHalf ? pixel / 2 : pixel)];
                    if (x < layout.Width)
                    {
                        indices[(y * layout.Width) + x++] = (byte)(!isHalf ? packed : pixel % 2 == 0 ? packed >> 4 : packed & 15);
                    }
                }

                int length = isHalf ? (value + 1) / 2 : value;
                at += length + (length % 2);
            }
        }

        return indices;
    }

    /// <summary>What a header says.</summary>
    private readonly record struct Layout(
        int Width, int Height, bool IsFromFoot, int Depth, int Packing, int Table, int Entry, int Colours, uint[] Masks, int Bits);
}
