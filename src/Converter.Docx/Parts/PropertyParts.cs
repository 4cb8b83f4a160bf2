using System.Globalization;
using System.Xml;
using Converter.Docx.Packaging;
using Converter.Docx.Text;
using Converter.Styles.Styling;

namespace Converter.Docx.Parts;

/// <summary>What the document says about itself.</summary>
internal static class PropertyParts
{
    private const string CoreNamespace = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinCoreTerms = "http://purl.org/dc/terms/";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string ApplicationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    private const string ApplicationRelationship =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";

    /// <summary>The core properties: title, document number (发文字号) as the subject, language, and what the options say.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The options.</param>
    public static OpcPart Core(StyledDocument document, DocxOptions options) => new(
        "docProps/core.xml",
        "rId2",
        "application/vnd.openxmlformats-package.core-properties+xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        XmlPart.Write(xml =>
        {
            xml.WriteStartElement("cp", "coreProperties", CoreNamespace);
            xml.WriteAttributeString("xmlns", "dcterms", null, DublinCoreTerms);
            WriteElement(xml, "dc", "title", DublinCore, options.Title ?? document.Source.Title);
            WriteElement(xml, "dc", "subject", DublinCore, options.Title is null ? NumberOf(document) : null);
            WriteElement(xml, "dc", "creator", DublinCore, options.Creator);
            WriteElement(xml, "dc", "language", DublinCore, "zh-CN");
            WriteDate(xml, "created", options.Created);
            WriteDate(xml, "modified", options.Created);
            xml.WriteEndElement();
        }));

    /// <summary>The application properties.</summary>
    public static OpcPart Application() => new(
        "docProps/app.xml",
        "rId3",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ApplicationRelationship,
        XmlPart.Write(xml =>
        {
            xml.WriteStartElement("Properties", ApplicationNamespace);
            xml.WriteElementString("Application", ApplicationNamespace, "Converter");
            xml.WriteEndElement();
        }));

    private static string? NumberOf(StyledDocument document) =>
        document.Blocks.OfType<StyledParagraph>().FirstOrDefault(paragraph => paragraph.Style.Key == "docnumber")?.Text.Trim();

    private static void WriteElement(XmlWriter xml, string prefix, string name, string space, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.WriteElementString(prefix, name, space, VisibleText.Of(value));
        }
    }

    private static void WriteDate(XmlWriter xml, string name, DateTimeOffset? date)
    {
        if (date is { } moment)
        {
            xml.WriteStartElement("dcterms", name, DublinCoreTerms);
            xml.WriteAttributeString("xsi", "type", SchemaInstance, "dcterms:W3CDTF");
            xml.WriteString(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
    }
}
