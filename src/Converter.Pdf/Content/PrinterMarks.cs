using Converter.Pdf.DocumentStructure;
using Converter.Pdf.Objects;
using Converter.Styles;

namespace Converter.Pdf.Content;

/// <summary>
/// Crop marks (裁切线; ISO 32000-1, 14.11.3): at each corner of the paper two hairlines outside the bleed, in line with the edges where it
/// is cut. They are artifacts of the page (14.8.2.2.2).
/// </summary>
internal static class PrinterMarks
{
    private const int HairlineThousandths = 250;

    public static void Write(PdfBuffer content, ColorOperators colors, PageBoundaries page)
    {
        content.Put("/Artifact << /Type /Page >> BDC\n"u8);
        colors.StrokeRegistration();
        content.Thousandths(HairlineThousandths).Put(" w\n"u8);
        Length right = page.Margin + page.Width;
        Length top = page.Margin + page.Height;
        foreach (Length y in (ReadOnlySpan<Length>)[page.Margin, top])
        {
            Line(content, (page.MarkStart, y), (page.MarkEnd, y));
            Line(content, (right + page.Margin - page.MarkStart, y), (right + page.Margin - page.MarkEnd, y));
        }

        foreach (Length x in (ReadOnlySpan<Length>)[page.Margin, right])
        {
            Line(content, (x, page.MarkStart), (x, page.MarkEnd));
            Line(content, (x, top + page.Margin - page.MarkStart), (x, top + page.Margin - page.MarkEnd));
        }

        content.Put("EMC\n"u8);
    }

    private static void Line(PdfBuffer content, (Length X, Length Y) from, (Length X, Length Y) to)
    {
        Point(content, from).Put("m "u8);
        Point(content, to).Put("l S\n"u8);
    }

    private static PdfBuffer Point(PdfBuffer content, (Length X, Length Y) at) =>
        content.Thousandths(Micropoints.Thousandths(at.X)).Put((byte)' ').Thousandths(Micropoints.Thousandths(at.Y)).Put((byte)' ');
}
