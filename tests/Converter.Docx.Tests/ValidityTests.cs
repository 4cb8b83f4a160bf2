using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Styling;
using Converter.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Tests;

public class ValidityTests
{
    public static TheoryData<FileFormatVersions> Versions =>
    [
        FileFormatVersions.Office2007, FileFormatVersions.Office2010, FileFormatVersions.Office2013, FileFormatVersions.Office2016,
        FileFormatVersions.Office2019, FileFormatVersions.Office2021, FileFormatVersions.Microsoft365,
    ];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_element_is_valid_in_every_version_of_the_format(FileFormatVersions version)
    {
        byte[][] files =
        [
            DocxWriter.Write(Samples.EveryStyle("gbt9704"), DocxOptions.None),
            DocxWriter.Write(Samples.EveryStyle("speech"), DocxOptions.None),
            DocxWriter.Write(Samples.Book(), DocxOptions.None),
            DocxWriter.Write(Samples.Pictures(), DocxOptions.None),
            DocxWriter.Write(Samples.Views(), DocxOptions.None),
            DocxWriter.Write(Samples.Landscape(), DocxOptions.None),
            DocxWriter.Write(Samples.Landscape("letter"), DocxOptions.None),
        ];
        foreach (byte[] docx in files)
        {
            using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
            IEnumerable<ValidationErrorInfo> errors =
                new OpenXmlValidator(version).Validate(document, TestContext.Current.CancellationToken);
            Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact]
    public void Every_style_that_the_text_names_is_defined()
    {
        using WordprocessingDocument document = Open(Samples.EveryStyle());
        HashSet<string> defined = [.. document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants()
            .OfType<DocumentFormat.OpenXml.Wordprocessing.Style>().Select(style => style.StyleId!.Value!)];
        IEnumerable<OpenXmlElement> roots =
        [
            document.MainDocumentPart.Document,
            .. document.MainDocumentPart.FooterParts.Select(part => part.Footer),
            document.MainDocumentPart.StyleDefinitionsPart.Styles,
        ];
        List<string> named = [.. roots.SelectMany(root => root.Descendants())
            .Where(element => element.LocalName is "pStyle" or "rStyle" or "tblStyle" or "basedOn" or "next" or "link")
            .Select(element => element.GetAttributes().Single(attribute => attribute.LocalName == "val").Value!)];
        Assert.True(named.Count > 60, $"only {named.Count} references");
        Assert.Empty(named.Except(defined));
    }

    [Fact]
    public void Equal_documents_give_equal_bytes()
    {
        DocxOptions options = new() { Creator = "办公室", Created = new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.FromHours(8)) };
        Assert.Equal(DocxWriter.Write(Samples.EveryStyle(), options), DocxWriter.Write(Samples.EveryStyle(), options));
    }

    [Fact]
    public void A_file_names_its_style_sheets_the_version_of_the_program_and_the_kind_of_a_single_document()
    {
        StyledDocument every = Samples.EveryStyle();
        StyledDocument notice = every with { Source = every.Source with { Kind = DocumentKind.Notice } };
        string version = typeof(DocxWriter).Assembly.GetName().Version!.ToString(3);
        Assert.Equal(
            new Dictionary<string, string> { ["StyleSheet"] = "gbt9704", ["ConverterVersion"] = version, ["DocumentKind"] = "Notice" },
            CustomProperties([new DocxPart(notice, DocxOptions.None)]));
        Assert.Equal(
            new Dictionary<string, string> { ["StyleSheet"] = "gbt9704 speech", ["ConverterVersion"] = version },
            CustomProperties([new DocxPart(notice, DocxOptions.None), new DocxPart(Samples.EveryStyle("speech"), DocxOptions.None), new DocxPart(every, DocxOptions.None)]));
    }

    private static Dictionary<string, string> CustomProperties(ImmutableArray<DocxPart> parts)
    {
        using WordprocessingDocument document =
            WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(parts, DocxOptions.None)), isEditable: false);
        OpenXmlElement properties = document.CustomFilePropertiesPart!.Properties!;
        return properties.Elements<DocumentFormat.OpenXml.CustomProperties.CustomDocumentProperty>()
            .ToDictionary(property => property.Name!.Value!, property => property.InnerText);
    }

    [Fact]
    public void A_picture_stands_inline_in_a_paragraph_of_its_style_and_keeps_with_its_caption()
    {
        StyledDocument styled = Samples.Pictures();
        using WordprocessingDocument document = Open(styled);
        MainDocumentPart main = document.MainDocumentPart!;
        W.Paragraph[] paragraphs = [.. main.Document.Body!.Elements<W.Paragraph>()];
        W.Paragraph[] pictures = [.. paragraphs.Where(paragraph => paragraph.Descendants<W.Drawing>().Any())];
        Assert.Equal(["Picture", "Picture"], pictures.Select(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value));
        Assert.All(pictures, paragraph => Assert.NotNull(paragraph.ParagraphProperties!.KeepNext));
        Assert.All(pictures, paragraph => Assert.Equal("Caption", paragraph.ElementsAfter().OfType<W.Paragraph>().First().ParagraphProperties!.ParagraphStyleId!.Val!.Value));
        DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline[] inlines = [.. main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline>()];
        Assert.Equal(["架构图", null], inlines.Select(inline => inline.DocProperties!.Description?.Value));
        Assert.Equal([1u, 2u], inlines.Select(inline => inline.DocProperties!.Id!.Value));
        Assert.Equal((144 * 12700, 72 * 12700), (inlines[0].Extent!.Cx!.Value, inlines[0].Extent!.Cy!.Value));
        Assert.True(inlines[1].Extent!.Cx!.Value <= styled.Sheet.Page.TypeAreaWidth.Points * 12700, "wider than the type area");
        Assert.Equal([PictureFiles.HalfRed, PictureFiles.Jpeg], main.ImageParts.OrderBy(part => part.Uri.ToString(), StringComparer.Ordinal).Select(Bytes));
        Assert.Equal(DocxWriter.Write(styled, DocxOptions.None), DocxWriter.Write(Samples.Pictures(), DocxOptions.None));

        static byte[] Bytes(ImagePart part)
        {
            using Stream stream = part.GetStream();
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }

    [Fact]
    public void A_picture_is_cropped_turned_and_flipped_as_it_was_and_stands_in_its_cell_between_the_text()
    {
        using WordprocessingDocument document = Open(Samples.Views());
        MainDocumentPart main = document.MainDocumentPart!;
        DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline[] inlines = [.. main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline>()];
        DocumentFormat.OpenXml.Drawing.SourceRectangle crop = Assert.Single(main.Document.Descendants<DocumentFormat.OpenXml.Drawing.SourceRectangle>());
        Assert.Equal((25000, 10000, 15000, 30000), (crop.Left!.Value, crop.Top!.Value, crop.Right!.Value, crop.Bottom!.Value));
        DocumentFormat.OpenXml.Drawing.Transform2D[] turns = [.. main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Transform2D>()];
        Assert.Equal([null, 90 * 60000, 30 * 60000, 270 * 60000], turns.Select(turn => turn.Rotation?.Value));
        Assert.Equal([null, true, null, null], turns.Select(turn => turn.HorizontalFlip?.Value));
        Assert.Equal([null, null, true, null], turns.Select(turn => turn.VerticalFlip?.Value));

        // A quarter turn lays the frame down and needs no more room; 30 degrees need some on all sides.
        Assert.Equal([0L, 0L, 151_911L], inlines[..3].Select(inline => inline.EffectExtent!.LeftEdge!.Value));
        W.TableCell cell = main.Document.Descendants<W.TableCell>().Last();
        Assert.Equal(["水位：", "", "图1"], cell.Elements<W.Paragraph>().Select(paragraph => paragraph.InnerText));
        Assert.True(inlines[3].Extent!.Cy!.Value <= Samples.Views().Blocks.OfType<StyledTable>().Single().ColumnWidths[1].Points * 12700, "wider than its cell");
        Assert.Equal(["gif", "png", "png", "svg", "tiff"], main.ImageParts.Select(part => part.Uri.ToString().Split('.')[^1]).Order(StringComparer.Ordinal));
        Assert.Single(main.Document.Descendants<DocumentFormat.OpenXml.Office2019.Drawing.SVG.SVGBlip>());
    }

    [Fact]
    public void Text_of_the_document_is_all_there_in_order()
    {
        StyledDocument styled = Samples.EveryStyle();
        using WordprocessingDocument document = Open(styled);
        string want = string.Concat(styled.Blocks.Select(block => block switch
        {
            StyledParagraph paragraph => paragraph.Text,
            StyledTable table => string.Concat(table.Rows.SelectMany(row => row).Select(cell => cell.Text)),
            _ => string.Empty,
        }));
        Assert.Equal(want, document.MainDocumentPart!.Document.Body!.InnerText);
    }

    internal static WordprocessingDocument Open(StyledDocument styled) =>
        WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(styled, DocxOptions.None)), isEditable: false);
}
