using Converter.Fonts;
using Converter.Pdf.Fonts;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Content;

/// <summary>
/// Shows glyphs at their places (ISO 32000-1, 9.4). Lines begin by a text matrix of their own; inside a line the pen is followed as a
/// reader moves it, in rounded widths and rounded adjustments, so that the rounding of one glyph never adds to that of the next.
/// </summary>
internal sealed class TextOperators(PdfBuffer content, ColorOperators colors, FontTable fonts, Length paperHeight)
{
    /// <summary>In 1/1 000 000 pt: a glyph nearer to its place than this is left where it is.</summary>
    private const long Tolerance = 400;

    /// <summary>Finest step of the character spacing, 1/100 000 pt.</summary>
    private const long SpacingStep = 10;

    /// <summary>Adjustments are written in 1/100 of a thousandth of an em.</summary>
    private const long AdjustmentScale = 100;

    /// <summary>The horizontal scaling of 100 per cent, in thousandths.</summary>
    private const long Unscaled = 100_000;

    /// <summary>A run that is not condensed, in per cent.</summary>
    private const int Whole = 100;

    private readonly TextState _state = new(content, colors);
    private IFontFace? _face;
    private PdfFont? _font;

    public void Begin() => content.Put("BT\n"u8);

    public void End() => content.Put("ET\n"u8);

    /// <summary>Shows glyphs of a run.</summary>
    /// <param name="baseline">Distance of the baseline from the top of the paper.</param>
    /// <param name="run">The run.</param>
    /// <param name="glyphs">A stretch of its glyphs.</param>
    public void Show(Length baseline, GlyphRun run, ReadOnlySpan<PlacedGlyph> glyphs)
    {
        _state.SetColor(run);
        while (!glyphs.IsEmpty)
        {
            if (_font is null || _face != run.Face || !_font.Shows(glyphs[0]))
            {
                _face = run.Face;
                _font = fonts.FontOf(run.Face, glyphs[0]);
            }

            int length = 1;
            while (length < glyphs.Length && _font.Shows(glyphs[length]) && glyphs[0].Glyph != 0)
            {
                length++;
            }

            _state.SetFont(_font, run.Size);
            _state.SetScaling(glyphs[0].Glyph == 0 ? ScalingOf(glyphs[0], run.Size) : run.Scale * Unscaled / Whole);
            ShowString(paperHeight - baseline, run, glyphs[..length]);
            glyphs = glyphs[length..];
        }
    }

    /// <summary>The box of a missing character is an em wide; it is stretched to the width of its cell.</summary>
    private static long ScalingOf(PlacedGlyph box, Length size) =>
        size.Units == 0 || box.Advance.Units <= 0 ? Unscaled : Micropoints.Divide(box.Advance.Units * Unscaled, size.Units);

    private void ShowString(Length y, GlyphRun run, ReadOnlySpan<PlacedGlyph> glyphs)
    {
        long size = Micropoints.Thousandths(run.Size) * Micropoints.InThousandth;
        if (run.Scale != Whole)
        {
            glyphs = Widened(glyphs, run.Scale);
        }

        if (glyphs.Length > 2)
        {
            _state.SetSpacing(UsualGap(glyphs, size), SpacingStep);
        }

        long left = Micropoints.Thousandths(glyphs[0].X);
        long pen = left * Micropoints.InThousandth;
        content.Put("1 0 0 1 "u8).Thousandths(left).Put((byte)' ').Thousandths(Micropoints.Thousandths(y)).Put(" Tm\n[<"u8);
        for (int i = 0; i < glyphs.Length; i++)
        {
            if (i > 0)
            {
                pen = Adjust(pen, Micropoints.Of(glyphs[i].X), size);
            }

            _font!.PutCode(content, glyphs[i]);
            pen += WidthOf(glyphs[i], size) + _state.Spacing;
        }

        content.Put(">]TJ\n"u8);
    }

    /// <summary>The glyphs as they stand before the horizontal scaling condenses them (9.3.4).</summary>
    private static PlacedGlyph[] Widened(ReadOnlySpan<PlacedGlyph> glyphs, int scale)
    {
        PlacedGlyph[] widened = glyphs.ToArray();
        for (int i = 1; i < widened.Length; i++)
        {
            Length distance = widened[i].X - widened[0].X;
            widened[i] = widened[i] with { X = widened[0].X + (distance * Whole / scale) };
        }

        return widened;
    }

    /// <summary>Moves the pen to where the next glyph belongs, by a number inside TJ (9.4.3).</summary>
    /// <returns>Where the pen then is.</returns>
    private long Adjust(long pen, long place, long size)
    {
        long gap = place - pen;
        if (Math.Abs(gap) <= Tolerance || size == 0)
        {
            return pen;
        }

        long adjustment = Micropoints.Divide(-gap * 1000 * AdjustmentScale, size);
        content.Put((byte)'>').Decimal(adjustment, AdjustmentScale).Put((byte)'<');
        return pen - Micropoints.Divide(adjustment * size, 1000 * AdjustmentScale);
    }

    /// <summary>The gap between the two glyphs in the middle: taken as character spacing, it spares most glyphs an adjustment.</summary>
    private long UsualGap(ReadOnlySpan<PlacedGlyph> glyphs, long size)
    {
        int middle = (glyphs.Length / 2) - 1;
        return Micropoints.Of(glyphs[middle + 1].X) - Micropoints.Of(glyphs[middle].X) - WidthOf(glyphs[middle], size);
    }

    private long WidthOf(PlacedGlyph glyph, long size) => Micropoints.Divide(_font!.WidthOf(glyph) * size, 1000);
}
