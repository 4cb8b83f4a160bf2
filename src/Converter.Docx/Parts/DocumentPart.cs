using System.Collections.Immutable;
using System.Xml;
using Converter.Docx.Packaging;
using DocumentFormat.OpenXml;

namespace Converter.Docx.Parts;

/// <summary>The text. Block after block is built, written and let go, so that memory does not grow with the document.</summary>
internal static class DocumentPart
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The part.</summary>
    /// <param name="parts">The documents that it binds, with their marks.</param>
    /// <param name="headers">The headers of their sections.</param>
    /// <param name="footers">The footers of their sections.</param>
    /// <param name="pictures">Their pictures.</param>
    public static OpcPart Write(ImmutableArray<DocxPart> parts, HeaderParts headers, FooterParts footers, PictureParts pictures) => new(
        "word/document.xml",
        "rId1",
        ContentType,
        Relationship,
        XmlPart.Write(xml =>
        {
            xml.WriteStartElement("w", "document", Word);
            xml.WriteAttributeString("xmlns", "r", null, Relationships);
            xml.WriteStartElement("w", "body", Word);
            foreach (DocxPart part in parts)
            {
                bool isFollowed = !ReferenceEquals(part, parts[^1]);
                BlockWriter blocks = new(part, headers, footers, pictures, isBound: parts.Length > 1, isFollowed);
                WriteAll(xml, isFollowed ? Sections.Ended(blocks.Elements(), blocks.Section, ImprintWriter.Anchor) : blocks.Elements());
                if (!isFollowed)
                {
                    blocks.Section.WriteTo(xml);
                }
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }));

    private static void WriteAll(XmlWriter xml, IEnumerable<OpenXmlElement> elements)
    {
        foreach (OpenXmlElement element in elements)
        {
            element.WriteTo(xml);
        }
    }
}
