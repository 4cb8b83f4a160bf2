using Converter.Pdf.Content;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Styles;

namespace Converter.Pdf.DocumentStructure;

/// <summary>A page object (ISO 32000-1, 7.7.3.3).</summary>
internal static class PageObject
{
    /// <param name="file">The file.</param>
    /// <param name="pages">The tree it hangs in.</param>
    /// <param name="index">Its index, from 0; also its key in the parent tree.</param>
    /// <param name="size">Width and height of the paper.</param>
    /// <param name="resources">Number of the resources that all pages share.</param>
    /// <param name="content">Number of its content stream.</param>
    public static void Write(PdfFile file, PageTree pages, int index, (Length Width, Length Height) size, int resources, int content)
    {
        PdfBuffer buffer = file.Begin(pages.FirstPage + index).Put("<< /Type /Page /Parent "u8).Reference(pages.ParentOf(index));
        buffer.Put(" /MediaBox [0 0 "u8).Thousandths(Micropoints.Thousandths(size.Width));
        buffer.Put((byte)' ').Thousandths(Micropoints.Thousandths(size.Height));
        buffer.Put("] /Resources "u8).Reference(resources).Put(" /Contents "u8).Reference(content);

        // Tabs: what can be reached by keyboard is reached in the order of the structure (ISO 14289-1, 7.18.3).
        buffer.Put(" /StructParents "u8).Integer(index).Put(" /Tabs /S >>"u8);
        file.End();
    }
}
