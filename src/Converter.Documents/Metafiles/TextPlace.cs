using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>Where a line of text stands in a drawing, by the font and the alignment that a metafile has chosen.</summary>
/// <param name="Size">The em, in points.</param>
/// <param name="Length">How long the line is, in points; 0 where only the font says.</param>
/// <param name="Across">Points in a logical unit along the line.</param>
/// <param name="Align">The part of the line that stands before its place: 0, a half, or 1.</param>
/// <param name="Matrix">From the baseline at its place to points.</param>
internal readonly record struct TextPlace(double Size, double Length, double Across, double Align, PictureMatrix Matrix)
{
    private const double Ascent = 0.88;
    private const double Descent = 0.12;
    private const double LineInEm = 1.17;
    private const double UsualSize = 12;
    private const double Underline = 0.1;
    private const double Strike = -0.3;
    private const double StrokeInEm = 0.05;

    /// <summary>The rectangle behind the line, from its place.</summary>
    public (double Left, double Top, double Right, double Bottom) Box => (-Length * Align, -Size * Ascent, Length * (1 - Align), Size * Descent);

    /// <summary>Thickness of the lines below and through it.</summary>
    public double Stroke => Size * StrokeInEm;

    /// <summary>The place of a line.</summary>
    /// <param name="state">What is chosen.</param>
    /// <param name="mapping">From logical units to points.</param>
    /// <param name="x">Where it is to stand, unless it goes on from where the pen is.</param>
    /// <param name="y">Where it is to stand.</param>
    /// <param name="advance">How long it is, in logical units.</param>
    public static TextPlace Of(MetafileState state, PictureMatrix mapping, double x, double y, double advance)
    {
        MetafileFont font = state.Font;
        double across = Math.Sqrt((mapping.A * mapping.A) + (mapping.B * mapping.B));
        double down = Math.Sqrt((mapping.C * mapping.C) + (mapping.D * mapping.D));
        double size = font.Height == 0 ? UsualSize : font.Height < 0 ? -font.Height * down : font.Height * down / LineInEm;
        (double pointX, double pointY) = state.TextGoesOn ? mapping.Apply(state.Position.X, state.Position.Y) : mapping.Apply(x, y);
        double align = (state.TextAlign & 6) switch { 6 => 0.5, 2 => 1, _ => 0 };

        // A drawing that is turned turns its text; one that is mirrored does not mirror it.
        double angle = Math.Atan2(mapping.B, mapping.A) - (font.Escapement * Math.PI / 180);
        angle += mapping.A < 0 && mapping.B == 0 ? Math.PI : 0;
        double drop = (state.TextAlign & 24) switch { 24 => 0, 8 => -size * Descent, _ => size * Ascent };
        (double sin, double cos) = Math.SinCos(angle);
        PictureMatrix matrix = new PictureMatrix(1, 0, 0, 1, 0, drop).Then(new PictureMatrix(cos, sin, -sin, cos, pointX, pointY));
        return new TextPlace(size, advance * across, across, align, matrix);
    }

    /// <summary>The lines below and through it that its font asks for.</summary>
    /// <param name="font">The font.</param>
    public IEnumerable<DrawingPath> Strokes(MetafileFont font)
    {
        if (font.IsUnderlined && Length > 0)
        {
            yield return Along(Underline);
        }

        if (font.IsStruck && Length > 0)
        {
            yield return Along(Strike);
        }
    }

    private DrawingPath Along(double height) =>
        DrawingPath.Of([Matrix.Apply(-Length * Align, Size * height), Matrix.Apply(Length * (1 - Align), Size * height)], closes: false);
}
