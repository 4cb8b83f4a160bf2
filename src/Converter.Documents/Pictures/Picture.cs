using Converter.Documents.Drawings;
using Converter.Documents.Metafiles;

namespace Converter.Documents.Pictures;

/// <summary>Formats of pictures that a .docx can hold as they are.</summary>
public enum PictureFormat
{
    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>JPEG (ISO/IEC 10918-1), baseline or progressive, grey or in colour.</summary>
    Jpeg,

    /// <summary>GIF (89a).</summary>
    Gif,

    /// <summary>A bitmap of Windows.</summary>
    Bmp,

    /// <summary>TIFF (6.0).</summary>
    Tiff,

    /// <summary>A drawing of Windows (MS-EMF).</summary>
    Emf,

    /// <summary>A drawing of old Windows (MS-WMF).</summary>
    Wmf,
}

/// <summary>A picture whose file was found sound.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Bytes">Its file, unchanged.</param>
/// <param name="PixelWidth">Pixels from left to right; of a drawing what its header says.</param>
/// <param name="PixelHeight">Pixels from top to bottom.</param>
public sealed record Picture(PictureFormat Format, ReadOnlyMemory<byte> Bytes, int PixelWidth, int PixelHeight)
{
    /// <summary>
    /// Stands in a text where a picture stands, so that the line can be named, read and corrected; the object replacement character U+FFFC is
    /// invisible to people and to the cleaning.
    /// </summary>
    public const string Mark = "［图片］";

    /// <summary>More pixels than a sheet of A4 has at 600 to the inch are not read.</summary>
    public const int MostPixels = 36_000_000;

    /// <summary>The same pixels as PNG, for a format that neither PDF nor a browser has; <see langword="null"/> where there is no need of them.</summary>
    public Picture? Pixels { get; init; }

    /// <summary>What a drawing draws; <see langword="null"/> for pixels.</summary>
    public Drawing? Drawing { get; init; }

    /// <summary>The SVG file that a word processor shows in its place; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Svg { get; init; }

    /// <summary>What is drawn for it: PNG or JPEG, unless it is a <see cref="Drawing"/>.</summary>
    public Picture Drawn => Pixels ?? this;

    /// <summary>Reads a file. No content makes it throw.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why there is no picture.</param>
    /// <returns>The picture, or <see langword="null"/>.</returns>
    public static Picture? TryRead(ReadOnlyMemory<byte> bytes, out Message? problem)
    {
        problem = null;
        ReadOnlySpan<byte> file = bytes.Span;
        if (PngFile.Knows(file))
        {
            return PngFile.TryRead(bytes, out problem) is { } png ? new Picture(PictureFormat.Png, bytes, png.Width, png.Height) : null;
        }

        if (JpegFile.Knows(file))
        {
            return JpegFile.TryRead(file, out problem) is { } jpeg ? new Picture(PictureFormat.Jpeg, bytes, jpeg.Width, jpeg.Height) : null;
        }

        if (GifFile.Knows(file))
        {
            return OfPixels(PictureFormat.Gif, bytes, GifFile.TryRead(file, out problem));
        }

        if (BitmapFile.Knows(file))
        {
            return OfPixels(PictureFormat.Bmp, bytes, BitmapFile.TryRead(file, out problem));
        }

        if (TiffFile.Knows(file))
        {
            return OfPixels(PictureFormat.Tiff, bytes, TiffFile.TryRead(bytes, out problem));
        }

        if (EmfFile.Knows(file))
        {
            return OfDrawing(PictureFormat.Emf, bytes, EmfFile.TryRead(file, out problem));
        }

        if (WmfFile.Knows(file))
        {
            return OfDrawing(PictureFormat.Wmf, bytes, WmfFile.TryRead(file, out problem));
        }

        problem = new Message("不支持的图片格式", "the format of the picture is not supported");
        return null;
    }

    private static Picture? OfDrawing(PictureFormat format, ReadOnlyMemory<byte> bytes, Drawing? drawing) => drawing is null
        ? null
        : new Picture(format, bytes, (int)Math.Ceiling(drawing.Width), (int)Math.Ceiling(drawing.Height)) { Drawing = drawing };

    private static Picture? OfPixels(PictureFormat format, ReadOnlyMemory<byte> bytes, Raster? raster) => raster is null
        ? null
        : new Picture(format, bytes, raster.Width, raster.Height) { Pixels = raster.ToPicture() };
}
