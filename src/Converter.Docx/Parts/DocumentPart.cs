using System.Collections.Immutable;
using System.Xml;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Styles;
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
    /// <param name="imprint">On which page the imprint stands.</param>
    public static OpcPart Write(StyledDocument document, ImmutableArray<OpcPart> footers, ImprintPage imprint) => new(
        "word/document.xml",
        "rId1",
        ContentType,
        Relationship,
        XmlPart.Write(xml =>
        {
            xml.WriteStartElement("w", "document", Word);
            xml.WriteAttributeString("xmlns", "r", null, Relationships);
            xml.WriteStartElement("w", "body", Word);
            bool isDivided = imprint != ImprintPage.Same && document.Blocks.Any(block => !RunsWithText(block) && block is StyledParagraph { Imprint: not null });
            WriteBlocks(xml, document, isDivided ? GridFormat.Section(document.Sheet, FooterParts.References(footers)) : null);
            SectionProperties last = GridFormat.Section(document.Sheet, FooterParts.References(footers));
            if (isDivided)
            {
                Sections.BeginOnEvenPage(last, isNumbered: imprint == ImprintPage.Next);
            }

            last.WriteTo(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }));

    /// <summary>
    /// The blocks, with an empty paragraph where Word needs one: between two tables, which it would take for one, and at the end of a
    /// document that has nothing there or a table. Where the imprint has a section of its own, that of the text ends before it.
    /// </summary>
    private static void WriteBlocks(XmlWriter xml, StyledDocument document, SectionProperties? ofText)
    {
        StyledBlock? previous = null;
        Length spaceBelowHead = document.Head is null ? Length.Zero : WriteHead(xml, document);
        StyledBlock? last = ofText is null ? null : document.Blocks.LastOrDefault(RunsWithText);
        foreach (StyledBlock block in document.Blocks.Where(RunsWithText))
        {
            if (block is StyledTable && previous is StyledTable)
            {
                WriteEmpty(xml);
            }

            StyledBlock shown = previous is null && block is StyledParagraph first ? BelowHead(first, spaceBelowHead) : block;
            OpenXmlElement[] elements = [.. Build(shown, document.Sheet)];
            if (block == last && elements is [.., Paragraph paragraph])
            {
                Sections.End(paragraph, ofText);
            }

            foreach (OpenXmlElement element in elements)
            {
                element.WriteTo(xml);
            }

            previous = block;
        }

        if (ofText is not null && last is not StyledParagraph)
        {
            Sections.End(new Paragraph(), ofText).WriteTo(xml);
        }

        if (ofText is not null)
        {
            ImprintWriter.Anchor().WriteTo(xml);
        }

        bool hasImprint = false;
        foreach (OpenXmlElement element in ImprintWriter.Write(document))
        {
            element.WriteTo(xml);
            hasImprint = true;
        }

        if (!hasImprint && previous is null or StyledTable)
        {
            WriteEmpty(xml);
        }
    }

    private static bool RunsWithText(StyledBlock block) => block is not StyledParagraph { Place: not null } and not StyledParagraph { Imprint: not null };

    private static Length WriteHead(XmlWriter xml, StyledDocument document)
    {
        (IReadOnlyList<OpenXmlElement> elements, Length below) = HeadWriter.Write(document);
        foreach (OpenXmlElement element in elements)
        {
            element.WriteTo(xml);
        }

        return below;
    }

    private static StyledParagraph BelowHead(StyledParagraph first, Length space)
    {
        Length own = (first.SpaceBefore ?? first.Style.SpaceBefore).Length + space;
        return space == Length.Zero ? first : first with { SpaceBefore = new Extent(own, (decimal)own.Points, LengthUnit.Point) };
    }

    private static IEnumerable<OpenXmlElement> Build(StyledBlock block, StyleSheet sheet) => block switch
    {
        StyledParagraph paragraph when sheet.Docx.StyleSeparator && StyleSeparator.HeadStyle(paragraph, sheet) is { } head =>
            StyleSeparator.Build(paragraph, head, sheet.Page),
        StyledParagraph paragraph => [ParagraphWriter.Build(paragraph, sheet.Page)],
        StyledTable table => [TableWriter.Build(table, sheet)],
        _ => [],
    };

    private static void WriteEmpty(XmlWriter xml) => new Paragraph().WriteTo(xml);
}
