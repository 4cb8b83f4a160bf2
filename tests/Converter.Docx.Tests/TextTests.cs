using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Tests;

public class TextTests
{
    [Theory]
    [InlineData("前\u0000后", "前␀后")]
    [InlineData("前\u001F后", "前␟后")]
    [InlineData("前\u007F后", "前␡后")]
    [InlineData("前\uFFFE\uFFFF后", "前\uFFFD\uFFFD后")]
    [InlineData("前\r\n后", "前␍␊后")]
    [InlineData("𬀩与🙂", "𬀩与🙂")]
    [InlineData("<w:p>&amp;]]>", "<w:p>&amp;]]>")]
    [InlineData("\u0085\u2028\u200B\uFEFF。", "\u0085\u2028\u200B\uFEFF。")]
    public void Every_character_is_written_or_can_be_seen_in_its_place(string text, string expected) =>
        Assert.Equal(expected, BodyOf(new DocumentBuilder().Body(text).Style()).InnerText);

    /// <summary>Halves cannot stand in an attribute: they would reach the test as something else.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_becomes_a_replacement_character()
    {
        Assert.Equal("前\uFFFD后", BodyOf(new DocumentBuilder().Body("前\uD800后").Style()).InnerText);
        Assert.Equal("前\uFFFD", BodyOf(new DocumentBuilder().Body("前\uDC00").Style()).InnerText);
        Assert.Equal("\uFFFD\uFFFD", BodyOf(new DocumentBuilder().Body("\uDC00\uD840").Style()).InnerText);
    }

    [Fact]
    public void Title_of_the_properties_is_made_fit_for_XML_too()
    {
        byte[] docx = DocxWriter.Write(new DocumentBuilder().Add(Role.Title, "通\u0001知\uD800").Style(), DocxOptions.None);
        Assert.Contains(">通␁知\uFFFD</dc:title>", DocxPackage.Parts(docx)["docProps/core.xml"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("坚持“两手抓”", true)]
    [InlineData("按照……执行", true)]
    [InlineData("2021—2025年", true)]
    [InlineData("×政发〔2026〕1号", true)]
    [InlineData("列夫·托尔斯泰", true)]
    [InlineData("①做好记录", true)]
    [InlineData("全市GDP增长5.2%，达到预期。", false)]
    [InlineData("it’s Li’s", false)]
    [InlineData("‘Li’s’", true)]
    public void Runs_with_marks_that_Western_text_shares_carry_the_hint(string text, bool hint)
    {
        Run run = BodyOf(new DocumentBuilder().Body(text).Style()).Descendants<Run>().Single();
        Assert.Equal(hint, run.RunProperties?.RunFonts?.Hint?.Value == FontTypeHintValues.EastAsia);
    }

    [Fact]
    public void Blanks_and_tabs_are_kept()
    {
        Body body = BodyOf(new DocumentBuilder().Body(" 前  后\t表 ").Style());
        IEnumerable<string> pieces = body.Descendants<Run>().Single().ChildElements.Select(child => $"{child.LocalName}:{child.InnerText}");
        Assert.Equal(["t: 前  后", "tab:", "t:表 "], pieces);
        Assert.Contains("xml:space=\"preserve\"", body.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_stand_where_the_styling_put_them_even_inside_and_between_runs()
    {
        StyledDocument styled = new DocumentBuilder().Add(Role.Title, "零一二三四五六七").Style();
        StyledParagraph title = (StyledParagraph)styled.Blocks[0];
        MappedText text = title.Runs[0].Text;
        StyledParagraph broken = title with
        {
            Runs = [title.Runs[0] with { Text = text.Slice(0, 3) }, title.Runs[0] with { Text = text.Slice(3, 5) }],
            LineBreaks = [1, 3, 5],
        };
        Body body = BodyOf(styled with { Blocks = [broken] });
        IEnumerable<string> pieces = body.Descendants<Run>().Select(run => run.GetFirstChild<Break>() is null ? run.InnerText : "/");
        Assert.Equal("零/一二/三四/五六七", string.Concat(pieces));
    }

    [Fact]
    public void Run_in_heads_and_lead_phrases_take_their_character_styles()
    {
        Body body = BodyOf(new DocumentBuilder().RunInHeading(2, "（一）抓落实。", "一是要快。").Body("要求：一是要快。", "一是要快。").Style());
        IEnumerable<string> runs = body.Descendants<Run>().Select(run => $"{run.RunProperties?.RunStyle?.Val?.Value}:{run.InnerText}");
        Assert.Equal(["Heading2Char:（一）抓落实。", ":一是要快。", ":要求：", "LeadPhrase:一是要快。"], runs);
    }

    [Fact]
    public void Characters_without_a_named_style_say_only_what_differs_from_their_paragraph()
    {
        StyledDocument styled = new DocumentBuilder().Body("红字").Style();
        StyledParagraph paragraph = (StyledParagraph)styled.Blocks[0];
        CharacterStyle red = paragraph.Style.Text with { Color = new Styles.Color(0, 80, 80, 0, "FF0000"), Bold = true };
        ImmutableArray<StyledRun> runs = [paragraph.Runs[0] with { Style = red }];
        Body body = BodyOf(styled with { Blocks = [paragraph with { Runs = runs }] });
        Assert.Equal(["b", "bCs", "color"], body.Descendants<RunProperties>().Single().ChildElements.Select(child => child.LocalName));
    }

    internal static Body BodyOf(StyledDocument styled)
    {
        using WordprocessingDocument document = ValidityTests.Open(styled);
        return (Body)document.MainDocumentPart!.Document.Body!.CloneNode(deep: true);
    }
}
