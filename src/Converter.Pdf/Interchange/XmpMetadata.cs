using System.Globalization;
using System.Security;
using System.Text;
using Converter.Pdf.FileStructure;

namespace Converter.Pdf.Interchange;

/// <summary>
/// The metadata stream (ISO 32000-1, 14.3.2): an XMP packet with title, author and dates, and the labels of the standards that the file
/// keeps (ISO 19005-2, 6.6.4; ISO 14289-1, 5).
/// </summary>
internal static class XmpMetadata
{
    /// <summary>
    /// PDF/A knows no property pdfuaid:part, so the file describes it itself (ISO 19005-2, 6.6.2.3.3).
    /// </summary>
    private const string UaExtension = """
          <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
           <pdfaExtension:schemas>
            <rdf:Bag>
             <rdf:li rdf:parseType="Resource">
              <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
              <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
              <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
              <pdfaSchema:property>
               <rdf:Seq>
                <rdf:li rdf:parseType="Resource">
                 <pdfaProperty:category>internal</pdfaProperty:category>
                 <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
                 <pdfaProperty:name>part</pdfaProperty:name>
                 <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                </rdf:li>
               </rdf:Seq>
              </pdfaSchema:property>
             </rdf:li>
            </rdf:Bag>
           </pdfaExtension:schemas>
          </rdf:Description>

        """;

    /// <returns>The number of the object.</returns>
    public static int Write(PdfFile file, DocumentProperties properties, PdfConformance conformance)
    {
        int id = file.Reserve();
        byte[] packet = Encoding.UTF8.GetBytes(Packet(properties, conformance));
        file.Stream(id, "/Type /Metadata /Subtype /XML "u8, packet, compress: false);
        return id;
    }

    private static string Packet(DocumentProperties properties, PdfConformance conformance)
    {
        StringBuilder xml = new(4096);
        xml.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        xml.Append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
        AppendDublinCore(xml, properties);
        AppendProducer(xml, properties);
        xml.Append(conformance switch
        {
            PdfConformance.A2uUa1 => Identification("pdfaid", "http://www.aiim.org/pdfa/ns/id/", "2", "U")
                + UaExtension + Identification("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "1", string.Empty),
            PdfConformance.Ua1 => Identification("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "1", string.Empty),
            PdfConformance.A1b => Identification("pdfaid", "http://www.aiim.org/pdfa/ns/id/", "1", "B"),
            _ => string.Empty,
        });
        xml.Append(" </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
        return xml.ToString();
    }

    private static void AppendDublinCore(StringBuilder xml, DocumentProperties properties)
    {
        xml.Append("  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
        xml.Append("   <dc:format>application/pdf</dc:format>\n   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        xml.Append(SecurityElement.Escape(properties.Title)).Append("</rdf:li></rdf:Alt></dc:title>\n");
        if (properties.Author is { } author)
        {
            xml.Append("   <dc:creator><rdf:Seq><rdf:li>").Append(SecurityElement.Escape(author)).Append("</rdf:li></rdf:Seq></dc:creator>\n");
        }

        xml.Append("   <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n  </rdf:Description>\n");
    }

    private static void AppendProducer(StringBuilder xml, DocumentProperties properties)
    {
        xml.Append("  <rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
        xml.Append("   <xmp:CreatorTool>").Append(DocumentProperties.Producer).Append("</xmp:CreatorTool>\n");
        if (properties.Created is { } created)
        {
            string date = created.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
            xml.Append("   <xmp:CreateDate>").Append(date).Append("</xmp:CreateDate>\n   <xmp:ModifyDate>").Append(date).Append("</xmp:ModifyDate>\n");
        }

        xml.Append("   <pdf:Producer>").Append(DocumentProperties.Producer).Append("</pdf:Producer>\n  </rdf:Description>\n");
    }

    private static string Identification(string prefix, string schema, string part, string conformance)
    {
        string level = conformance.Length > 0 ? $"   <{prefix}:conformance>{conformance}</{prefix}:conformance>\n" : string.Empty;
        return $"  <rdf:Description rdf:about=\"\" xmlns:{prefix}=\"{schema}\">\n   <{prefix}:part>{part}</{prefix}:part>\n{level}  </rdf:Description>\n";
    }
}
