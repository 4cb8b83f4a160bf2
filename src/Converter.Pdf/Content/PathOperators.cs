using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Content;

/// <summary>Rules as stroked paths (ISO 32000-1, 8.5).</summary>
internal static class PathOperators
{
    public static void Rule(PdfBuffer content, ColorOperators colors, PlacedRule rule, Length paperHeight)
    {
        colors.Stroke(rule.Color);
        content.Thousandths(Micropoints.Thousandths(rule.Weight)).Put(" w "u8);
        // A line of no length with round ends is a dot (8.5.3.2).
        content.Put(rule.IsDot ? "1 J "u8 : ""u8);
        Point(content, rule.X1, paperHeight - rule.Y1).Put("m "u8);
        Point(content, rule.X2, paperHeight - rule.Y2).Put(rule.IsDot ? "l S 0 J\n"u8 : "l S\n"u8);
    }

    private static PdfBuffer Point(PdfBuffer content, Length x, Length y) =>
        content.Thousandths(Micropoints.Thousandths(x)).Put((byte)' ').Thousandths(Micropoints.Thousandths(y)).Put((byte)' ');
}
