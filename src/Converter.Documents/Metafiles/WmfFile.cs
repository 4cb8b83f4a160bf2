using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>A drawing of old Windows as a file (MS-WMF), with or without the header that says where it is placed.</summary>
public static class WmfFile
{
    private const uint PlaceableKey = 0x9AC6CDD7;
    private const int PlaceableLength = 22;
    private const int HeaderLength = 18;
    private const int LeastRecord = 6;
    private const int SetWindowOrigin = 0x020B;
    private const int SetWindowExtent = 0x020C;

    /// <summary>The longer edge of a drawing that has no size of its own, in points; the document gives it one.</summary>
    private const double UsualEdge = 360;

    private static readonly Message Broken = new("WMF 文件已损坏", "the WMF file is damaged");

    /// <summary>Whether a file is a WMF file by its first bytes.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.Length > PlaceableLength + HeaderLength
        && (new ByteReader(bytes).UInt32(0) == PlaceableKey || bytes.StartsWith<byte>([1, 0, 9, 0, 0, 3]) || bytes.StartsWith<byte>([1, 0, 9, 0, 0, 1]) || bytes.StartsWith<byte>([2, 0, 9, 0, 0, 3]));

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>What it draws, or <see langword="null"/>.</returns>
    public static Drawing? TryRead(ReadOnlySpan<byte> bytes, out Message? problem) => MetafileFile.TryRead(bytes, Read, Broken, out problem);

    private static Drawing? Read(ByteReader file)
    {
        bool isPlaced = file.UInt32(0) == PlaceableKey;
        int start = (isPlaced ? PlaceableLength : 0) + HeaderLength;
        (double X, double Y, double Width, double Height) window = isPlaced
            ? (file.Int16(6), file.Int16(8), file.Int16(10) - file.Int16(6), file.Int16(12) - file.Int16(8))
            : WindowOf(file, start);
        if (window.Width == 0 || window.Height == 0)
        {
            return null;
        }

        double scale = isPlaced && file.UInt16(14) > 0 ? 72.0 / file.UInt16(14) : UsualEdge / Math.Max(Math.Abs(window.Width), Math.Abs(window.Height));
        (double width, double height) = (Math.Abs(window.Width) * scale, Math.Abs(window.Height) * scale);
        MetafileCanvas canvas = new() { Device = PictureMatrix.Identity };
        canvas.State.MapMode = MetafileState.Anisotropic;
        canvas.State.WindowOrigin = (window.X, window.Y);
        canvas.State.WindowExtent = (window.Width, window.Height);
        canvas.State.ViewportExtent = (width, height);
        WmfPlayer player = new(canvas);
        foreach ((int at, int length) in Records(file, start))
        {
            player.Play(file.UInt16(at + 4), new ByteReader(file.Slice(at + LeastRecord, length - LeastRecord)));
        }

        return new Drawing(width, height, canvas.Steps) { Lacks = [.. canvas.Lacks] };
    }

    /// <summary>What the first records say that is seen.</summary>
    private static (double X, double Y, double Width, double Height) WindowOf(ByteReader file, int start)
    {
        (double X, double Y) origin = (0, 0);
        foreach ((int at, _) in Records(file, start))
        {
            switch (file.UInt16(at + 4))
            {
                case SetWindowOrigin: origin = (file.Int16(at + 8), file.Int16(at + 6)); break;
                case SetWindowExtent: return (origin.X, origin.Y, file.Int16(at + 8), file.Int16(at + 6));
                default: break;
            }
        }

        return default;
    }

    private static List<(int At, int Length)> Records(ByteReader file, int start)
    {
        List<(int, int)> records = [];
        for (int at = start; at + LeastRecord <= file.Length;)
        {
            long length = file.UInt32(at) * 2L;
            if (length < LeastRecord || length > file.Length - at)
            {
                throw new InvalidDataException("a record is longer than the file");
            }

            if (file.UInt16(at + 4) == 0)
            {
                return records;
            }

            records.Add((at, (int)length));
            at += (int)length;
        }

        throw new InvalidDataException("the end is missing");
    }
}
