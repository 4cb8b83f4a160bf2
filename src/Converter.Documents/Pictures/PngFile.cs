using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace Converter.Documents.Pictures;

/// <summary>
/// A PNG file (ISO/IEC 15948), read with limits: nothing is unpacked beyond what its size asks for. Its pixels come out with 8 bits, over white
/// where they are transparent.
/// </summary>
public sealed class PngFile
{
    /// <summary>Kinds of colour (11.2.2).</summary>
    private const int Grey = 0;
    private const int Colour = 2;
    private const int Indexed = 3;
    private const int GreyAlpha = 4;
    private const int ColourAlpha = 6;

    private const int HeaderLength = 13;
    private const int Largest = 65535;

    /// <summary>A picture of more pixels than are read.</summary>
    public static readonly Message TooLarge = new("图片像素过多", "the picture has too many pixels");

    private static readonly Message Broken = new("PNG 文件已损坏", "the PNG file is damaged");

    /// <summary>The seven passes of an interlaced picture (8.2): first column and row, steps.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<Range> _data = [];
    private int _colour;
    private bool _isInterlaced;
    private byte[] _palette = [];
    private byte[] _transparency = [];

    private PngFile(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; private set; }

    /// <summary>Bits of a sample.</summary>
    public int Depth { get; private set; }

    /// <summary>Samples of a pixel as <see cref="Decode"/> gives them: 1 for grey, 3 for colour.</summary>
    public int Components => _colour is Grey or GreyAlpha ? 1 : 3;

    /// <summary>Samples of a pixel in the file.</summary>
    private int Channels => _colour switch { Colour => 3, GreyAlpha => 2, ColourAlpha => 4, _ => 1 };

    /// <summary>Whether a pixel is the index of a colour of <see cref="Palette"/>.</summary>
    public bool IsIndexed => _colour == Indexed;

    /// <summary>The colours of an indexed picture, three bytes each, over white where they are transparent.</summary>
    public ImmutableArray<byte> Palette => [.. Enumerable.Range(0, _palette.Length).Select(at => Over(_palette[at], at / 3 < _transparency.Length ? _transparency[at / 3] : byte.MaxValue))];

    /// <summary>
    /// Whether the packed data may stand in a PDF as it is: rows from the top, at most 8 bits, nothing transparent but colours of the palette.
    /// </summary>
    public bool IsPlain => !_isInterlaced && Depth <= 8 && _colour is Grey or Colour or Indexed && (IsIndexed || _transparency.Length == 0);

    /// <summary>Whether a file is a PNG file by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>Reads a file to its end.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>The file, whose pixels can all be had, or <see langword="null"/>.</returns>
    public static PngFile? TryRead(ReadOnlyMemory<byte> bytes, out Message? problem)
    {
        PngFile file = new(bytes);
        problem = file.ReadChunks();
        if (problem is null)
        {
            try
            {
                file.Unpack(static (_, _) => { });
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException)
            {
                problem = Broken;
            }
        }

        return problem is null ? file : null;
    }

    /// <summary>The packed data, one zlib stream; for a file that <see cref="IsPlain"/>.</summary>
    public byte[] Packed() => [.. _data.SelectMany(range => _bytes[range].ToArray())];

    /// <summary>The pixels row by row from the top, 8 bits a sample.</summary>
    /// <returns><see cref="Components"/> × <see cref="Width"/> × <see cref="Height"/> bytes.</returns>
    public byte[] Decode()
    {
        byte[] pixels = new byte[checked(Width * Height * Components)];
        ImmutableArray<byte> palette = Palette;
        Unpack((row, place) =>
        {
            for (int pixel = 0; pixel < place.Count; pixel++)
            {
                int x = place.X + (pixel * place.StepX);
                Put(row, pixel, palette.AsSpan(), pixels.AsSpan(((place.Y * Width) + x) * Components, Components));
            }
        });
        return pixels;
    }

    private Message? ReadChunks()
    {
        ReadOnlySpan<byte> bytes = _bytes.Span;
        bool ended = false;
        for (int at = 8; !ended && at + 12 <= bytes.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > (uint)(bytes.Length - at - 12))
            {
                return Broken;
            }

            ReadOnlySpan<byte> type = bytes.Slice(at + 4, 4);
            Range content = (at + 8)..(at + 8 + (int)length);
            ended = type.SequenceEqual("IEND"u8);
            if (at == 8 ? !type.SequenceEqual("IHDR"u8) || !ReadHeader(bytes[content]) : !Take(type, content))
            {
                return Broken;
            }

            at += 12 + (int)length;
        }

        bool hasColours = !IsIndexed || (_palette.Length > 0 && _palette.Length % 3 == 0 && _palette.Length <= 768);
        return (long)Width * Height > Picture.MostPixels ? TooLarge : ended && hasColours && _data.Count > 0 ? null : Broken;
    }

    private bool ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length != HeaderLength)
        {
            return false;
        }

        (uint width, uint height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        (Depth, _colour, _isInterlaced) = (header[8], header[9], header[12] == 1);
        bool isKnown = (_colour, Depth) is (Grey, 1 or 2 or 4 or 8 or 16) or (Indexed, 1 or 2 or 4 or 8) or (Colour or GreyAlpha or ColourAlpha, 8 or 16);
        if (!isKnown || header[10] != 0 || header[11] != 0 || header[12] > 1 || width is 0 or > Largest || height is 0 or > Largest)
        {
            return false;
        }

        (Width, Height) = ((int)width, (int)height);
        return true;
    }

    private bool Take(ReadOnlySpan<byte> type, Range content)
    {
        if (type.SequenceEqual("IDAT"u8))
        {
            _data.Add(content);
        }
        else if (type.SequenceEqual("PLTE"u8))
        {
            _palette = _bytes[content].ToArray();
        }
        else if (type.SequenceEqual("tRNS"u8))
        {
            _transparency = _bytes[content].ToArray();
            return _colour switch { Grey => _transparency.Length == 2, Colour => _transparency.Length == 6, Indexed => true, _ => false };
        }

        // A chunk that a reader has to know has a capital first (5.4).
        return type.SequenceEqual("IEND"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || (type[0] & 0x20) != 0;
    }

    /// <summary>Unpacks row after row, and takes the filters away (9.2).</summary>
    /// <exception cref="InvalidDataException">The data is broken, or too short.</exception>
    private void Unpack(Action<byte[], RowPlace> take)
    {
        using ZLibStream unpacked = new(new MemoryStream(Packed(), writable: false), CompressionMode.Decompress);
        int step = Math.Max(1, Channels * Depth / 8);
        foreach ((int x, int y, int stepX, int stepY) in _isInterlaced ? Passes : [(0, 0, 1, 1)])
        {
            int columns = (Width - x + stepX - 1) / stepX;
            if (columns <= 0)
            {
                continue;
            }

            byte[] above = new byte[((columns * Channels * Depth) + 7) / 8];
            byte[] row = new byte[above.Length];
            for (int line = y; line < Height; line += stepY)
            {
                int filter = unpacked.ReadByte();
                int read = unpacked.ReadAtLeast(row, row.Length, throwOnEndOfStream: false);
                if (filter is < 0 or > 4 || read < row.Length)
                {
                    throw new InvalidDataException("the data ends too early, or has an unknown filter");
                }

                Unfilter(filter, row, above, step);
                take(row, new RowPlace(x, line, stepX, columns));
                (row, above) = (above, row);
            }
        }
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        for (int at = 0; at < row.Length && filter > 0; at++)
        {
            int left = at < step ? 0 : row[at - step];
            int corner = at < step ? 0 : above[at - step];
            row[at] += (byte)(filter switch
            {
                1 => left,
                2 => above[at],
                3 => (left + above[at]) / 2,
                _ => Paeth(left, above[at], corner),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        (int toLeft, int toAbove, int toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private void Put(byte[] row, int pixel, ReadOnlySpan<byte> palette, Span<byte> target)
    {
        if (IsIndexed)
        {
            int index = Sample(row, pixel) * 3;
            palette.Slice(Math.Min(index, palette.Length - 3), 3).CopyTo(target);
            return;
        }

        byte alpha = _colour is GreyAlpha or ColourAlpha ? Byte(Sample(row, (pixel * Channels) + Channels - 1)) : IsKey(row, pixel) ? byte.MinValue : byte.MaxValue;
        for (int component = 0; component < target.Length; component++)
        {
            target[component] = Over(Byte(Sample(row, (pixel * Channels) + component)), alpha);
        }
    }

    /// <summary>Whether a pixel has the one colour that is transparent (11.3.2.1).</summary>
    private bool IsKey(byte[] row, int pixel)
    {
        bool isKey = _transparency.Length > 0;
        for (int channel = 0; isKey && channel < Channels; channel++)
        {
            isKey = Sample(row, (pixel * Channels) + channel) == BinaryPrimitives.ReadUInt16BigEndian(_transparency.AsSpan(channel * 2));
        }

        return isKey;
    }

    private int Sample(byte[] row, int index) => Depth switch
    {
        16 => BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(index * 2)),
        8 => row[index],
        _ => (row[index * Depth / 8] >> (8 - Depth - (index * Depth % 8))) & ((1 << Depth) - 1),
    };

    private byte Byte(int sample) => Depth switch { 16 => (byte)(sample >> 8), 8 => (byte)sample, _ => (byte)(sample * 255 / ((1 << Depth) - 1)) };

    private static byte Over(byte value, byte alpha) => alpha == byte.MaxValue ? value : (byte)(((value * alpha) + (255 * (255 - alpha)) + 127) / 255);

    /// <summary>Which pixels a row holds: the first column, the line, the step to the next column, their number.</summary>
    private readonly record struct RowPlace(int X, int Y, int StepX, int Count);
}
