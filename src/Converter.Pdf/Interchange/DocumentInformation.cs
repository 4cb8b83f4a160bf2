using System.Globalization;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Interchange;

/// <summary>The document information dictionary (ISO 32000-1, 14.3.3).</summary>
internal static class DocumentInformation
{
    /// <returns>The number of the object.</returns>
    public static int Write(PdfFile file, DocumentProperties properties)
    {
        int id = file.Reserve();
        PdfBuffer buffer = file.Begin(id).Put("<< /Title "u8).TextString(properties.Title);
        if (properties.Author is { } author)
        {
            buffer.Put(" /Author "u8).TextString(author);
        }

        buffer.Put(" /Creator "u8).TextString(DocumentProperties.Producer).Put(" /Producer "u8).TextString(DocumentProperties.Producer);
        if (properties.Created is { } created)
        {
            buffer.Put(" /CreationDate "u8).TextString(Date(created)).Put(" /ModDate "u8).TextString(Date(created));
        }

        buffer.Put(" >>"u8);
        file.End();
        return id;
    }

    /// <summary>A date (7.9.4), such as D:20260102030405+08'00'.</summary>
    private static string Date(DateTimeOffset time)
    {
        string offset = time.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'');
        return time.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + offset + "'";
    }
}
