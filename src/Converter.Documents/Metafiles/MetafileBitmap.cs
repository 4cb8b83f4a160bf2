using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>Pixels inside a metafile, with the operations by which they are put over what is there (MS-WMF 2.1.1.31).</summary>
internal sealed class MetafileBitmap
{
    private const uint Copy = 0x00CC0020;
    private const uint And = 0x008800C6;
    private const uint Paint = 0x00EE0086;
    private const uint Invert = 0x00660046;
    private const int Jpeg = 4;
    private const int Png = 5;

    private readonly Dictionary<(int Length, int Hash), Picture> _known = [];
    private (Raster Mask, double X, double Y, uint Operation, Picture Shown)? _mask;
    private long _pixels;

    /// <summary>Puts pixels into a rectangle.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="bitmap">The header of the pixels, and the pixels; those stand behind it where they are empty.</param>
    /// <param name="target">The rectangle.</param>
    /// <param name="source">The part of the pixels that is shown, from the upper left corner; everything where it is empty.</param>
    /// <param name="operation">The operation.</param>
    public void Draw(MetafileCanvas canvas, in BitmapParts bitmap, (double X, double Y, double Width, double Height) target, (int X, int Y, int Width, int Height) source, uint operation)
    {
        if (bitmap.Header.Length >= 20 && new ByteReader(bitmap.Header).Int32(16) is Jpeg or Png && Picture.TryRead(bitmap.Bits.ToArray(), out _) is { } picture)
        {
            canvas.Draw(picture.Drawn, target.X, target.Y, target.Width, target.Height);
            return;
        }

        if (Read(bitmap) is not { } raster)
        {
            canvas.Lack("无法读取的位图", "a bitmap that cannot be read");
            return;
        }

        raster = Part(raster, source);
        if (_mask is { } mask && (mask.X, mask.Y) == (target.X, target.Y) && (mask.Operation, operation) is (And, Paint or Invert) or (Paint, And) && canvas.TakeBack(mask.Shown))
        {
            raster = Through(mask.Mask, raster, mask.Operation == And);
        }
        else if (operation is not (Copy or Paint or Invert or And))
        {
            canvas.Lack("位图的特殊叠加方式", "a bitmap laid over the drawing in a special way");
        }

        Picture shown = Kept(raster);
        canvas.Draw(shown, target.X, target.Y, target.Width, target.Height);

        // Old programs have no transparency: a mask comes first, and what is seen through it next, at the same place.
        _mask = operation is And or Paint ? (raster, target.X, target.Y, operation, shown) : null;
    }

    /// <summary>The mean colour of pixels, for a brush made of them.</summary>
    public int? MeanOf(in BitmapParts bitmap)
    {
        if (Read(bitmap) is not { } raster)
        {
            return null;
        }

        int mean = 0;
        for (int channel = 0; channel < 3; channel++)
        {
            long sum = 0;
            for (int at = channel; at < raster.Samples.Length; at += 3)
            {
                sum += raster.Samples[at];
            }

            mean = (mean << 8) | (int)(sum * 3 / raster.Samples.Length);
        }

        return mean;
    }

    private Raster? Read(in BitmapParts bitmap)
    {
        Raster? raster = bitmap.HasAlpha ? BitmapFile.TryReadOverWhite(bitmap.Header, bitmap.Bits) : BitmapFile.TryRead(bitmap.Header, bitmap.Bits, out _);
        _pixels += raster is null ? 0 : (long)raster.Width * raster.Height;
        return _pixels > Picture.MostPixels ? throw new InvalidDataException("the drawing has too many pixels") : raster;
    }

    private static Raster Part(Raster raster, (int X, int Y, int Width, int Height) part)
    {
        int left = Math.Clamp(part.X, 0, raster.Width - 1);
        int top = Math.Clamp(part.Y, 0, raster.Height - 1);
        int width = Math.Min(Math.Abs(part.Width), raster.Width - left);
        int height = Math.Min(Math.Abs(part.Height), raster.Height - top);
        if (width <= 0 || height <= 0 || (width == raster.Width && height == raster.Height))
        {
            return raster;
        }

        Raster cut = Raster.White(width, height, 3);
        for (int y = 0; y < height; y++)
        {
            raster.Samples.AsSpan((((top + y) * raster.Width) + left) * 3, width * 3).CopyTo(cut.Samples.AsSpan(y * width * 3));
        }

        return cut;
    }

    /// <summary>What is seen where a mask is black, or where it is white, over white.</summary>
    private static Raster Through(Raster mask, Raster raster, bool whereBlack)
    {
        Raster seen = Raster.White(raster.Width, raster.Height, 3);
        for (int y = 0; y < raster.Height; y++)
        {
            for (int x = 0; x < raster.Width; x++)
            {
                int cover = ((y * mask.Height / raster.Height * mask.Width) + (x * mask.Width / raster.Width)) * 3;
                if (mask.Samples[cover] < 128 == whereBlack)
                {
                    raster.Samples.AsSpan(((y * raster.Width) + x) * 3, 3).CopyTo(seen.Samples.AsSpan(((y * raster.Width) + x) * 3));
                }
            }
        }

        return seen;
    }

    /// <summary>The same pixels, drawn often, stand in the file once.</summary>
    private Picture Kept(Raster raster)
    {
        HashCode hash = default;
        hash.AddBytes(raster.Samples);
        hash.Add(raster.Width);
        (int, int) key = (raster.Samples.Length, hash.ToHashCode());
        if (!_known.TryGetValue(key, out Picture? picture))
        {
            _known.Add(key, picture = raster.ToPicture());
        }

        return picture;
    }
}

/// <summary>Pixels as they stand in a metafile.</summary>
internal readonly ref struct BitmapParts(ReadOnlySpan<byte> header, ReadOnlySpan<byte> bits)
{
    public ReadOnlySpan<byte> Header { get; } = header;

    public ReadOnlySpan<byte> Bits { get; } = bits;

    /// <summary>Whether their fourth byte says how much is seen of each.</summary>
    public bool HasAlpha { get; init; }
}
