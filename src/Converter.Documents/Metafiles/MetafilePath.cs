using System.Collections.Immutable;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>A path that is made of the points of records.</summary>
/// <param name="count">Counts what it is made of.</param>
internal sealed class MetafilePath(SegmentCount count)
{
    private readonly ImmutableArray<PathSegment>.Builder _segments = ImmutableArray.CreateBuilder<PathSegment>();

    /// <summary>Whether nothing is in it yet.</summary>
    public bool IsEmpty => _segments.Count == 0;

    /// <summary>Begins a figure.</summary>
    /// <param name="x">Where, in logical units.</param>
    /// <param name="y">Where, in logical units.</param>
    /// <param name="mapping">Brings the point to points of the drawing.</param>
    public void Move(double x, double y, PictureMatrix mapping)
    {
        count.Add(1);
        Begin((x, y), mapping);
    }

    /// <summary>Goes on with the figure that was begun last; behind one that is closed another one is begun.</summary>
    /// <param name="points">Where the figure stands, and where it goes.</param>
    /// <param name="areCurves">Whether three points each are a curve.</param>
    /// <param name="mapping">Brings them to points of the drawing.</param>
    public void GoOn(ReadOnlySpan<(double X, double Y)> points, bool areCurves, PictureMatrix mapping) =>
        Append(points, areCurves, begins: _segments[^1].Kind == PathSegmentKind.Close, mapping);

    /// <summary>Adds a figure.</summary>
    /// <param name="points">Its points.</param>
    /// <param name="areCurves">Whether three points each, behind the first, are a curve.</param>
    /// <param name="closes">Whether it is closed.</param>
    /// <param name="mapping">Brings them to points of the drawing.</param>
    public void Add(ReadOnlySpan<(double X, double Y)> points, bool areCurves, bool closes, PictureMatrix mapping)
    {
        Append(points, areCurves, begins: true, mapping);
        if (closes)
        {
            _segments.Add(PathSegment.Close);
        }
    }

    /// <summary>Closes the figure that was begun last.</summary>
    public void Close()
    {
        if (!IsEmpty)
        {
            _segments.Add(PathSegment.Close);
        }
    }

    /// <summary>What it is made of; nothing is left in it.</summary>
    public ImmutableArray<PathSegment> Drain() => _segments.DrainToImmutable();

    private void Begin((double X, double Y) point, PictureMatrix mapping)
    {
        (double x, double y) = mapping.Apply(point.X, point.Y);
        _segments.Add(PathSegment.Move(x, y));
    }

    private void Append(ReadOnlySpan<(double X, double Y)> points, bool areCurves, bool begins, PictureMatrix mapping)
    {
        count.Add(points.Length);
        if (begins)
        {
            Begin(points[0], mapping);
        }

        for (int at = 1; at + (areCurves ? 2 : 0) < points.Length; at += areCurves ? 3 : 1)
        {
            (double x, double y) = mapping.Apply(points[at].X, points[at].Y);
            if (!areCurves)
            {
                _segments.Add(PathSegment.Line(x, y));
                continue;
            }

            (double guideX, double guideY) = mapping.Apply(points[at + 1].X, points[at + 1].Y);
            (double endX, double endY) = mapping.Apply(points[at + 2].X, points[at + 2].Y);
            _segments.Add(new PathSegment(PathSegmentKind.Curve, x, y, guideX, guideY, endX, endY));
        }
    }
}

/// <summary>How many segments a drawing is made of: a small file must not make a drawing without end.</summary>
internal sealed class SegmentCount
{
    private const int Most = 4_000_000;
    private long _count;

    /// <summary>Counts some more.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Add(long segments)
    {
        _count += segments;
        if (_count > Most)
        {
            throw new InvalidDataException("the drawing has too many points");
        }
    }
}
