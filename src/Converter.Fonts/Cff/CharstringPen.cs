namespace Converter.Fonts.Cff;

/// <summary>
/// Follows a flattened charstring – one without subroutines, hints and arithmetic – to see where its pen goes. Lengths are fixed-point,
/// 16 bits behind the point.
/// </summary>
/// <param name="pen">Draws along; <see langword="null"/> for nobody.</param>
internal sealed class CharstringPen(IGlyphPen? pen = null)
{
    private const double One = 65536;
    private const int PointsOfCurve = 3;

    private readonly List<int> _arguments = [];
    private readonly (double X, double Y)[] _curve = new (double, double)[PointsOfCurve];
    private Stroke _stroke;
    private int _points;

    private enum Stroke
    {
        Move,
        Line,
        Curve,
    }

    /// <summary>Where the pen is.</summary>
    public long X { get; private set; }

    /// <summary>Where the pen is.</summary>
    public long Y { get; private set; }

    /// <summary>The highest point of the outline and of the control points of its curves; 0 where all are lower.</summary>
    public long Top { get; private set; }

    /// <summary>The leftmost point of the outline and of its control points; greater than <see cref="Right"/> where there is no outline.</summary>
    public long Left { get; private set; } = long.MaxValue;

    /// <summary>The rightmost one.</summary>
    public long Right { get; private set; } = long.MinValue;

    /// <summary>Follows a charstring from the origin to its end.</summary>
    public void Follow(ReadOnlySpan<byte> code)
    {
        int at = 0;
        while (at < code.Length)
        {
            if (CharstringNumber.Begins(code[at]))
            {
                if (!CharstringNumber.TryRead(code, ref at, out int value))
                {
                    return;
                }

                _arguments.Add(value);
                continue;
            }

            byte name = code[at++];
            if (name == CharstringOperator.Escape && at < code.Length)
            {
                Flex(code[at++]);
            }
            else
            {
                Move(name);
            }

            _arguments.Clear();
        }
    }

    private void Move(byte name)
    {
        int count = _arguments.Count;
        (_stroke, _points) = (StrokeOf(name), 0);
        switch (name)
        {
            case CharstringOperator.VMoveTo:
                By(0, Argument(count - 1));
                break;
            case CharstringOperator.HMoveTo:
                By(Argument(count - 1), 0);
                break;
            case CharstringOperator.RMoveTo:
                By(Argument(count - 2), Argument(count - 1));
                break;
            case CharstringOperator.RLineTo or CharstringOperator.RRCurveTo:
                Pairs(0, count);
                break;
            case CharstringOperator.RCurveLine:
                Pairs(0, count - 2);
                _stroke = Stroke.Line;
                Pairs(Math.Max(0, count - 2), count);
                break;
            case CharstringOperator.RLineCurve:
                Pairs(0, count - 6);
                _stroke = Stroke.Curve;
                Pairs(Math.Max(0, count - 6), count);
                break;
            case CharstringOperator.HLineTo or CharstringOperator.VLineTo:
                Alternate(isHorizontal: name == CharstringOperator.HLineTo);
                break;
            case CharstringOperator.VVCurveTo or CharstringOperator.HHCurveTo:
                Parallel(isVertical: name == CharstringOperator.VVCurveTo);
                break;
            case CharstringOperator.VHCurveTo or CharstringOperator.HVCurveTo:
                AlternateCurves(isHorizontal: name == CharstringOperator.HVCurveTo);
                break;
        }
    }

    private static Stroke StrokeOf(byte name) => name switch
    {
        CharstringOperator.VMoveTo or CharstringOperator.HMoveTo or CharstringOperator.RMoveTo => Stroke.Move,
        CharstringOperator.RLineTo or CharstringOperator.HLineTo or CharstringOperator.VLineTo or CharstringOperator.RLineCurve => Stroke.Line,
        _ => Stroke.Curve,
    };

    private int Argument(int index) => (uint)index < (uint)_arguments.Count ? _arguments[index] : 0;

    private void By(int dx, int dy)
    {
        X += dx;
        Y += dy;
        Top = Math.Max(Top, Y);
        Left = Math.Min(Left, X);
        Right = Math.Max(Right, X);
        if (pen is not null)
        {
            Draw(pen, X / One, Y / One);
        }
    }

    private void Draw(IGlyphPen to, double x, double y)
    {
        switch (_stroke)
        {
            case Stroke.Move:
                to.MoveTo(x, y);
                break;
            case Stroke.Line:
                to.LineTo(x, y);
                break;
            default:
                _curve[_points++] = (x, y);
                if (_points == PointsOfCurve)
                {
                    to.CurveTo(_curve[0].X, _curve[0].Y, _curve[1].X, _curve[1].Y, x, y);
                    _points = 0;
                }

                break;
        }
    }

    private void Pairs(int from, int to)
    {
        for (int i = from; i < to; i += 2)
        {
            By(Argument(i), Argument(i + 1));
        }
    }

    private void Alternate(bool isHorizontal)
    {
        foreach (int length in _arguments)
        {
            By(isHorizontal ? length : 0, isHorizontal ? 0 : length);
            isHorizontal = !isHorizontal;
        }
    }

    private void Parallel(bool isVertical)
    {
        int first = _arguments.Count % 4;
        int across = first == 0 ? 0 : Argument(0);
        for (int i = first; i < _arguments.Count; i += 4)
        {
            By(isVertical ? across : Argument(i), isVertical ? Argument(i) : across);
            By(Argument(i + 1), Argument(i + 2));
            By(isVertical ? 0 : Argument(i + 3), isVertical ? Argument(i + 3) : 0);
            across = 0;
        }
    }

    private void AlternateCurves(bool isHorizontal)
    {
        for (int i = 0; i + 4 <= _arguments.Count; i += 4)
        {
            int last = _arguments.Count - i == 5 ? Argument(i + 4) : 0;
            By(isHorizontal ? Argument(i) : 0, isHorizontal ? 0 : Argument(i));
            By(Argument(i + 1), Argument(i + 2));
            By(isHorizontal ? last : Argument(i + 3), isHorizontal ? Argument(i + 3) : last);
            isHorizontal = !isHorizontal;
        }
    }

    private void Flex(byte name)
    {
        (long startX, long startY) = (X, Y);
        (_stroke, _points) = (Stroke.Curve, 0);
        switch (name)
        {
            case CharstringOperator.HFlex:
                By(Argument(0), 0);
                By(Argument(1), Argument(2));
                By(Argument(3), 0);
                By(Argument(4), 0);
                By(Argument(5), -Argument(2));
                By(Argument(6), 0);
                break;
            case CharstringOperator.Flex:
                Pairs(0, 12);
                break;
            case CharstringOperator.HFlex1:
                Pairs(0, 4);
                By(Argument(4), 0);
                By(Argument(5), 0);
                Pairs(6, 8);
                By(Argument(8), (int)(startY - Y));
                break;
            default:
                Pairs(0, 10);
                bool isWide = Math.Abs(X - startX) > Math.Abs(Y - startY);
                By(isWide ? Argument(10) : (int)(startX - X), isWide ? (int)(startY - Y) : Argument(10));
                break;
        }
    }
}
