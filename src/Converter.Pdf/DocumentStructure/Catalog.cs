using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.DocumentStructure;

/// <summary>The root of a document (ISO 32000-1, 7.7.2).</summary>
internal sealed record Catalog(int Pages, int PageLabels, int Metadata, int StructureRoot)
{
    /// <summary>Number of the outline; 0 where there are no bookmarks.</summary>
    public int Outline { get; init; }

    /// <summary>Number of the output intent; 0 for none.</summary>
    public int OutputIntent { get; init; }

    /// <returns>The number of the catalogue.</returns>
    public int Write(PdfFile file)
    {
        int id = file.Reserve();
        PdfBuffer buffer = file.Begin(id).Put("<< /Type /Catalog /Pages "u8).Reference(Pages);
        buffer.Put(" /PageLabels "u8).Reference(PageLabels).Put(" /Metadata "u8).Reference(Metadata);
        buffer.Put(" /MarkInfo << /Marked true >> /StructTreeRoot "u8).Reference(StructureRoot);
        buffer.Put(" /Lang "u8).TextString("zh-CN").Put(" /ViewerPreferences << /DisplayDocTitle true >>"u8);
        if (file.IsEncrypted)
        {
            // AES-256 as ISO 32000-2 has it is an extension to PDF 1.7 (ISO 32000-1, 7.12).
            buffer.Put(" /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>"u8);
        }

        if (Outline != 0)
        {
            buffer.Put(" /Outlines "u8).Reference(Outline).Put(" /PageMode /UseOutlines"u8);
        }

        if (OutputIntent != 0)
        {
            buffer.Put(" /OutputIntents ["u8).Reference(OutputIntent).Put("]"u8);
        }

        buffer.Put(" >>"u8);
        file.End();
        return id;
    }
}
