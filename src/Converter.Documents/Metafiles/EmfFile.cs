using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>A drawing of Windows as a file (MS-EMF): records one behind the other, each with its number and length.</summary>
public static class EmfFile
{
    private const int HeaderRecord = 1;
    private const int EndRecord = 14;
    private const int LeastHeader = 88;
    private const int LeastRecord = 8;
    private const double PointsPerHundredth = 72.0 / 2540;

    private static readonly Message Broken = new("EMF 文件已损坏", "the EMF file is damaged");

    /// <summary>Whether a file is an EMF file by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.Length >= LeastHeader && bytes.StartsWith<byte>([HeaderRecord, 0, 0, 0]) && bytes[40..].StartsWith(" EMF"u8);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>What it draws, or <see langword="null"/>.</returns>
    public static Drawing? TryRead(ReadOnlySpan<byte> bytes, out Message? problem) => MetafileFile.TryRead(bytes, Read, Broken, out problem);

    private static Drawing? Read(ByteReader file)
    {
        (double left, double top, double right, double bottom) = (file.Int32(24), file.Int32(28), file.Int32(32), file.Int32(36));
        (double pixelsX, double pixelsY, double lengthX, double lengthY) = (file.Int32(72), file.Int32(76), file.Int32(80) * 100.0, file.Int32(84) * 100.0);
        (double width, double height) = ((right - left) * PointsPerHundredth, (bottom - top) * PointsPerHundredth);
        if (width <= 0 || height <= 0 || pixelsX <= 0 || pixelsY <= 0 || lengthX <= 0 || lengthY <= 0)
        {
            return null;
        }

        (double x, double y) = (lengthX / pixelsX, lengthY / pixelsY);
        MetafileCanvas canvas = new()
        {
            Device = new PictureMatrix(x * PointsPerHundredth, 0, 0, y * PointsPerHundredth, -left * PointsPerHundredth, -top * PointsPerHundredth),
            DevicePerHundredth = (1 / x, 1 / y),
        };
        EmfPlayer player = new(canvas);
        bool hasEnd = false;
        for (int at = 0; !hasEnd && at + LeastRecord <= file.Length;)
        {
            (int number, int length) = (file.Int32(at), file.Int32(at + 4));
            if (length < LeastRecord || length > file.Length - at)
            {
                return null;
            }

            player.Play(number, new ByteReader(file.Slice(at, length)));
            hasEnd = number == EndRecord;
            at += length;
        }

        return hasEnd ? new Drawing(width, height, canvas.Steps) { Lacks = [.. canvas.Lacks] } : null;
    }
}
