using System.Collections.Immutable;
using Converter.Docx.Packaging;
using Converter.Docx.Text;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The footers with the page number (GB/T 9704 7.5).</summary>
internal static class FooterParts
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";

    /// <summary>No part where pages are not numbered, one where all pages are alike, else the odd and the even one.</summary>
    /// <param name="sheet">The style sheet.</param>
    public static ImmutableArray<OpcPart> Write(StyleSheet sheet) => sheet.PageNumber switch
    {
        null => [],
        { Placement: PageNumberPlacement.Outer } number =>
        [
            Part("word/footer1.xml", "rId4", number, FooterStyles.Id),
            Part("word/footer2.xml", "rId5", number, FooterStyles.EvenId),
        ],
        { } number => [Part("word/footer1.xml", "rId4", number, FooterStyles.Id)],
    };

    /// <summary>What the section says about the footers.</summary>
    /// <param name="footers">The parts that <see cref="Write"/> gave.</param>
    public static IEnumerable<FooterReference> References(ImmutableArray<OpcPart> footers) => footers.Select((part, index) =>
        new FooterReference { Type = index == 0 ? HeaderFooterValues.Default : HeaderFooterValues.Even, Id = part.Id });

    private static OpcPart Part(string name, string id, PageNumberFormat number, string style)
    {
        Footer footer = new(new Paragraph(
            [new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } }, .. Runs(number)]));
        return new OpcPart(name, id, ContentType, Relationship, XmlPart.Write(footer.WriteTo));
    }

    private static IEnumerable<OpenXmlElement> Runs(PageNumberFormat number) =>
    [
        .. RunText.Runs(number.Before, null),
        Field(FieldCharValues.Begin),
        new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        Field(FieldCharValues.Separate),
        new Run(new W.Text("1")),
        Field(FieldCharValues.End),
        .. RunText.Runs(number.After, null),
    ];

    private static Run Field(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });
}
