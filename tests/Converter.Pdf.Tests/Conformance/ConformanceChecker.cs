using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>
/// Checks a file against the clauses of PDF/A-2u and PDF/UA-1 that can be broken by files of this kind (docs/pdf-a.md lists them all).
/// It reads the bytes and knows nothing of the code that wrote them.
/// </summary>
internal static class ConformanceChecker
{
    /// <summary>The findings, each beginning with standard and clause; none for a file that conforms.</summary>
    public static IReadOnlyList<string> Check(byte[] bytes)
    {
        Findings findings = new();
        try
        {
            PdfFileReader file = new(bytes);
            List<PageReading> pages = [.. file.Pages.Select((page, index) => new PageReading(index, page.Id, page.Page, ContentReader.Read(page.Page)))];
            FileRules.Check(file, findings);
            GraphicsRules.Check(file, pages, findings);
            FontRules.Check(pages, findings);
            MetadataRules.Check(file, findings);
            StructureRules.Check(file, pages, findings);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidCastException or NullReferenceException or FormatException)
        {
            findings.Archive("6.1", false, $"not a PDF file that can be read: {fault.Message}");
        }

        return findings.All;
    }
}

/// <summary>A page with its content.</summary>
internal sealed record PageReading(int Index, int Id, PdfDictionary Page, ContentReader Content);
