using System.Collections.Immutable;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>What is cut away: all that is outside of any one of several shapes.</summary>
internal static class MetafileClip
{
    private const int And = 1;
    private const int Or = 2;
    private const int Without = 4;
    private const int Copy = 5;

    /// <summary>More shapes than a drawing has within one another. Each of them is drawn again wherever another one comes.</summary>
    private const int Most = 256;

    /// <summary>Larger than any drawing, in points.</summary>
    private const double Everywhere = 1e6;

    /// <summary>What is cut away when a shape goes with what is cut away already.</summary>
    /// <param name="clip">What is cut away already.</param>
    /// <param name="path">The shape.</param>
    /// <param name="mode">How it goes with it, as MS-EMF 2.1.29 numbers it.</param>
    /// <returns>The shapes; <see langword="null"/> where shapes do not say it.</returns>
    public static ImmutableArray<DrawingPath>? Joined(ImmutableArray<DrawingPath> clip, DrawingPath path, int mode) => mode switch
    {
        And when clip.Length < Most => clip.Add(path),
        Without when clip.Length < Most => clip.Add(new DrawingPath([.. Boxes([(-Everywhere, -Everywhere, Everywhere, Everywhere)], PictureMatrix.Identity).Segments, .. path.Segments], IsEvenOdd: true)),
        Or when clip.IsEmpty || path.Segments.IsEmpty => clip,
        Or when clip.Length == 1 && clip[0].Segments.Length < Most * path.Segments.Length => [new DrawingPath([.. clip[0].Segments, .. path.Segments], IsEvenOdd: false)],
        Copy => [path],
        _ => null,
    };

    /// <summary>Rectangles as one shape.</summary>
    /// <param name="boxes">The rectangles.</param>
    /// <param name="mapping">Brings them to points.</param>
    public static DrawingPath Boxes(IEnumerable<(double Left, double Top, double Right, double Bottom)> boxes, PictureMatrix mapping) =>
        new([.. boxes.SelectMany(box => Box(box, mapping))], IsEvenOdd: false);

    private static IEnumerable<PathSegment> Box((double Left, double Top, double Right, double Bottom) box, PictureMatrix mapping)
    {
        (double x, double y) = mapping.Apply(box.Left, box.Top);
        yield return PathSegment.Move(x, y);
        foreach ((double cornerX, double cornerY) in new[] { (box.Right, box.Top), (box.Right, box.Bottom), (box.Left, box.Bottom) })
        {
            (x, y) = mapping.Apply(cornerX, cornerY);
            yield return PathSegment.Line(x, y);
        }

        yield return PathSegment.Close;
    }
}
