namespace Converter.Fonts;

/// <summary>Follows the outline of a glyph. Points are in font units, upwards and to the right of the origin on the baseline.</summary>
public interface IGlyphPen
{
    /// <summary>Begins a contour; the one before is closed.</summary>
    /// <param name="x">Its first point.</param>
    /// <param name="y">Its first point.</param>
    void MoveTo(double x, double y);

    /// <summary>A straight line.</summary>
    /// <param name="x">Its end.</param>
    /// <param name="y">Its end.</param>
    void LineTo(double x, double y);

    /// <summary>A cubic Bézier curve.</summary>
    /// <param name="x1">First control point.</param>
    /// <param name="y1">First control point.</param>
    /// <param name="x2">Second control point.</param>
    /// <param name="y2">Second control point.</param>
    /// <param name="x">Its end.</param>
    /// <param name="y">Its end.</param>
    void CurveTo(double x1, double y1, double x2, double y2, double x, double y);
}
