namespace Converter.Documents.Pictures;

/// <summary>Formats of pictures that both outputs can hold as they are.</summary>
public enum PictureFormat
{
    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>JPEG (ISO/IEC 10918-1), baseline or progressive, grey or in colour.</summary>
    Jpeg,
}

/// <summary>A picture whose file was found sound.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Bytes">Its file, unchanged.</param>
/// <param name="PixelWidth">Pixels from left to right.</param>
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

    /// <summary>Reads a file. No content makes it throw.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why there is no picture.</param>
    /// <returns>The picture, or <see langword="null"/>.</returns>
    public static Picture? TryRead(ReadOnlyMemory<byte> bytes, out Message? problem)
    {
        problem = null;
        if (PngFile.Knows(bytes.Span))
        {
            return PngFile.TryRead(bytes, out problem) is { } png ? new Picture(PictureFormat.Png, bytes, png.Width, png.Height) : null;
        }

        if (JpegFile.Knows(bytes.Span))
        {
            return JpegFile.TryRead(bytes.Span, out problem) is { } jpeg ? new Picture(PictureFormat.Jpeg, bytes, jpeg.Width, jpeg.Height) : null;
        }

        problem = new Message("只采用 PNG 和 JPEG 图片", "only pictures in PNG and JPEG are taken over");
        return null;
    }
}
