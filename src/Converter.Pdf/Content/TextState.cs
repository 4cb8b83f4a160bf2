using Converter.Pdf.Fonts;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Content;

/// <summary>
/// The text state of a page (ISO 32000-1, 9.3) and the colours of its text: what is set already is not set again.
/// </summary>
internal sealed class TextState(PdfBuffer content, ColorOperators colors)
{
    private const int Fill = 0;
    private const int FillThenStroke = 2;

    /// <summary>Weight of the line that thickens a face without a bold of its own, as a share of the type size.</summary>
    private const double SyntheticBoldWeight = 0.03;

    private PdfFont? _font;
    private Length _size;
    private Color? _fill;
    private Color? _stroke;
    private Length _weight;
    private int _mode;
    private long _scaling = 100_000;

    /// <summary>Character spacing, in 1/1 000 000 pt.</summary>
    public long Spacing { get; private set; }

    /// <summary>Font and size (Tf).</summary>
    public void SetFont(PdfFont font, Length size)
    {
        if (_font != font || _size != size)
        {
            _font = font;
            _size = size;
            content.Put((byte)'/').Ascii(font.ResourceName).Put((byte)' ').Thousandths(Micropoints.Thousandths(size)).Put(" Tf\n"u8);
        }
    }

    /// <summary>Colour, and for a thickened face a line of the same colour around its outlines.</summary>
    public void SetColor(GlyphRun run)
    {
        if (_fill != run.Color)
        {
            _fill = run.Color;
            colors.Fill(run.Color);
        }

        if (run.Bold)
        {
            SetStroke(run);
        }

        int mode = run.Bold ? FillThenStroke : Fill;
        if (_mode != mode)
        {
            _mode = mode;
            content.Integer(mode).Put(" Tr\n"u8);
        }
    }

    /// <summary>Character spacing (Tc).</summary>
    /// <param name="spacing">Spacing in 1/1 000 000 pt.</param>
    /// <param name="step">What it is rounded to; differences of less than two steps are left to single adjustments.</param>
    public void SetSpacing(long spacing, long step)
    {
        if (Math.Abs(spacing - Spacing) > 2 * step)
        {
            long steps = Micropoints.Divide(spacing, step);
            Spacing = steps * step;
            content.Decimal(Spacing, 1_000_000).Put(" Tc\n"u8);
        }
    }

    /// <summary>Horizontal scaling (Tz).</summary>
    /// <param name="scaling">Per cent, in thousandths.</param>
    public void SetScaling(long scaling)
    {
        if (_scaling != scaling)
        {
            _scaling = scaling;
            content.Thousandths(scaling).Put(" Tz\n"u8);
        }
    }

    private void SetStroke(GlyphRun run)
    {
        if (_stroke != run.Color)
        {
            _stroke = run.Color;
            colors.Stroke(run.Color);
        }

        Length weight = run.Size * SyntheticBoldWeight;
        if (_weight != weight)
        {
            _weight = weight;
            content.Thousandths(Micropoints.Thousandths(weight)).Put(" w\n"u8);
        }
    }
}
