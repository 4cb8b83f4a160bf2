using Converter.Pdf.Content;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.DocumentStructure;

/// <summary>
/// The boundaries of a page (ISO 32000-1, 14.11.2). Without crop marks the sheet is the paper. With them it is larger on all sides: the
/// paper is the trim box, the bleed goes around it, and the marks stand outside the bleed.
/// </summary>
/// <param name="Width">Width of the paper.</param>
/// <param name="Height">Height of the paper.</param>
/// <param name="Bleed">How far beyond the cut anything may reach.</param>
/// <param name="Margin">How far the sheet reaches beyond the paper on each side; zero without crop marks.</param>
internal sealed record PageBoundaries(Length Width, Length Height, Length Bleed, Length Margin)
{
    private static readonly Length MarkLength = Length.FromMillimetres(5);
    private static readonly Length LeastGap = Length.FromMillimetres(3);
    private static readonly Length Edge = Length.FromMillimetres(2);

    /// <summary>Whether the sheet is larger than the paper and shows where to cut.</summary>
    public bool HasMarks => Margin > Length.Zero;

    /// <summary>Where a mark begins, counted from the edge of the sheet.</summary>
    public Length MarkStart => Edge;

    /// <summary>Where it ends, counted from the edge of the sheet: outside the bleed.</summary>
    public Length MarkEnd => Edge + MarkLength;

    public static PageBoundaries Of(TypesetDocument document, PdfOptions options)
    {
        PrintFormat print = document.Source.Sheet.Print;
        Length gap = print.Bleed > LeastGap ? print.Bleed : LeastGap;
        return options.CropMarks ?? print.CropMarks
            ? new PageBoundaries(document.Width, document.Height, print.Bleed, gap + MarkLength + Edge)
            : new PageBoundaries(document.Width, document.Height, Length.Zero, Length.Zero);
    }

    /// <summary>The boxes, as entries of a page.</summary>
    public void Write(PdfBuffer buffer)
    {
        Box(buffer, " /MediaBox ["u8, Margin);
        if (HasMarks)
        {
            Box(buffer, " /BleedBox ["u8, Bleed);
            Box(buffer, " /TrimBox ["u8, Length.Zero);
        }
    }

    private void Box(PdfBuffer buffer, ReadOnlySpan<byte> key, Length beyond)
    {
        buffer.Put(key);
        Number(buffer, Margin - beyond).Put((byte)' ');
        Number(buffer, Margin - beyond).Put((byte)' ');
        Number(buffer, Margin + Width + beyond).Put((byte)' ');
        Number(buffer, Margin + Height + beyond).Put((byte)']');
    }

    private static PdfBuffer Number(PdfBuffer buffer, Length length) => buffer.Thousandths(Micropoints.Thousandths(length));
}
