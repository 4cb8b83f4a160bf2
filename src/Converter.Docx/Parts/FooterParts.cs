using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Docx.Text;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The footers with the page number (GB/T 9704 7.5).</summary>
internal static class FooterParts
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";

    private const string FirstName = "word/footer3.xml";

    /// <summary>No part where pages are not numbered, one where all pages are alike, else the odd and the even one; and one of the first page.</summary>
    /// <param name="document">The document.</param>
    public static ImmutableArray<OpcPart> Write(StyledDocument document) =>
    [
        .. Numbers(document.Sheet),
        .. document.Head?.FootRule is { } rule ? [First(rule)] : Array.Empty<OpcPart>(),
    ];

    /// <summary>What the section says about the footers.</summary>
    /// <param name="footers">The parts that <see cref="Write"/> gave.</param>
    public static IEnumerable<FooterReference> References(ImmutableArray<OpcPart> footers) => footers.Select((part, index) => new FooterReference
    {
        Type = part.Name == FirstName ? HeaderFooterValues.First : index == 0 ? HeaderFooterValues.Default : HeaderFooterValues.Even,
        Id = part.Id,
    });

    private static ImmutableArray<OpcPart> Numbers(StyleSheet sheet) => sheet.PageNumber switch
    {
        null => [],
        { Placement: PageNumberPlacement.Outer } number =>
        [
            Part("word/footer1.xml", "rId4", number, FooterStyles.Id),
            Part("word/footer2.xml", "rId5", number, FooterStyles.EvenId),
        ],
        { } number => [Part("word/footer1.xml", "rId4", number, FooterStyles.Id)],
    };

    /// <summary>The footer of a first page without a number: the rule at its foot (10.1), the border of a paragraph in a frame.</summary>
    private static OpcPart First(FixedRule rule)
    {
        Paragraph line = new(new ParagraphProperties
        {
            FrameProperties = new FrameProperties
            {
                Width = Lengths.Twips(rule.Format.Width),
                Wrap = TextWrappingValues.Around,
                HorizontalPosition = HorizontalAnchorValues.Page,
                VerticalPosition = VerticalAnchorValues.Page,
                X = Lengths.Twips(rule.Left),
                Y = Lengths.Twips(rule.Top),
            },
            ParagraphBorders = new ParagraphBorders(HeadRowWriter.Border<TopBorder>(rule.Format, 0)),
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = ParagraphSpacing.Of(null, null, 20),
            Indentation = Indents.Of(Extent.Zero, Extent.Zero, Extent.Zero),
        });
        Footer footer = new(line, new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = FooterStyles.Id } }));
        return new OpcPart(FirstName, "rId6", ContentType, Relationship, XmlPart.Write(footer.WriteTo));
    }

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
