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

    private readonly Stack<MetafileState> _saved = new();
    private readonly ImmutableArray<DrawingStep>.Builder _steps = ImmutableArray.CreateBuilder<DrawingStep>();
    private readonly Dictionary<string, Message> _lacks = new(StringComparer.Ordinal);
    private readonly SegmentCount _count = new();
    private MetafilePath? _path;
    private ImmutableArray<PathSegment> _made = [];

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
    public PictureMatrix Mapping => State.World.Then(State.Page(DevicePerHundredth)).Then(Device);

    public void MoveTo(double x, double y)
    {
        State.Position = (x, y);
        _path?.Move(x, y, Mapping);
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
        if (_path is { IsEmpty: false })
        {
            _path.GoOn(all, areCurves, Mapping);
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

        MetafilePath path = _path ?? new MetafilePath(_count);
        path.Add(points, areCurves, closes, Mapping);
        if (_path is null)
        {
            Paint(path.Drain(), fills, strokes: true);
        }
    }

    /// <summary>Several lines as one area.</summary>
    public void DrawAll(IEnumerable<(double X, double Y)[]> contours, bool closes)
    {
        MetafilePath path = _path ?? new MetafilePath(_count);
        PictureMatrix mapping = Mapping;
        foreach ((double X, double Y)[] contour in contours.Where(contour => contour.Length > 1))
        {
            path.Add(contour, areCurves: false, closes, mapping);
        }

        if (_path is null && !path.IsEmpty)
        {
            Paint(path.Drain(), fills: closes, strokes: true);
        }
    }

    public void Rectangle(double left, double top, double right, double bottom) =>
        Draw([(left, top), (right, top), (right, bottom), (left, bottom)], areCurves: false, closes: true, fills: true);

    /// <summary>A rectangle with round corners; with corners as large as itself an ellipse.</summary>
    public void RoundRectangle(double left, double top, double right, double bottom, double across, double down) =>
        Draw(RoundShape.Rectangle(left, top, right, bottom, across, down), areCurves: true, closes: true, fills: true);

    /// <summary>A part of an ellipse between two rays.</summary>
    /// <param name="box">The rectangle around the ellipse.</param>
    /// <param name="from">A point of the first ray.</param>
    /// <param name="to">A point of the last ray.</param>
    /// <param name="ends">How it is closed.</param>
    public void Arc((double Left, double Top, double Right, double Bottom) box, (double X, double Y) from, (double X, double Y) to, ArcEnds ends)
    {
        // Seen with y downwards, to the left is towards smaller angles; a mapping that mirrors turns it round.
        bool grows = State.IsClockwise == Mapping.Determinant >= 0;
        ReadOnlySpan<(double X, double Y)> points = RoundShape.Arc(box, from, to, grows, ends == ArcEnds.Pie);
        if (ends != ArcEnds.GoesOn)
        {
            Draw(points, areCurves: true, closes: ends != ArcEnds.Open, fills: ends != ArcEnds.Open);
        }
        else if (!points.IsEmpty)
        {
            GoOn(points[..1], areCurves: false);
            GoOn(points[1..], areCurves: true);
        }
    }

    public void BeginPath() => _path = new MetafilePath(_count);

    public void EndPath()
    {
        _made = _path?.Drain() ?? [];
        _path = null;
    }

    public void CloseFigure() => _path?.Close();

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
        Clip(MetafileClip.Boxes(boxes, mapping), mode);

    public void ClipEverything() => State.Clip = [];

    /// <summary>Fills a rectangle, whatever the pen is.</summary>
    public void Fill((double Left, double Top, double Right, double Bottom) box, MetafileBrush brush) => Fill([box], Mapping, brush);

    public void Fill(IEnumerable<(double Left, double Top, double Right, double Bottom)> boxes, PictureMatrix mapping, MetafileBrush brush) =>
        Fill(MetafileClip.Boxes(boxes, mapping), brush);

    /// <summary>Paints a rectangle without pixels.</summary>
    /// <param name="box">The rectangle.</param>
    /// <param name="operation">How it goes with what is there, as MS-WMF 2.1.1.31 numbers it.</param>
    public void Fill((double Left, double Top, double Right, double Bottom) box, uint operation)
    {
        switch (operation)
        {
            case 0x00F00021: Fill(box, State.Brush); break;
            case 0x00000042: Fill(box, MetafileBrush.Black); break;
            case 0x00FF0062: Fill(box, MetafileBrush.White); break;
            case 0x00AA0029: break;
            default: Lack("特殊方式填充的矩形", "a rectangle filled in a special way"); break;
        }
    }

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
        MetafileFont font = State.Font;
        TextPlace place = TextPlace.Of(State, Mapping, x, y, advances.Sum());
        if (State.IsOpaque && place.Length > 0)
        {
            Fill([place.Box], place.Matrix, new MetafileBrush(State.Background, -1));
        }

        Add(new TextStep(text, new DrawingFont(font.Name, place.Size, font.IsBold, font.IsItalic), place.Matrix, State.TextColor)
        {
            Advances = [.. advances.Select(advance => advance * place.Across)],
            Align = place.Align,
            Clip = State.Clip,
        });
        foreach (DrawingPath stroke in place.Strokes(font))
        {
            Add(new PathStep(stroke, null, new DrawingPen(State.TextColor, place.Stroke, [], 0, 0)) { Clip = State.Clip });
        }

        if (State.TextGoesOn)
        {
            State.Position = (State.Position.X + advances.Sum(), State.Position.Y);
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
            Add(new PathStep(path, null, State.Pen.On(State.Pen.IsOfDevice ? Device : Mapping)) { Clip = State.Clip });
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

    private void Clip(DrawingPath path, int mode)
    {
        if (MetafileClip.Joined(State.Clip, path, mode) is { } clip)
        {
            State.Clip = clip;
        }
        else
        {
            Lack("复杂的剪裁区域", "a clipping region joined of several");
        }
    }

    private void Add(DrawingStep step)
    {
        if (_steps.Count >= MostSteps)
        {
            throw new InvalidDataException("the drawing has too many parts");
        }

        // What is cut away is written anew wherever it changes, all of it.
        if (_steps.Count == 0 || _steps[^1].Clip != step.Clip)
        {
            _count.Add(step.Clip.Sum(path => (long)path.Segments.Length));
        }

        _steps.Add(step);
    }
}
