using System.Collections.Immutable;
using Converter.Documents.Pictures;

namespace Converter.Documents.Drawings;

/// <summary>
/// What a drawing draws, whatever file it came from: paths, pixels and text one over the other, in points from the upper left corner, to the
/// right and downwards. Writers need know no more.
/// </summary>
/// <param name="Width">Its width in points.</param>
/// <param name="Height">Its height in points.</param>
/// <param name="Steps">What is drawn, in order.</param>
public sealed record Drawing(double Width, double Height, ImmutableArray<DrawingStep> Steps)
{
    /// <summary>What the file draws beside that, each kind once.</summary>
    public ImmutableArray<Message> Lacks { get; init; } = [];
}

/// <summary>Something that is drawn.</summary>
public abstract record DrawingStep
{
    /// <summary>It is seen only inside all of these; everywhere where there are none.</summary>
    public ImmutableArray<DrawingPath> Clip { get; init; } = [];
}

/// <summary>A path that is filled, stroked, or both.</summary>
/// <param name="Path">The path.</param>
/// <param name="Fill">Colour of what is inside, 0xRRGGBB; <see langword="null"/> where it is not filled.</param>
/// <param name="Stroke">The pen; <see langword="null"/> where it is not stroked.</param>
public sealed record PathStep(DrawingPath Path, int? Fill, DrawingPen? Stroke) : DrawingStep;

/// <summary>Pixels.</summary>
/// <param name="Picture">The pixels.</param>
/// <param name="Place">Brings the unit square, whose origin is the upper left corner, to their place.</param>
public sealed record PixelStep(Picture Picture, PictureMatrix Place) : DrawingStep;

/// <summary>A line of text. Whoever has the fonts makes paths of it.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Font">The font that the file asks for.</param>
/// <param name="Place">Brings a text whose baseline begins at the origin, in points, to its place.</param>
/// <param name="Color">Its colour, 0xRRGGBB.</param>
public sealed record TextStep(string Text, DrawingFont Font, PictureMatrix Place, int Color) : DrawingStep
{
    /// <summary>From each character to the next, in points; empty where the font says.</summary>
    public ImmutableArray<double> Advances { get; init; } = [];

    /// <summary>The share of its width by which it stands left of the origin: 0, a half, or 1.</summary>
    public double Align { get; init; }
}

/// <summary>A font that a drawing asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Size of its em in points.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="IsItalic">Whether it leans.</param>
public sealed record DrawingFont(string Name, double Size, bool IsBold, bool IsItalic);

/// <summary>A pen.</summary>
/// <param name="Color">Its colour, 0xRRGGBB.</param>
/// <param name="Width">Its width in points; 0 for the finest.</param>
/// <param name="Dashes">Lengths of dashes and gaps in points; empty for a whole line.</param>
/// <param name="Cap">How a line ends: 0 cut off, 1 round, 2 square.</param>
/// <param name="Join">How lines meet: 0 pointed, 1 round, 2 cut off.</param>
public sealed record DrawingPen(int Color, double Width, ImmutableArray<double> Dashes, int Cap, int Join);

/// <summary>A path.</summary>
/// <param name="Segments">Its parts.</param>
/// <param name="IsEvenOdd">Whether what two contours enclose is outside again.</param>
public sealed record DrawingPath(ImmutableArray<PathSegment> Segments, bool IsEvenOdd)
{
    /// <summary>A path of lines between points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="closes">Whether it comes back to the first one.</param>
    public static DrawingPath Of(ReadOnlySpan<(double X, double Y)> points, bool closes)
    {
        ImmutableArray<PathSegment>.Builder segments = ImmutableArray.CreateBuilder<PathSegment>(points.Length + 1);
        foreach ((double x, double y) in points)
        {
            segments.Add(segments.Count == 0 ? PathSegment.Move(x, y) : PathSegment.Line(x, y));
        }

        if (closes)
        {
            segments.Add(PathSegment.Close);
        }

        return new DrawingPath(segments.DrainToImmutable(), false);
    }
}

/// <summary>Kinds of parts of a path.</summary>
public enum PathSegmentKind
{
    /// <summary>A contour begins.</summary>
    Move,

    /// <summary>A straight line.</summary>
    Line,

    /// <summary>A cubic curve.</summary>
    Curve,

    /// <summary>The contour comes back to where it began.</summary>
    Close,
}

/// <summary>A part of a path: what it is, for a curve its two guides, and where it ends.</summary>
public readonly record struct PathSegment(PathSegmentKind Kind, double X1, double Y1, double X2, double Y2, double X, double Y)
{
    /// <summary>The end of a contour.</summary>
    public static PathSegment Close { get; } = new(PathSegmentKind.Close, 0, 0, 0, 0, 0, 0);

    /// <summary>The beginning of a contour.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public static PathSegment Move(double x, double y) => new(PathSegmentKind.Move, 0, 0, 0, 0, x, y);

    /// <summary>A line to a point.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public static PathSegment Line(double x, double y) => new(PathSegmentKind.Line, 0, 0, 0, 0, x, y);
}
