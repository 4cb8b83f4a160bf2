using Converter.Pdf.Content;
using Converter.Pdf.Objects;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.DocumentStructure;

/// <summary>Where a bookmark or a link leads (ISO 32000-1, 12.3.2).</summary>
internal static class Destination
{
    /// <summary>Writes the entry.</summary>
    /// <param name="buffer">Takes it.</param>
    /// <param name="document">The pages.</param>
    /// <param name="boundaries">Sheet and paper.</param>
    /// <param name="target">The place.</param>
    /// <param name="firstPage">Number of the first page's object; the others follow.</param>
    public static PdfBuffer Write(PdfBuffer buffer, TypesetDocument document, PageBoundaries boundaries, Bookmark target, int firstPage)
    {
        buffer.Put(" /Dest ["u8).Reference(firstPage + target.Page).Put(" /XYZ "u8);

        // The upper left corner of what is shown; a turned page is shown with the left edge of its sheet above.
        bool isTurned = document.Pages[target.Page].IsTurned;
        buffer.Thousandths(isTurned ? Micropoints.Thousandths(target.Y + boundaries.Margin) : 0).Put((byte)' ');
        return buffer.Thousandths(isTurned ? 0 : Micropoints.Thousandths(document.Height - target.Y + boundaries.Margin)).Put(" null]"u8);
    }
}
