using System.Buffers.Binary;

namespace Converter.Fonts.TrueType;

/// <summary>Follows the outline of a glyph of the table <c>glyf</c>; its quadratic curves are raised to cubic ones, which draws the same.</summary>
internal sealed class GlyphPath(GlyfTable glyphs, IGlyphPen pen)
{
    private const int HeaderLength = 10;
    private const int MostNesting = 6;
    private const int MostGlyphs = 64;
    private const double OneIn2Dot14 = 16384;

    private int _drawn;

    /// <summary>A place that scales, turns and shifts.</summary>
    private readonly record struct Placing(double A, double B, double C, double D, double X, double Y)
    {
        public static Placing None { get; } = new(1, 0, 0, 1, 0, 0);

        public (double X, double Y) Of(double x, double y) => ((A * x) + (C * y) + X, (B * x) + (D * y) + Y);

        public Placing Inside(Placing outer)
        {
            (double x, double y) = outer.Of(X, Y);
            return new Placing(
                (A * outer.A) + (B * outer.C), (A * outer.B) + (B * outer.D), (C * outer.A) + (D * outer.C), (C * outer.B) + (D * outer.D), x, y);
        }
    }

    private readonly record struct Point(double X, double Y, bool IsOnCurve);

    public void Draw(ushort glyph) => Draw(glyph, Placing.None, 0);

    private void Draw(int glyph, Placing placing, int nesting)
    {
        if (nesting > MostNesting || ++_drawn > MostGlyphs
            || !glyphs.TryGet(glyph, out ReadOnlySpan<byte> original) || GlyphDescription.Strip(original) is not { Length: >= HeaderLength } description)
        {
            return;
        }

        if (GlyphDescription.IsComposite(description))
        {
            foreach (int place in GlyphDescription.ComponentPlaces(description))
            {
                DrawComponent(description, place, placing, nesting);
            }
        }
        else
        {
            DrawSimple(description, placing);
        }
    }

    private void DrawComponent(byte[] description, int place, Placing outer, int nesting)
    {
        int flags = U16(description, place - 2);
        int glyph = U16(description, place);
        bool hasWords = (flags & 0x0001) != 0;
        bool isShift = (flags & 0x0002) != 0;
        (int dx, int dy) = hasWords ? (I16(description, place + 2), I16(description, place + 4)) : ((sbyte)description[place + 2], (sbyte)description[place + 3]);
        int at = place + (hasWords ? 6 : 4);
        (double a, double b, double c, double d) = (flags & 0x00C8) switch
        {
            0x0008 => (F2Dot14(description, at), 0, 0, F2Dot14(description, at)),
            0x0040 => (F2Dot14(description, at), 0, 0, F2Dot14(description, at + 2)),
            0x0080 => (F2Dot14(description, at), F2Dot14(description, at + 2), F2Dot14(description, at + 4), F2Dot14(description, at + 6)),
            _ => (1, 0, 0, 1),
        };
        // Components placed by matching points are rare, and nearly always at the origin.
        Draw(glyph, new Placing(a, b, c, d, isShift ? dx : 0, isShift ? dy : 0).Inside(outer), nesting + 1);
    }

    private void DrawSimple(byte[] description, Placing placing)
    {
        int contours = I16(description, 0);
        if (contours == 0)
        {
            return;
        }

        Point[] points = ReadPoints(description, contours, placing);
        int start = 0;
        for (int contour = 0; contour < contours; contour++)
        {
            int end = U16(description, HeaderLength + (2 * contour));
            if (end < start || end >= points.Length)
            {
                return;
            }

            DrawContour(points.AsSpan(start..(end + 1)));
            start = end + 1;
        }
    }

    private static Point[] ReadPoints(byte[] description, int contours, Placing placing)
    {
        int flagsAt = HeaderLength + (2 * contours) + 2;
        int count = U16(description, flagsAt - 4) + 1;
        byte[] flags = new byte[count];
        int at = flagsAt;
        for (int i = 0; i < count; i++)
        {
            byte flag = description[at++];
            flags[i] = flag;
            for (int times = (flag & 0x08) != 0 ? description[at++] : 0; times > 0 && i + 1 < count; times--)
            {
                flags[++i] = flag;
            }
        }

        int[] xs = ReadCoordinates(description, flags, ref at, 0x02, 0x10);
        int[] ys = ReadCoordinates(description, flags, ref at, 0x04, 0x20);
        Point[] points = new Point[count];
        for (int i = 0; i < count; i++)
        {
            (double x, double y) = placing.Of(xs[i], ys[i]);
            points[i] = new Point(x, y, (flags[i] & 0x01) != 0);
        }

        return points;
    }

    private static int[] ReadCoordinates(byte[] description, byte[] flags, ref int at, int isShort, int isSame)
    {
        int[] values = new int[flags.Length];
        int value = 0;
        for (int i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & isSame) != 0 ? description[at] : -description[at];
                at++;
            }
            else if ((flags[i] & isSame) == 0)
            {
                value += I16(description, at);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    /// <summary>Between two control points that follow one another lies a point on the curve, half way.</summary>
    private void DrawContour(ReadOnlySpan<Point> points)
    {
        int first = 0;
        while (first < points.Length && !points[first].IsOnCurve)
        {
            first++;
        }

        Point start = first < points.Length ? points[first] : Half(points[0], points[^1]);
        first = first < points.Length ? first + 1 : 0;
        pen.MoveTo(start.X, start.Y);
        Point last = start;
        Point? control = null;
        for (int i = 0; i < points.Length; i++)
        {
            Point point = points[(first + i) % points.Length];
            if (point.IsOnCurve)
            {
                To(last, control, point);
                (last, control) = (point, null);
            }
            else
            {
                if (control is { } before)
                {
                    Point between = Half(before, point);
                    To(last, control, between);
                    last = between;
                }

                control = point;
            }
        }

        To(last, control, start);
    }

    private void To(Point from, Point? control, Point to)
    {
        if (control is { } c)
        {
            pen.CurveTo(
                from.X + (2 * (c.X - from.X) / 3), from.Y + (2 * (c.Y - from.Y) / 3), to.X + (2 * (c.X - to.X) / 3), to.Y + (2 * (c.Y - to.Y) / 3), to.X, to.Y);
        }
        else if (from != to)
        {
            pen.LineTo(to.X, to.Y);
        }
    }

    private static Point Half(Point left, Point right) => new((left.X + right.X) / 2, (left.Y + right.Y) / 2, IsOnCurve: true);

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static int I16(byte[] bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));

    private static double F2Dot14(byte[] bytes, int at) => I16(bytes, at) / OneIn2Dot14;
}
