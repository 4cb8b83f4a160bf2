using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Content;

/// <summary>What is drawn for a character that no face has: the outline of its cell, so that a reader sees that something is missing.</summary>
/// <param name="Left">Left edge, from the left of the paper.</param>
/// <param name="Bottom">Lower edge, from the foot of the paper.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Weight">Thickness of the line.</param>
/// <param name="Color">Colour.</param>
internal readonly record struct MissingGlyphBox(Length Left, Length Bottom, Length Width, Length Height, Length Weight, Color Color)
{
    private const double Inset = 0.08;
    private const double Depth = 0.12;
    private const double LineWeight = 0.04;

    /// <summary>The box in the cell of a glyph: an em high, as wide as its advance, a little inside of both.</summary>
    public static MissingGlyphBox In(PlacedGlyph glyph, GlyphRun run, Length baselineFromFoot)
    {
        Length inset = run.Size * Inset;
        Length width = glyph.Advance - inset - inset;
        return new MissingGlyphBox(
            glyph.X + inset,
            baselineFromFoot - (run.Size * Depth) + inset,
            width > Length.Zero ? width : glyph.Advance,
            run.Size - inset - inset,
            run.Size * LineWeight,
            run.Color);
    }
}
