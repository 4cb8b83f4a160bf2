using System.Collections.Immutable;
using System.Globalization;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Docx.Text;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The footers of the documents in one file: page numbers (GB/T 9704 7.5), and what stands at the foot of first pages.</summary>
internal sealed class FooterParts
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";

    /// <summary>Height of the empty line above a rule in a frame.</summary>
    private static readonly Length FrameLine = Length.FromPoints(1);

    private readonly ImmutableArray<OpcPart> _numbers;
    private readonly ImmutableArray<OpcPart> _turned;
    private readonly List<(FixedRule? Rule, OpcPart Part)> _firsts = [];

    /// <summary>
    /// No part where pages are not numbered, one where all pages are alike, else the odd and the even one; and one for each rule at the foot of a
    /// first page. Beside such a page, first pages without anything need a part that is empty: they would take over the one before.
    /// </summary>
    /// <param name="documents">The documents; their pages are numbered alike.</param>
    public FooterParts(ImmutableArray<StyledDocument> documents)
    {
        _numbers = Numbers(documents[^1].Sheet);
        bool hasTurned = documents.Any(document => document.Blocks.Any(block => block.IsTurned));
        _turned = hasTurned ? TurnedFooter.Parts(documents[^1].Sheet, Line) : [];
        foreach (FixedRule rule in documents.Select(document => document.Head?.FootRule).OfType<FixedRule>().Distinct())
        {
            AddFirst(rule);
        }

        if (documents.Length > 1 && _firsts.Count > 0)
        {
            AddFirst(null);
        }
    }

    /// <summary>All of them.</summary>
    public IEnumerable<OpcPart> All => [.. _numbers, .. _firsts.Select(first => first.Part), .. _turned];

    /// <summary>What the sections of a document say about the footers.</summary>
    /// <param name="document">The document.</param>
    public IEnumerable<FooterReference> Of(StyledDocument document)
    {
        if (document.Numbering.Form == PageNumberForm.None)
        {
            return [];
        }

        OpcPart? first = _firsts.Find(first => first.Rule == document.Head?.FootRule).Part;
        return
        [
            .. _numbers.Select((part, index) => Reference(part, index == 0 ? HeaderFooterValues.Default : HeaderFooterValues.Even)),
            .. first is null ? [] : new[] { Reference(first, HeaderFooterValues.First) },
        ];
    }

    /// <summary>What sections of turned pages say about them.</summary>
    /// <param name="document">The document.</param>
    public IEnumerable<FooterReference> OfTurned(StyledDocument document) =>
        document.Numbering.Form == PageNumberForm.None ? [] : _turned.Select((part, index) => Reference(part, index == 0 ? HeaderFooterValues.Default : HeaderFooterValues.Even));

    private static FooterReference Reference(OpcPart part, HeaderFooterValues type) => new() { Type = type, Id = part.Id };

    private void AddFirst(FixedRule? rule)
    {
        string number = (_firsts.Count + 3).ToString(CultureInfo.InvariantCulture);
        string id = _firsts.Count == 0 ? "rId6" : "rIdFooter" + number;
        _firsts.Add((rule, First(rule, $"word/footer{number}.xml", id)));
    }

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

    /// <summary>The footer of a first page without a number: nothing, or the rule at its foot (10.1).</summary>
    private static OpcPart First(FixedRule? rule, string name, string id)
    {
        Footer footer = new(new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = FooterStyles.Id } }));
        if (rule is not null)
        {
            footer.PrependChild(Rule(rule));
        }

        return new OpcPart(name, id, ContentType, Relationship, XmlPart.Write(footer.WriteTo));
    }

    /// <summary>
    /// A rule as the lower border of a paragraph in a frame: like the rule below the mark, so that thin and thick line have one order in both.
    /// </summary>
    private static Paragraph Rule(FixedRule rule) => new(new ParagraphProperties
    {
        FrameProperties = new FrameProperties
        {
            Width = Lengths.Twips(rule.Format.Width),
            Wrap = TextWrappingValues.Around,
            HorizontalPosition = HorizontalAnchorValues.Page,
            VerticalPosition = VerticalAnchorValues.Page,
            X = Lengths.Twips(rule.Left),
            Y = Lengths.Twips(rule.Top - FrameLine),
        },
        ParagraphBorders = new ParagraphBorders(HeadRowWriter.Border<BottomBorder>(rule.Format, 0)),
        SnapToGrid = new SnapToGrid { Val = false },
        SpacingBetweenLines = ParagraphSpacing.Of(null, null, FrameLine.Twips),
        Indentation = Indents.Of(Extent.Zero, Extent.Zero, Extent.Zero),
    });

    private static OpcPart Part(string name, string id, PageNumberFormat number, string style) => Part(name, id, [Line(number, style)]);

    /// <summary>A footer as a part of the file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="content">What stands in it.</param>
    public static OpcPart Part(string name, string id, IReadOnlyList<OpenXmlElement> content)
    {
        Footer footer = new(content);
        return new OpcPart(name, id, ContentType, Relationship, XmlPart.Write(footer.WriteTo));
    }

    /// <summary>The line of the page number.</summary>
    private static Paragraph Line(PageNumberFormat number, string style) =>
        new([new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } }, .. Runs(number)]);

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
