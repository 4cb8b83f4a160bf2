namespace Converter.Documents.Metafiles;

/// <summary>Ellipses, parts of them and round corners as curves: a first point, and three for each curve.</summary>
internal static class RoundShape
{
    /// <summary>How far four curves that are no circle go beside their ends to look like one.</summary>
    private const double Kappa = 0.5522847498;

    /// <summary>A rectangle with round corners; with corners as large as itself an ellipse.</summary>
    public static (double X, double Y)[] Rectangle(double left, double top, double right, double bottom, double across, double down)
    {
        (left, right, top, bottom) = (Math.Min(left, right), Math.Max(left, right), Math.Min(top, bottom), Math.Max(top, bottom));
        (double x, double y) = (Math.Min(Math.Abs(across), right - left) / 2, Math.Min(Math.Abs(down), bottom - top) / 2);
        (double guideX, double guideY) = (x * (1 - Kappa), y * (1 - Kappa));
        return
        [
            (left + x, top), (left + x, top), (right - x, top), (right - x, top), (right - guideX, top), (right, top + guideY), (right, top + y),
            (right, top + y), (right, bottom - y), (right, bottom - y), (right, bottom - guideY), (right - guideX, bottom), (right - x, bottom),
            (right - x, bottom), (left + x, bottom), (left + x, bottom), (left + guideX, bottom), (left, bottom - guideY), (left, bottom - y),
            (left, bottom - y), (left, top + y), (left, top + y), (left, top + guideY), (left + guideX, top), (left + x, top),
        ];
    }

    /// <summary>A part of an ellipse between two rays.</summary>
    /// <param name="box">The rectangle around the ellipse.</param>
    /// <param name="from">A point of the first ray.</param>
    /// <param name="to">A point of the last ray.</param>
    /// <param name="grows">Whether it goes to larger angles, which with y downwards is to the right.</param>
    /// <param name="isPie">Whether it begins with a line from its middle.</param>
    /// <returns>The points; none where there is no ellipse.</returns>
    public static (double X, double Y)[] Arc(
        (double Left, double Top, double Right, double Bottom) box, (double X, double Y) from, (double X, double Y) to, bool grows, bool isPie)
    {
        (double x, double y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        (double across, double down) = (Math.Abs(box.Right - box.Left) / 2, Math.Abs(box.Bottom - box.Top) / 2);
        if (across == 0 || down == 0)
        {
            return [];
        }

        double start = Math.Atan2((from.Y - y) / down, (from.X - x) / across);
        double end = Math.Atan2((to.Y - y) / down, (to.X - x) / across);
        double sweep = grows ? Positive(end - start) : -Positive(start - end);
        int parts = (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 2));
        double step = sweep / parts;
        double reach = 4.0 / 3 * Math.Tan(step / 4);
        List<(double X, double Y)> points = isPie ? [(x, y), (x, y), At(start), At(start)] : [At(start)];
        for (int part = 0; part < parts; part++)
        {
            (double one, double other) = (start + (part * step), start + ((part + 1) * step));
            points.Add((x + (across * (Math.Cos(one) - (reach * Math.Sin(one)))), y + (down * (Math.Sin(one) + (reach * Math.Cos(one))))));
            points.Add((x + (across * (Math.Cos(other) + (reach * Math.Sin(other)))), y + (down * (Math.Sin(other) - (reach * Math.Cos(other))))));
            points.Add(At(other));
        }

        return [.. points];

        (double X, double Y) At(double angle) => (x + (across * Math.Cos(angle)), y + (down * Math.Sin(angle)));
        static double Positive(double angle) => angle <= 0 ? angle + (2 * Math.PI) : angle;
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
