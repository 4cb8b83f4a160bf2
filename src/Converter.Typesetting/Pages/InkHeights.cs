using Converter.Fonts;

namespace Converter.Typesetting.Pages;

/// <summary>Follows the outline of a glyph and keeps how high and how deep it reaches, in font units; control points count.</summary>
internal sealed class InkHeights : IGlyphPen
{
    private double _lowest = double.PositiveInfinity;
    private double _highest = double.NegativeInfinity;

    /// <summary>Height of the middle of a glyph's ink above the baseline, in em; <see langword="null"/> where it has no outline, or the face cannot tell.</summary>
    /// <param name="face">The face.</param>
    /// <param name="glyph">Glyph index.</param>
    public static double? Middle(IFontFace face, ushort glyph)
    {
        InkHeights ink = new();
        face.Draw(glyph, ink);
        return double.IsFinite(ink._lowest) ? (ink._lowest + ink._highest) / 2 / face.UnitsPerEm : null;
    }

    /// <inheritdoc/>
    public void MoveTo(double x, double y) => Take(y);

    /// <inheritdoc/>
    public void LineTo(double x, double y) => Take(y);

    /// <inheritdoc/>
    public void CurveTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        Take(y1);
        Take(y2);
        Take(y);
    }

    private void Take(double y)
    {
        _lowest = Math.Min(_lowest, y);
        _highest = Math.Max(_highest, y);
    }
}
