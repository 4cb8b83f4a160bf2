using System.Collections.Immutable;
using System.Xml;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The text. Block after block is built, written and let go, so that memory does not grow with the document.</summary>
internal static class DocumentPart
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The part.</summary>
    /// <param name="document">The document.</param>
    /// <param name="footers">The footers of its section.</param>
    public static OpcPart Write(StyledDocument document, ImmutableArray<OpcPart> footers) => new(
        "word/document.xml",
        "rId1",
        ContentType,
        Relationship,
        XmlPart.Write(xml =>
        {
            xml.WriteStartElement("w", "document", Word);
            xml.WriteAttributeString("xmlns", "r", null, Relationships);
            xml.WriteStartElement("w", "body", Word);
            WriteBlocks(xml, document);
            GridFormat.Section(document.Sheet, FooterParts.References(footers)).WriteTo(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }));

    /// <summary>
    /// The blocks, with an empty paragraph where Word needs one: between two tables, which it would take for one, and at the end of a
    /// document that has nothing there or a table.
    /// </summary>
    private static void WriteBlocks(XmlWriter xml, StyledDocument document)
    {
        StyledBlock? previous = null;
        foreach (StyledBlock block in document.Blocks)
        {
            if (block is StyledTable && previous is StyledTable)
            {
                WriteEmpty(xml);
            }

            Build(block, document.Sheet)?.WriteTo(xml);
            previous = block;
        }

        if (previous is null or StyledTable)
        {
            WriteEmpty(xml);
        }
    }

    private static OpenXmlElement? Build(StyledBlock block, StyleSheet sheet) => block switch
    {
        StyledParagraph paragraph => ParagraphWriter.Build(paragraph, sheet.Page),
        StyledTable table => TableWriter.Build(table, sheet),
        _ => null,
    };

    private static void WriteEmpty(XmlWriter xml) => new Paragraph().WriteTo(xml);
}
