using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.DocumentStructure;

/// <summary>A page object (ISO 32000-1, 7.7.3.3).</summary>
internal static class PageObject
{
    /// <param name="file">The file.</param>
    /// <param name="pages">The tree it hangs in.</param>
    /// <param name="index">Its index, from 0; also its key in the parent tree.</param>
    /// <param name="boundaries">Sheet and paper.</param>
    /// <param name="isTurned">Whether it is shown turned to the right.</param>
    /// <param name="resources">Number of the resources that all pages share.</param>
    /// <param name="content">Number of its content stream.</param>
    /// <param name="links">Numbers of its links.</param>
    public static void Write(PdfFile file, PageTree pages, int index, PageBoundaries boundaries, bool isTurned, int resources, int content, IReadOnlyList<int> links)
    {
        PdfBuffer buffer = file.Begin(pages.FirstPage + index).Put("<< /Type /Page /Parent "u8).Reference(pages.ParentOf(index));
        boundaries.Write(buffer);
        buffer.Put(isTurned ? " /Rotate 90"u8 : ""u8);
        buffer.Put(" /Resources "u8).Reference(resources).Put(" /Contents "u8).Reference(content);

        if (links.Count > 0)
        {
            buffer.Put(" /Annots ["u8);
            for (int i = 0; i < links.Count; i++)
            {
                buffer.Put(i > 0 ? " "u8 : ""u8).Reference(links[i]);
            }

            buffer.Put("]"u8);
        }

        // Tabs: what can be reached by keyboard is reached in the order of the structure (ISO 14289-1, 7.18.3).
        buffer.Put(" /StructParents "u8).Integer(index).Put(" /Tabs /S >>"u8);
        file.End();
    }
}
