using System.Collections.Immutable;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>
/// Makes a drawing of what the records of a metafile say, whichever of the two kinds it is: maps their coordinates to points, and knows pens,
/// brushes, fonts, paths and what is cut away.
/// </summary>
internal sealed class MetafileCanvas
{
    private const int MostSteps = 200_000;
    private const int MostSegments = 4_000_000;

    /// <summary>How far four curves that are no circle go beside their ends to look like one.</summary>
    private const double Kappa = 0.5522847498;

    /// <summary>Larger than any drawing, in points.</summary>
    private const double Everywhere = 1e6;

    private readonly Stack<MetafileState> _saved = new();
    private readonly ImmutableArray<DrawingStep>.Builder _steps = ImmutableArray.CreateBuilder<DrawingStep>();
    private readonly Dictionary<string, Message> _lacks = new(StringComparer.Ordinal);
    private ImmutableArray<PathSegment>.Builder? _path;
    private ImmutableArray<PathSegment> _made = [];
    private int _segments;

    /// <summary>From units of the device to points.</summary>
    public required PictureMatrix Device { get; init; }

    /// <summary>Units of the device in a hundredth of a millimetre, for the modes that reckon in lengths.</summary>
    public (double X, double Y) DevicePerHundredth { get; init; } = (1, 1);

    public MetafileState State { get; private set; } = new();

    public IEnumerable<Message> Lacks => _lacks.Values;

    public ImmutableArray<DrawingStep> Steps => _steps.ToImmutable();

    /// <summary>Whether what is drawn is only collected.</summary>
    public bool IsInPath => _path is not null;

    /// <summary>Says that something is not drawn.</summary>
    public void Lack(string chinese, string english) => _lacks.TryAdd(english, new Message(chinese, english));

    public void Save() => _saved.Push(State.Copy());

    /// <summary>Goes back to what was saved: so many times where the number is negative, else to that number.</summary>
    public void Restore(int index)
    {
        int times = index < 0 ? -index : _saved.Count - index + 1;
        while (times-- > 0 && _saved.TryPop(out MetafileState? state))
        {
            State = state;
        }
    }

    /// <summary>From logical units to points.</summary>
    public PictureMatrix Mapping => State.World.Then(Page()).Then(Device);

    public void MoveTo(double x, double y)
    {
        State.Position = (x, y);
        if (_path is not null)
        {
            (double toX, double toY) = Mapping.Apply(x, y);
            Add(PathSegment.Move(toX, toY));
        }
    }

    /// <summary>Lines, or curves of three points each, that go on from where the pen is.</summary>
    public void GoOn(ReadOnlySpan<(double X, double Y)> points, bool areCurves)
    {
        if (points.IsEmpty)
        {
            return;
        }

        (double X, double Y)[] all = [State.Position, .. points];
        State.Position = points[^1];
        if (_path is not null && _path.Count > 0)
        {
            AddSegments(_path, all, areCurves, begins: _path[^1].Kind == PathSegmentKind.Close);
            return;
        }

        Draw(all, areCurves, closes: false, fills: false);
    }

    /// <summary>A line through points, or curves.</summary>
    public void Draw(ReadOnlySpan<(double X, double Y)> points, bool areCurves, bool closes, bool fills)
    {
        if (points.Length < 2)
        {
            return;
        }

        ImmutableArray<PathSegment>.Builder segments = _path ?? ImmutableArray.CreateBuilder<PathSegment>(points.Length + 1);
        AddSegments(segments, points, areCurves, begins: true);
        if (closes)
        {
            segments.Add(PathSegment.Close);
        }

        if (_path is null)
        {
            Paint(segments.DrainToImmutable(), fills, strokes: true);
        }
    }

    /// <summary>Several lines as one area.</summary>
    public void DrawAll(IEnumerable<(double X, double Y)[]> contours, bool closes)
    {
        ImmutableArray<PathSegment>.Builder segments = _path ?? ImmutableArray.CreateBuilder<PathSegment>();
        foreach ((double X, double Y)[] contour in contours.Where(contour => contour.Length > 1))
        {
            AddSegments(segments, contour, areCurves: false, begins: true);
            if (closes)
            {
                segments.Add(PathSegment.Close);
            }
        }

        if (_path is null && segments.Count > 0)
        {
            Paint(segments.DrainToImmutable(), fills: closes, strokes: true);
        }
    }

    public void Rectangle(double left, double top, double right, double bottom) =>
        Draw([(left, top), (right, top), (right, bottom), (left, bottom)], areCurves: false, closes: true, fills: true);

    /// <summary>A rectangle with round corners; with corners as large as itself an ellipse.</summary>
    public void RoundRectangle(double left, double top, double right, double bottom, double across, double down)
    {
        (left, right, top, bottom) = (Math.Min(left, right), Math.Max(left, right), Math.Min(top, bottom), Math.Max(top, bottom));
        (double x, double y) = (Math.Min(Math.Abs(across), right - left) / 2, Math.Min(Math.Abs(down), bottom - top) / 2);
        (double guideX, double guideY) = (x * (1 - Kappa), y * (1 - Kappa));
        Draw(
            [
                (left + x, top), (left + x, top), (right - x, top), (right - x, top), (right - guideX, top), (right, top + guideY), (right, top + y),
                (right, top + y), (right, bottom - y), (right, bottom - y), (right, bottom - guideY), (right - guideX, bottom), (right - x, bottom),
                (right - x, bottom), (left + x, bottom), (left + x, bottom), (left + guideX, bottom), (left, bottom - guideY), (left, bottom - y),
                (left, bottom - y), (left, top + y), (left, top + y), (left, top + guideY), (left + guideX, top), (left + x, top),
            ],
            areCurves: true,
            closes: true,
            fills: true);
    }

    /// <summary>A part of an ellipse between two rays.</summary>
    /// <param name="box">The rectangle around the ellipse.</param>
    /// <param name="from">A point of the first ray.</param>
    /// <param name="to">A point of the last ray.</param>
    /// <param name="ends">How it is closed.</param>
    public void Arc((double Left, double Top, double Right, double Bottom) box, (double X, double Y) from, (double X, double Y) to, ArcEnds ends)
    {
        (double x, double y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        (double across, double down) = (Math.Abs(box.Right - box.Left) / 2, Math.Abs(box.Bottom - box.Top) / 2);
        if (across == 0 || down == 0)
        {
            return;
        }

        double start = Math.Atan2((from.Y - y) / down, (from.X - x) / across);
        double end = Math.Atan2((to.Y - y) / down, (to.X - x) / across);

        // Seen with y downwards, to the left is towards smaller angles; a mapping that mirrors turns it round.
        bool grows = State.IsClockwise == Mapping.Determinant >= 0;
        double sweep = grows ? Positive(end - start) : -Positive(start - end);
        List<(double X, double Y)> points = [];
        if (ends == ArcEnds.Pie)
        {
            points.AddRange([(x, y), (x, y)]);
        }

        int parts = (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 2));
        double step = sweep / parts;
        double reach = 4.0 / 3 * Math.Tan(step / 4);
        if (ends == ArcEnds.Pie)
        {
            points.AddRange([At(start), At(start)]);
        }
        else
        {
            points.Add(At(start));
        }

        for (int part = 0; part < parts; part++)
        {
            (double one, double other) = (start + (part * step), start + ((part + 1) * step));
            points.Add((x + (across * (Math.Cos(one) - (reach * Math.Sin(one)))), y + (down * (Math.Sin(one) + (reach * Math.Cos(one))))));
            points.Add((x + (across * (Math.Cos(other) + (reach * Math.Sin(other)))), y + (down * (Math.Sin(other) - (reach * Math.Cos(other))))));
            points.Add(At(other));
        }

        if (ends == ArcEnds.GoesOn)
        {
            GoOn([points[0]], areCurves: false);
            GoOn([.. points[1..]], areCurves: true);
            return;
        }

        Draw([.. points], areCurves: true, closes: ends != ArcEnds.Open, fills: ends != ArcEnds.Open);

        (double X, double Y) At(double angle) => (x + (across * Math.Cos(angle)), y + (down * Math.Sin(angle)));
        static double Positive(double angle) => angle <= 0 ? angle + (2 * Math.PI) : angle;
    }

    public void BeginPath() => _path = ImmutableArray.CreateBuilder<PathSegment>();

    public void EndPath()
    {
        _made = _path?.DrainToImmutable() ?? [];
        _path = null;
    }

    public void CloseFigure()
    {
        if (_path is { Count: > 0 })
        {
            _path.Add(PathSegment.Close);
        }
    }

    public void PaintPath(bool fills, bool strokes)
    {
        if (!_made.IsEmpty)
        {
            Paint(_made, fills, strokes);
        }

        _made = [];
    }

    public void ClipToPath(int mode)
    {
        Clip(new DrawingPath(_made, IsEvenOdd: !State.IsWinding), mode);
        _made = [];
    }

    /// <summary>Cuts away what is outside of rectangles.</summary>
    /// <param name="boxes">The rectangles.</param>
    /// <param name="mapping">Brings them to points.</param>
    /// <param name="mode">How they go with what is cut away already, as MS-EMF 2.1.29 numbers it.</param>
    public void Clip(IEnumerable<(double Left, double Top, double Right, double Bottom)> boxes, PictureMatrix mapping, int mode) =>
        Clip(new DrawingPath([.. boxes.SelectMany(box => Box(box, mapping))], IsEvenOdd: false), mode);

    public void ClipEverything() => State.Clip = [];

    /// <summary>Fills a rectangle, whatever the pen is.</summary>
    public void Fill((double Left, double Top, double Right, double Bottom) box, MetafileBrush brush) => Fill([box], Mapping, brush);

    public void Fill(IEnumerable<(double Left, double Top, double Right, double Bottom)> boxes, PictureMatrix mapping, MetafileBrush brush) =>
        Fill(new DrawingPath([.. boxes.SelectMany(box => Box(box, mapping))], IsEvenOdd: false), brush);

    /// <summary>Puts pixels into a rectangle.</summary>
    public void Draw(Picture pixels, double x, double y, double width, double height)
    {
        if (width != 0 && height != 0)
        {
            Add(new PixelStep(pixels, new PictureMatrix(width, 0, 0, height, x, y).Then(Mapping)) { Clip = State.Clip });
        }
    }

    /// <summary>Takes pixels back that were drawn last.</summary>
    public bool TakeBack(Picture pixels)
    {
        bool isLast = _steps.Count > 0 && _steps[^1] is PixelStep last && ReferenceEquals(last.Picture, pixels);
        if (isLast)
        {
            _steps.RemoveAt(_steps.Count - 1);
        }

        return isLast;
    }

    /// <summary>A line of text.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="x">Where it stands.</param>
    /// <param name="y">Where it stands.</param>
    /// <param name="advances">From each character to the next, in logical units; empty where the font says.</param>
    public void Write(string text, double x, double y, double[] advances)
    {
        const double Ascent = 0.88;
        const double Descent = 0.12;
        const double LineInEm = 1.17;
        const double UsualSize = 12;
        MetafileFont font = State.Font;
        PictureMatrix mapping = Mapping;
        double across = Math.Sqrt((mapping.A * mapping.A) + (mapping.B * mapping.B));
        double down = Math.Sqrt((mapping.C * mapping.C) + (mapping.D * mapping.D));
        double size = font.Height == 0 ? UsualSize : font.Height < 0 ? -font.Height * down : font.Height * down / LineInEm;
        bool follows = (State.TextAlign & 1) != 0;
        (double pointX, double pointY) = follows ? mapping.Apply(State.Position.X, State.Position.Y) : mapping.Apply(x, y);
        double length = advances.Sum() * across;
        double align = (State.TextAlign & 6) switch { 6 => 0.5, 2 => 1, _ => 0 };

        // A drawing that is turned turns its text; one that is mirrored does not mirror it.
        double angle = Math.Atan2(mapping.B, mapping.A) - (font.Escapement * Math.PI / 180);
        angle += mapping.A < 0 && mapping.B == 0 ? Math.PI : 0;
        double drop = (State.TextAlign & 24) switch { 24 => 0, 8 => -size * Descent, _ => size * Ascent };
        (double sin, double cos) = Math.SinCos(angle);
        PictureMatrix place = new PictureMatrix(1, 0, 0, 1, 0, drop).Then(new PictureMatrix(cos, sin, -sin, cos, pointX, pointY));
        if (State.IsOpaque && length > 0)
        {
            Fill(new DrawingPath([.. Box((-length * align, -size * Ascent, length * (1 - align), size * Descent), place)], IsEvenOdd: false), new MetafileBrush(State.Background, -1));
        }

        Add(new TextStep(text, new DrawingFont(font.Name, size, font.IsBold, font.IsItalic), place, State.TextColor)
        {
            Advances = [.. advances.Select(advance => advance * across)],
            Align = align,
            Clip = State.Clip,
        });
        foreach (double height in new[] { font.IsUnderlined ? 0.1 : double.NaN, font.IsStruck ? -0.3 : double.NaN }.Where(height => !double.IsNaN(height) && length > 0))
        {
            (double X, double Y)[] ends = [place.Apply(-length * align, size * height), place.Apply(length * (1 - align), size * height)];
            Add(new PathStep(DrawingPath.Of(ends, closes: false), null, new DrawingPen(State.TextColor, size * 0.05, [], 0, 0)) { Clip = State.Clip });
        }

        if (follows)
        {
            State.Position = (State.Position.X + advances.Sum(), State.Position.Y);
        }
    }

    private PictureMatrix Page()
    {
        (double windowX, double windowY) = State.WindowOrigin;
        (double viewX, double viewY) = State.ViewportOrigin;
        (double scaleX, double scaleY) = State.MapMode switch
        {
            MetafileState.Text or < 1 or > MetafileState.Anisotropic => (1, 1),
            MetafileState.Isotropic or MetafileState.Anisotropic => (Ratio(State.ViewportExtent.X, State.WindowExtent.X), Ratio(State.ViewportExtent.Y, State.WindowExtent.Y)),
            _ => Metric(),
        };
        return new PictureMatrix(scaleX, 0, 0, scaleY, viewX - (windowX * scaleX), viewY - (windowY * scaleY));
    }

    /// <summary>A tenth and a hundredth of a millimetre, a hundredth and a thousandth of an inch, a twentieth of a point; upwards.</summary>
    private (double X, double Y) Metric()
    {
        double hundredths = State.MapMode switch { 2 => 10, 3 => 1, 4 => 25.4, 5 => 2.54, _ => 2540.0 / 1440 };
        return (hundredths * DevicePerHundredth.X, -hundredths * DevicePerHundredth.Y);
    }

    private static double Ratio(double one, double other) => other == 0 ? 1 : one / other;

    private void Add(PathSegment segment)
    {
        if (++_segments > MostSegments)
        {
            throw new InvalidDataException("the drawing has too many points");
        }

        _path!.Add(segment);
    }

    private void AddSegments(ImmutableArray<PathSegment>.Builder segments, ReadOnlySpan<(double X, double Y)> points, bool areCurves, bool begins)
    {
        PictureMatrix mapping = Mapping;
        _segments += points.Length;
        if (_segments > MostSegments)
        {
            throw new InvalidDataException("the drawing has too many points");
        }

        if (begins)
        {
            (double x, double y) = mapping.Apply(points[0].X, points[0].Y);
            segments.Add(PathSegment.Move(x, y));
        }

        for (int at = 1; at + (areCurves ? 2 : 0) < points.Length; at += areCurves ? 3 : 1)
        {
            (double x, double y) = mapping.Apply(points[at].X, points[at].Y);
            if (!areCurves)
            {
                segments.Add(PathSegment.Line(x, y));
                continue;
            }

            (double guideX, double guideY) = mapping.Apply(points[at + 1].X, points[at + 1].Y);
            (double endX, double endY) = mapping.Apply(points[at + 2].X, points[at + 2].Y);
            segments.Add(new PathSegment(PathSegmentKind.Curve, x, y, guideX, guideY, endX, endY));
        }
    }

    private void Paint(ImmutableArray<PathSegment> segments, bool fills, bool strokes)
    {
        DrawingPath path = new(segments, IsEvenOdd: !State.IsWinding);
        if (fills)
        {
            Fill(path, State.Brush);
        }

        if (strokes && !State.Pen.IsNone)
        {
            Add(new PathStep(path, null, PenOf(State.Pen)) { Clip = State.Clip });
        }
    }

    private void Fill(DrawingPath path, MetafileBrush brush)
    {
        if (brush.Color is not { } color || path.Segments.IsEmpty)
        {
            return;
        }

        if (brush.Hatch < 0)
        {
            Add(new PathStep(path, color, null) { Clip = State.Clip });
            return;
        }

        if (State.IsOpaque)
        {
            Add(new PathStep(path, State.Background, null) { Clip = State.Clip });
        }

        Add(new PathStep(Hatching.Of(path, brush.Hatch), null, new DrawingPen(color, Hatching.Weight, [], 0, 0)) { Clip = State.Clip.Add(path) });
    }

    private DrawingPen PenOf(MetafilePen pen)
    {
        PictureMatrix mapping = pen.IsOfDevice ? Device : Mapping;
        double scale = Math.Sqrt(Math.Abs(mapping.Determinant));
        double width = pen.Width * scale;
        double unit = Math.Max(width, 0.75);
        ImmutableArray<double> dashes = (pen.Style & 0xF) switch
        {
            1 => [3 * unit, unit],
            2 => [unit, unit],
            3 => [3 * unit, unit, unit, unit],
            4 => [3 * unit, unit, unit, unit, unit, unit],
            7 => [.. pen.Dashes.Select(dash => Math.Max(dash * scale, 0.1))],
            _ => [],
        };
        int cap = (pen.Style & 0xF00) switch { 0x100 => 2, 0x200 => 0, _ => dashes.IsEmpty ? 1 : 0 };
        int join = (pen.Style & 0xF000) switch { 0x1000 => 2, 0x2000 => 0, _ => 1 };
        return new DrawingPen(pen.Color, width, dashes, cap, join);
    }

    private void Clip(DrawingPath path, int mode)
    {
        const int And = 1;
        const int Or = 2;
        const int Without = 4;
        const int Copy = 5;
        switch (mode)
        {
            case And:
                State.Clip = State.Clip.Add(path);
                break;
            case Without:
                State.Clip = State.Clip.Add(new DrawingPath([.. Box((-Everywhere, -Everywhere, Everywhere, Everywhere), PictureMatrix.Identity), .. path.Segments], IsEvenOdd: true));
                break;
            case Or when State.Clip.Length == 1:
                State.Clip = [new DrawingPath([.. State.Clip[0].Segments, .. path.Segments], IsEvenOdd: false)];
                break;
            case Copy:
                State.Clip = [path];
                break;
            case Or when State.Clip.IsEmpty:
                break;
            default:
                Lack("复杂的剪裁区域", "a clipping region joined of several");
                break;
        }
    }

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

    private void Add(DrawingStep step)
    {
        if (_steps.Count >= MostSteps)
        {
            throw new InvalidDataException("the drawing has too many parts");
        }

        _steps.Add(step);
    }
}

/// <summary>How a part of an ellipse is closed.</summary>
internal enum ArcEnds
{
    /// <summary>Not at all.</summary>
    Open,

    /// <summary>By a line between its ends.</summary>
    Chord,

    /// <summary>By lines to its middle.</summary>
    Pie,

    /// <summary>Not at all; a line leads to it from where the pen is, and the pen stays at its end.</summary>
    GoesOn,
}
