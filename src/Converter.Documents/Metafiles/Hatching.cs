using System.Collections.Immutable;
using Converter.Documents.Drawings;

namespace Converter.Documents.Metafiles;

/// <summary>The lines of a hatched brush (MS-WMF 2.1.1.12): every eighth pixel of a screen, over the rectangle around a path.</summary>
internal static class Hatching
{
    /// <summary>Thickness of the lines in points.</summary>
    public const double Weight = 0.5;

    private const double Distance = 6;
    private const int MostLines = 2000;

    /// <summary>The lines, to be seen only inside the path.</summary>
    public static DrawingPath Of(DrawingPath path, int hatch)
    {
        PathSegment[] ends = [.. path.Segments.Where(segment => segment.Kind != PathSegmentKind.Close)];
        (double left, double right) = (ends.Min(segment => segment.X), ends.Max(segment => segment.X));
        (double top, double bottom) = (ends.Min(segment => segment.Y), ends.Max(segment => segment.Y));
        (double width, double height) = (right - left, bottom - top);
        double step = Math.Max(Distance, (width + height) / MostLines);
        ImmutableArray<PathSegment>.Builder lines = ImmutableArray.CreateBuilder<PathSegment>();
        for (double at = 0; hatch is 0 or 4 && at <= height; at += step)
        {
            Add(left, top + at, right, top + at);
        }

        for (double at = 0; hatch is 1 or 4 && at <= width; at += step)
        {
            Add(left + at, top, left + at, bottom);
        }

        for (double at = -height; hatch is 2 or 5 && at <= width; at += step)
        {
            Add(left + at, top, left + at + height, bottom);
        }

        for (double at = 0; hatch is 3 or 5 && at <= width + height; at += step)
        {
            Add(left + at, top, left + at - height, bottom);
        }

        return new DrawingPath(lines.ToImmutable(), IsEvenOdd: false);

        void Add(double x1, double y1, double x2, double y2)
        {
            lines.Add(PathSegment.Move(x1, y1));
            lines.Add(PathSegment.Line(x2, y2));
        }
    }
}
