namespace Converter.Documents.Pictures;

/// <summary>The first picture of a GIF file (89a), over white where it is transparent.</summary>
public static class GifFile
{
    private const byte ImageSeparator = 0x2C;
    private const byte ExtensionIntroducer = 0x21;
    private const byte GraphicControl = 0xF9;
    private const int MostCodes = 4096;

    private static readonly Message Broken = new("GIF 文件已损坏", "the GIF file is damaged");

    /// <summary>Whether a file is a GIF file by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>Its pixels, or <see langword="null"/>.</returns>
    public static Raster? TryRead(ReadOnlySpan<byte> bytes, out Message? problem)
    {
        problem = Broken;
        try
        {
            ByteReader file = new(bytes);
            (int width, int height) = (file.UInt16(6), file.UInt16(8));
            if (!Raster.IsAllowed(width, height))
            {
                problem = (long)width * height > Picture.MostPixels ? PngFile.TooLarge : Broken;
                return null;
            }

            Raster? raster = Read(file, Raster.White(width, height, 3));
            problem = raster is null ? Broken : null;
            return raster;
        }
        catch (Exception exception) when (ByteReader.IsDamage(exception))
        {
            return null;
        }
    }

    private static Raster? Read(ByteReader file, Raster target)
    {
        (int start, int behind) = Colours(file, 10, 13);
        int at = behind;
        int transparent = -1;
        while (file.Byte(at) is ExtensionIntroducer)
        {
            bool hasKey = file.Byte(at + 1) == GraphicControl && (file.Byte(at + 3) & 1) != 0;
            transparent = hasKey ? file.Byte(at + 6) : transparent;
            at = BehindBlocks(file, at + 2);
        }

        if (file.Byte(at) != ImageSeparator)
        {
            return null;
        }

        (int left, int top, int width, int height) = (file.UInt16(at + 1), file.UInt16(at + 3), file.UInt16(at + 5), file.UInt16(at + 7));
        bool isInterlaced = (file.Byte(at + 9) & 0x40) != 0;
        if (left + width > target.Width || top + height > target.Height || width == 0 || height == 0)
        {
            return null;
        }

        (int own, int data) = Colours(file, at + 9, at + 10);
        ReadOnlySpan<byte> colours = data > own ? file.Slice(own, data - own) : file.Slice(start, behind - start);
        byte[] pixels = Unpack(Joined(file, data + 1), file.Byte(data), width * height);
        for (int row = 0; row < height; row++)
        {
            int y = top + (isInterlaced ? Interlaced(row, height) : row);
            for (int x = 0; x < width; x++)
            {
                int index = pixels[(row * width) + x];
                if (index != transparent && (index * 3) + 2 < colours.Length)
                {
                    target.Set(left + x, y, colours[index * 3], colours[(index * 3) + 1], colours[(index * 3) + 2]);
                }
            }
        }

        return target;
    }

    private static (int Start, int Behind) Colours(ByteReader file, int flags, int at) =>
        (at, at + ((file.Byte(flags) & 0x80) == 0 ? 0 : 3 << ((file.Byte(flags) & 7) + 1)));

    private static int BehindBlocks(ByteReader file, int at)
    {
        while (file.Byte(at) > 0)
        {
            at += file.Byte(at) + 1;
        }

        return at + 1;
    }

    private static byte[] Joined(ByteReader file, int at)
    {
        using MemoryStream joined = new();
        for (; at < file.Length && file.Byte(at) > 0; at += file.Byte(at) + 1)
        {
            joined.Write(file.Slice(at + 1, Math.Min(file.Byte(at), file.Length - at - 1)));
        }

        return joined.ToArray();
    }

    /// <summary>The line of the picture that a row of an interlaced one is: every eighth, the fourths between, the seconds, the rest.</summary>
    private static int Interlaced(int row, int height)
    {
        foreach ((int start, int step) in (ReadOnlySpan<(int, int)>)[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            int count = Math.Max(0, (height - start + step - 1) / step);
            if (row < count)
            {
                return start + (row * step);
            }

            row -= count;
        }

        return 0;
    }

    /// <summary>Unpacks LZW; what is missing at the end is colour 0, as in browsers.</summary>
    private static byte[] Unpack(byte[] data, int minimum, int count)
    {
        if (minimum is < 1 or > 8)
        {
            throw new InvalidDataException("the codes have an impossible size");
        }

        byte[] pixels = new byte[count];
        short[] before = new short[MostCodes];
        byte[] last = new byte[MostCodes];
        byte[] stack = new byte[MostCodes + 1];
        int clear = 1 << minimum;
        (int next, int size, int previous, int at) = (clear + 2, minimum + 1, -1, 0);
        (int bits, int held, int read) = (0, 0, 0);
        byte first = 0;
        while (at < count)
        {
            for (; held < size && read < data.Length; held += 8)
            {
                bits |= data[read++] << held;
            }

            if (held < size)
            {
                break;
            }

            int code = bits & ((1 << size) - 1);
            (bits, held) = (bits >> size, held - size);
            if (code == clear)
            {
                (next, size, previous) = (clear + 2, minimum + 1, -1);
                continue;
            }

            if (code == clear + 1)
            {
                break;
            }

            if (code > next || (previous < 0 && code >= clear))
            {
                throw new InvalidDataException("a code is not known yet");
            }

            int depth = 0;
            int walk = code;
            if (code == next)
            {
                stack[depth++] = first;
                walk = previous;
            }

            for (; walk >= clear; walk = before[walk])
            {
                stack[depth++] = last[walk];
            }

            first = (byte)walk;
            stack[depth++] = first;
            while (depth > 0 && at < count)
            {
                pixels[at++] = stack[--depth];
            }

            if (previous >= 0 && next < MostCodes)
            {
                (before[next], last[next]) = ((short)previous, first);
                next++;
                size += next == 1 << size && size < 12 ? 1 : 0;
            }

            previous = code;
        }

        return pixels;
    }
}
