using Converter.Pdf.Fonts;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Content;

/// <summary>
/// Shows glyphs at their places (ISO 32000-1, 9.4). Lines begin by a text matrix of their own; inside a line the pen is followed as a
/// reader moves it, in rounded widths and rounded adjustments, so that the rounding of one glyph never adds to that of the next.
/// </summary>
internal sealed class TextOperators(PdfBuffer content, FontTable fonts, Length paperHeight)
{
    /// <summary>Half of the finest step: a glyph nearer to its place than this is left where it is.</summary>
    private const long Tolerance = 400;

    /// <summary>Finest step of the character spacing, 1/100 000 pt.</summary>
    private const long SpacingStep = 10;

    /// <summary>Adjustments are written in 1/100 of a thousandth of an em.</summary>
    private const long AdjustmentScale = 100;

    private const int InvisibleMode = 3;
    private const int FillMode = 0;
    private const int FillAndStrokeMode = 2;

    /// <summary>Weight of the line that thickens a face without a bold of its own, as a share of the type size.</summary>
    private const double SyntheticBoldWeight = 0.03;

    private readonly List<MissingGlyphBox> _boxes = [];
    private EmbeddedFont? _font;
    private Length _size;
    private Color? _fill;
    private Color? _stroke;
    private int _mode;
    private long _spacing;

    public void Begin() => content.Put("BT\n"u8);

    /// <summary>Ends the text object, then draws the boxes of characters without a glyph: paths may not stand inside it.</summary>
    public void End()
    {
        content.Put("ET\n"u8);
        foreach (MissingGlyphBox box in _boxes)
        {
            PathOperators.Box(content, box);
            _stroke = box.Color;
        }

        _boxes.Clear();
    }

    /// <summary>Shows glyphs of a run.</summary>
    /// <param name="baseline">Distance of the baseline from the top of the paper.</param>
    /// <param name="run">The run.</param>
    /// <param name="glyphs">A stretch of its glyphs.</param>
    public void Show(Length baseline, GlyphRun run, ReadOnlySpan<PlacedGlyph> glyphs)
    {
        Length y = paperHeight - baseline;
        while (!glyphs.IsEmpty)
        {
            bool missing = glyphs[0].Glyph == 0;
            int length = 1;
            while (!missing && length < glyphs.Length && glyphs[length].Glyph != 0)
            {
                length++;
            }

            SetFont(run);
            if (missing)
            {
                ShowMissing(y, run, glyphs[0]);
            }
            else
            {
                SetColor(run);
                ShowPresent(y, glyphs[..length]);
            }

            glyphs = glyphs[length..];
        }
    }

    private void ShowPresent(Length y, ReadOnlySpan<PlacedGlyph> glyphs)
    {
        long size = Micropoints.Thousandths(_size) * Micropoints.InThousandth;
        SetSpacing(glyphs, size);
        long pen = MoveTo(glyphs[0].X, y);
        content.Put("[<"u8);
        for (int i = 0; i < glyphs.Length; i++)
        {
            if (i > 0)
            {
                pen = Adjust(pen, Micropoints.Of(glyphs[i].X), size);
            }

            content.Hex4(_font!.Codes.CodeOf(glyphs[i].Glyph, glyphs[i].CodePoint));
            pen += WidthOf(glyphs[i].Glyph, size) + _spacing;
        }

        content.Put(">]TJ\n"u8);
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

    /// <summary>
    /// The character is shown invisibly by a glyph that exists, stretched to the width of the box, so that it can be found and copied.
    /// </summary>
    private void ShowMissing(Length y, GlyphRun run, PlacedGlyph glyph)
    {
        _boxes.Add(MissingGlyphBox.In(glyph, run, y));
        SetMode(InvisibleMode);
        MoveTo(glyph.X, y);
        long width = WidthOf(_font!.Carrier, Micropoints.Thousandths(_size) * Micropoints.InThousandth);
        long percent = width == 0 ? 100_000 : Micropoints.Divide(Micropoints.Of(glyph.Advance) * 100_000, width);
        if (percent != 100_000)
        {
            content.Thousandths(percent).Put(" Tz "u8);
        }

        content.Code(_font.Codes.CodeOf(_font.Carrier, glyph.CodePoint)).Put(" Tj\n"u8);
        if (percent != 100_000)
        {
            content.Put("100 Tz\n"u8);
        }
    }

    private long WidthOf(ushort glyph, long size) => Micropoints.Divide(_font!.WidthOf(glyph) * size, 1000);

    private long MoveTo(Length x, Length y)
    {
        long left = Micropoints.Thousandths(x);
        content.Put("1 0 0 1 "u8).Thousandths(left).Put((byte)' ').Thousandths(Micropoints.Thousandths(y)).Put(" Tm\n"u8);
        return left * Micropoints.InThousandth;
    }

    /// <summary>
    /// Character spacing (9.3.2) takes over the gap that is usual in the run, here the one in its middle, so that most glyphs need no
    /// adjustment of their own.
    /// </summary>
    private void SetSpacing(ReadOnlySpan<PlacedGlyph> glyphs, long size)
    {
        if (glyphs.Length < 3)
        {
            return;
        }

        int middle = (glyphs.Length / 2) - 1;
        long gap = Micropoints.Of(glyphs[middle + 1].X) - Micropoints.Of(glyphs[middle].X) - WidthOf(glyphs[middle].Glyph, size);
        if (Math.Abs(gap - _spacing) > 2 * SpacingStep)
        {
            long steps = Micropoints.Divide(gap, SpacingStep);
            _spacing = steps * SpacingStep;
            content.Decimal(steps, 100_000).Put(" Tc\n"u8);
        }
    }

    private void SetFont(GlyphRun run)
    {
        if (_font?.Face != run.Face || _size != run.Size)
        {
            _font = fonts[run.Face];
            _size = run.Size;
            content.Put((byte)'/').Ascii(_font.ResourceName).Put((byte)' ');
            content.Thousandths(Micropoints.Thousandths(_size)).Put(" Tf\n"u8);
        }
    }

    private void SetColor(GlyphRun run)
    {
        if (_fill != run.Color)
        {
            _fill = run.Color;
            ColorOperators.Fill(content, run.Color);
        }

        if (run.Bold && _stroke != run.Color)
        {
            _stroke = run.Color;
            ColorOperators.Stroke(content, run.Color);
        }

        if (run.Bold)
        {
            content.Thousandths(Micropoints.Thousandths(run.Size * SyntheticBoldWeight)).Put(" w "u8);
        }

        SetMode(run.Bold ? FillAndStrokeMode : FillMode);
    }

    private void SetMode(int mode)
    {
        if (_mode != mode)
        {
            _mode = mode;
            content.Integer(mode).Put(" Tr\n"u8);
        }
    }
}
