using System.Text;
using System.Xml;
using System.Xml.Linq;
using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>Metadata (ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1).</summary>
internal static class MetadataRules
{
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Access = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";

    public static void Check(PdfFileReader file, Findings findings)
    {
        PdfStream? metadata = file.Catalog.Stream("Metadata");
        findings.Archive("6.6.2.1", metadata?.Dictionary.Name("Type") == "Metadata" && metadata.Dictionary.Name("Subtype") == "XML", "metadata stream");
        findings.Archive("6.6.2.1", metadata?.Dictionary.Entries.ContainsKey("Filter") == false, "metadata that are compressed");
        XDocument? packet = metadata is null ? null : Parse(metadata.Stored);
        findings.Archive("6.6.2.1", packet is not null, "XMP packet");
        if (packet is null)
        {
            return;
        }

        findings.Archive("6.6.4", Value(packet, Archive + "part") == "2" && Value(packet, Archive + "conformance") == "U", "label of PDF/A-2u");
        findings.Access("5", Value(packet, Access + "part") == "1", "label of PDF/UA-1");
        findings.Archive("6.6.2.3", Value(packet, Schema + "namespaceURI") == Access.NamespaceName, "description of the PDF/UA schema");
        string title = Value(packet, DublinCore + "title");
        findings.Access("7.1", title.Length > 0, "title in the metadata");
        findings.Access("7.1", file.Catalog.Dictionary("ViewerPreferences")?["DisplayDocTitle"] is true, "the title is not shown");
        PdfDictionary? information = file.Trailer.Dictionary("Info");
        findings.Archive("6.6.3", information?.Text("Title") == title, "titles differ");
        findings.Archive("6.6.3", information?.Text("Producer") == Value(packet, Pdf + "Producer"), "producers differ");
        findings.Archive("6.6.3", information?.Text("Creator") == Value(packet, Xmp + "CreatorTool"), "creators differ");
        findings.Archive("6.6.3", (information?.Text("Author") ?? string.Empty) == Value(packet, DublinCore + "creator"), "authors differ");
    }

    private static XDocument? Parse(byte[] packet)
    {
        string text = Encoding.UTF8.GetString(packet);
        if (!text.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return XDocument.Parse(text);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Value(XDocument packet, XName name) => packet.Descendants(name).FirstOrDefault()?.Value ?? string.Empty;
}
