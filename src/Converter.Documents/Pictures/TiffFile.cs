using System.IO.Compression;

namespace Converter.Documents.Pictures;

/// <summary>
/// The first page of a TIFF file (6.0): black and white, grey, colours of a palette and RGB, in strips or tiles, as they are or packed by
/// PackBits, LZW, Deflate or as a fax of group 4.
/// </summary>
public static class TiffFile
{
    private const int MostEntries = 500;
    private static readonly Message Broken = new("TIFF 文件已损坏", "the TIFF file is damaged");
    private static readonly Message Other = new("不支持的 TIFF 编码方式", "the way this TIFF file is coded is not supported");

    /// <summary>Whether a file is a TIFF file by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>Its pixels, or <see langword="null"/>.</returns>
    public static Raster? TryRead(ReadOnlyMemory<byte> bytes, out Message? problem)
    {
        problem = Broken;
        try
        {
            TiffPage page = ReadPage(new ByteReader(bytes.Span, bytes.Span[0] == 'M'));
            problem = !Raster.IsAllowed(page.Width, page.Height) ? (page.Width * page.Height > Picture.MostPixels ? PngFile.TooLarge : Broken)
                : page.IsKnown ? null
                : Other;
            return problem is null ? Read(page, bytes.Span) : null;
        }
        catch (Exception exception) when (ByteReader.IsDamage(exception))
        {
            problem = Broken;
            return null;
        }
    }

    private static TiffPage ReadPage(ByteReader file)
    {
        int at = file.Int32(4);
        int count = file.UInt16(at);
        TiffPage page = new();
        for (int entry = 0; entry < Math.Min(count, MostEntries); entry++)
        {
            int here = at + 2 + (entry * 12);
            page.Take(file.UInt16(here), Values(file, here));
        }

        return page;
    }

    private static long[] Values(ByteReader file, int entry)
    {
        (int type, uint count) = (file.UInt16(entry + 2), file.UInt32(entry + 4));
        int size = type switch { 1 => 1, 3 => 2, 4 => 4, _ => 0 };
        if (size == 0 || count > file.Length)
        {
            return [];
        }

        int at = size * count <= 4 ? entry + 8 : file.Int32(entry + 8);
        long[] values = new long[count];
        for (int index = 0; index < values.Length; index++)
        {
            int here = at + (index * size);
            values[index] = size switch { 1 => file.Byte(here), 2 => file.UInt16(here), _ => file.UInt32(here) };
        }

        return values;
    }

    private static Raster Read(TiffPage page, ReadOnlySpan<byte> file)
    {
        Raster raster = Raster.White((int)page.Width, (int)page.Height, 3);
        (int width, int height) = page.IsTiled ? (page.TileWidth, page.TileHeight) : (raster.Width, page.RowsPerStrip);
        int across = (raster.Width + width - 1) / width;
        int down = (raster.Height + height - 1) / height;
        if (page.Offsets.Length < across * down || page.Lengths.Length < across * down)
        {
            throw new InvalidDataException("strips are missing");
        }

        int stride = ((width * page.Samples * page.Depth) + 7) / 8;
        for (int part = 0; part < across * down; part++)
        {
            int top = part / across * height;
            int rows = page.IsTiled ? height : Math.Min(height, raster.Height - top);
            byte[] pixels = new byte[checked(stride * rows)];
            ReadOnlySpan<byte> packed = file.Slice(checked((int)page.Offsets[part]), (int)Math.Min(page.Lengths[part], file.Length - page.Offsets[part]));
            Unpack(page, packed, pixels, width, rows);
            if (page.Predictor == 2)
            {
                Undo(pixels, stride, page);
            }

            Put(page, raster, pixels, (part % across * width, top), (width, rows));
        }

        return raster;
    }

    private static void Unpack(TiffPage page, ReadOnlySpan<byte> packed, byte[] pixels, int width, int rows)
    {
        byte[] reversed = page.FillOrder == 2 ? [.. packed.ToArray().Select(Reversed)] : [];
        packed = page.FillOrder == 2 ? reversed : packed;
        switch (page.Packing)
        {
            case TiffPage.PackBits: TiffPacking.PackBits(packed, pixels); break;
            case TiffPage.Lzw: TiffPacking.Lzw(packed, pixels); break;
            case TiffPage.Fax4: Fax4.Decode(packed, pixels, width, rows); break;
            case TiffPage.None: packed[..Math.Min(packed.Length, pixels.Length)].CopyTo(pixels); break;
            default:
                using (ZLibStream inflater = new(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress))
                {
                    inflater.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false);
                }

                break;
        }
    }

    private static byte Reversed(byte value) => (byte)((((value * 0x0802U) & 0x22110U) | ((value * 0x8020U) & 0x88440U)) * 0x10101U >> 16);

    /// <summary>Each sample stands as its difference from that of the pixel before (section 14).</summary>
    private static void Undo(byte[] pixels, int stride, TiffPage page)
    {
        for (int at = 0; page.Depth == 8 && at < pixels.Length; at++)
        {
            pixels[at] += at % stride < page.Samples ? (byte)0 : pixels[at - page.Samples];
        }
    }

    private static void Put(TiffPage page, Raster raster, byte[] pixels, (int X, int Y) corner, (int Width, int Rows) part)
    {
        int stride = ((part.Width * page.Samples * page.Depth) + 7) / 8;
        for (int y = 0; y < Math.Min(part.Rows, raster.Height - corner.Y); y++)
        {
            ReadOnlySpan<byte> row = pixels.AsSpan(y * stride, stride);
            for (int x = 0; x < Math.Min(part.Width, raster.Width - corner.X); x++)
            {
                (byte red, byte green, byte blue) = page.Colour(row, x);
                raster.Set(corner.X + x, corner.Y + y, red, green, blue);
            }
        }
    }
}

/// <summary>What the first directory of a TIFF file says.</summary>
internal sealed class TiffPage
{
    public const int None = 1;
    public const int Fax4 = 4;
    public const int Lzw = 5;
    public const int Deflate = 8;
    public const int OldDeflate = 32946;
    public const int PackBits = 32773;

    private const int WhiteIsZero = 0;
    private const int BlackIsZero = 1;
    private const int Rgb = 2;
    private const int Palette = 3;

    private long[] _colours = [];
    private int _kind = -1;
    private int _planes = 1;
    private bool _hasAlpha;

    public long Width { get; private set; }

    public long Height { get; private set; }

    public int Depth { get; private set; } = 1;

    public int Packing { get; private set; } = None;

    public int Samples { get; private set; } = 1;

    public int RowsPerStrip { get; private set; }

    public int Predictor { get; private set; } = 1;

    public int FillOrder { get; private set; } = 1;

    public bool IsTiled => TileWidth > 0;

    public int TileWidth { get; private set; }

    public int TileHeight { get; private set; }

    public long[] Offsets { get; private set; } = [];

    public long[] Lengths { get; private set; } = [];

    public bool IsKnown => Packing is None or Lzw or Deflate or OldDeflate or PackBits or Fax4
        && (Packing != Fax4 || (Depth == 1 && Samples == 1))
        && (_kind, Depth) is (WhiteIsZero or BlackIsZero, 1 or 2 or 4 or 8) or (Palette, 1 or 2 or 4 or 8) or (Rgb, 8)
        && Samples >= (_kind == Rgb ? 3 : 1) && Samples <= 5 && (Samples == 1 || Depth == 8)
        && (_planes == 1 || Samples == 1) && Predictor is 1 or 2 && (Predictor == 1 || Depth == 8)
        && (_kind != Palette || _colours.Length >= 3 << Depth)
        && (!IsTiled || Raster.IsAllowed(TileWidth, TileHeight)) && RowsPerStrip > 0;

    public void Take(int tag, long[] values)
    {
        int first = values.Length > 0 ? (int)Math.Min(values[0], int.MaxValue) : 0;
        switch (tag)
        {
            case 256: Width = first; break;
            case 257: (Height, RowsPerStrip) = (first, RowsPerStrip == 0 ? first : Math.Min(RowsPerStrip, first)); break;
            case 258: Depth = Array.TrueForAll(values, value => value == first) ? first : 0; break;
            case 259: Packing = first; break;
            case 262: _kind = first; break;
            case 266: FillOrder = first; break;
            case 273 or 324: Offsets = values; break;
            case 277: Samples = first; break;
            case 278: RowsPerStrip = Height > 0 ? (int)Math.Min(first, Height) : first; break;
            case 279 or 325: Lengths = values; break;
            case 284: _planes = first; break;
            case 317: Predictor = first; break;
            case 320: _colours = values; break;
            case 322: TileWidth = first; break;
            case 323: TileHeight = first; break;
            case 338: _hasAlpha = first is 1 or 2; break;
            default: break;
        }
    }

    /// <summary>The colour of a pixel of a row.</summary>
    public (byte Red, byte Green, byte Blue) Colour(ReadOnlySpan<byte> row, int x)
    {
        if (_kind == Rgb)
        {
            ReadOnlySpan<byte> pixel = row.Slice(x * Samples, Samples);
            byte alpha = _hasAlpha && Samples > 3 ? pixel[3] : byte.MaxValue;
            return (Over(pixel[0], alpha), Over(pixel[1], alpha), Over(pixel[2], alpha));
        }

        int most = (1 << Depth) - 1;
        int value = Depth == 8 ? row[x * Samples] : (row[x * Depth / 8] >> (8 - Depth - (x * Depth % 8))) & most;
        if (_kind == Palette)
        {
            int count = most + 1;
            return ((byte)(_colours[value] >> 8), (byte)(_colours[value + count] >> 8), (byte)(_colours[value + (2 * count)] >> 8));
        }

        byte grey = (byte)((_kind == WhiteIsZero ? most - value : value) * 255 / most);
        return (grey, grey, grey);
    }

    private static byte Over(byte value, byte alpha) => (byte)(((value * alpha) + (255 * (255 - alpha)) + 127) / 255);
}

/// <summary>How TIFF packs bytes.</summary>
internal static class TiffPacking
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MostCodes = 4096;

    /// <summary>Runs (section 9).</summary>
    public static void PackBits(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        for (int at = 0; at < packed.Length && !target.IsEmpty;)
        {
            sbyte count = (sbyte)packed[at++];
            if (count >= 0)
            {
                int length = Math.Min(Math.Min(count + 1, packed.Length - at), target.Length);
                packed.Slice(at, length).CopyTo(target);
                target = target[length..];
                at += count + 1;
            }
            else if (count != sbyte.MinValue && at < packed.Length)
            {
                int length = Math.Min(1 - count, target.Length);
                target[..length].Fill(packed[at++]);
                target = target[length..];
            }
        }
    }

    /// <summary>LZW, the high bit first (section 13).</summary>
    public static void Lzw(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        (int Start, int Length)[] known = new (int, int)[MostCodes];
        (int next, int size, int at, int bit) = (End + 1, 9, 0, 0);
        (int Start, int Length) previous = default;
        byte[] single = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        while (bit + size <= packed.Length * 8 && at < target.Length)
        {
            int code = 0;
            for (int one = 0; one < size; one++, bit++)
            {
                code = (code << 1) | ((packed[bit / 8] >> (7 - (bit % 8))) & 1);
            }

            if (code == End)
            {
                return;
            }

            if (code == Clear)
            {
                (next, size, previous) = (End + 1, 9, default);
                continue;
            }

            if (code > next || (code == next && previous.Length == 0))
            {
                throw new InvalidDataException("a code is not known yet");
            }

            int start = at;
            if (code < Clear)
            {
                target[at++] = single[code];
            }
            else
            {
                (int from, int length) = code == next ? (previous.Start, previous.Length + 1) : known[code];
                for (int one = 0; one < length && at < target.Length; one++)
                {
                    target[at] = target[from + one];
                    at++;
                }
            }

            if (previous.Length > 0 && next < MostCodes)
            {
                // The string before and the first byte of this one stand one behind the other.
                known[next++] = (previous.Start, previous.Length + 1);
            }

            // Codes grow one entry early.
            size = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
            previous = (start, at - start);
        }
    }
}
