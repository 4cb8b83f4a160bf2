using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.Docx.Tests;

/// <summary>What LibreOffice makes of the .docx, with open fonts as wide as the office fonts (docs/decisions/0002-docx-grid.md).</summary>
public class LibreOfficeTests(LibreOffice libreOffice)
{
    [Fact]
    public void Full_lines_hold_28_characters_and_full_pages_22_lines()
    {
        RenderedDocument rendered = Render(new DocumentBuilder().Body(Samples.PureHan((28 * 50) - 2)).Style());
        Assert.Equal([22, 22, 6], BodyLines(rendered).Select(page => page.Length));
        ImmutableArray<string> lines = [.. BodyLines(rendered).SelectMany(page => page)];
        Assert.Equal(26, lines[0].Length);
        Assert.All(lines[1..], line => Assert.Equal(28, line.Length));
    }

    [Fact]
    public void Full_pages_hold_22_lines_in_every_grid_of_the_sheet()
    {
        string[] grids = ["filled", "displayed", "template", "exact28"];
        StyledDocument styled = new DocumentBuilder().Body(Samples.PureHan((28 * 50) - 2)).Style();
        List<byte[]> files = [.. grids.Select(grid => Write(styled with { Sheet = SheetWithGrid(grid) }))];
        foreach (RenderedDocument rendered in libreOffice.Render(files))
        {
            Assert.Equal([22, 22, 6], BodyLines(rendered).Select(page => page.Length));
        }
    }

    private static StyleSheet SheetWithGrid(string grid) =>
        StyleSheetReader.Read($"extends: gbt9704\ntitle: 试\npage: {{grid: {grid}}}\n", "试.yaml", BuiltInStyles.Text).Sheet!;

    [Fact]
    public void No_character_is_lost_wherever_the_punctuation_stands()
    {
        DocumentBuilder builder = new();
        StringBuilder all = new();
        foreach (string paragraph in RandomParagraphs(count: 120, seed: 9704))
        {
            builder.Body(paragraph);
            all.Append(paragraph);
        }

        RenderedDocument rendered = Render(builder.Style());
        Assert.Equal(all.ToString(), string.Concat(BodyLines(rendered).SelectMany(page => page)));
    }

    [Fact]
    public void No_character_of_real_texts_is_lost()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);
        string[] names = ["report-19da.txt", "report-gov2022.txt"];
        ImmutableArray<string> texts = [.. names.Select(name => VisibleText(Path.Combine(corpus!, name)))];
        ImmutableArray<RenderedDocument> rendered = libreOffice.Render([.. texts.Select(text => Write(Paragraphs(text).Style()))]);
        for (int i = 0; i < texts.Length; i++)
        {
            string drawn = string.Concat(BodyLines(rendered[i]).SelectMany(page => page));
            Assert.Equal(WithoutWhiteSpace(texts[i]), drawn);
        }
    }

    [Fact]
    public void Blank_lines_of_the_style_keep_the_text_on_the_grid()
    {
        RenderedDocument rendered = Render(new DocumentBuilder()
            .Body("正文第一段。")
            .Add(Role.AttachmentNote, "附件：1. 任务分工", "2. 物资清单")
            .Add(Role.Signature, "某某办公室")
            .Add(Role.Date, "二〇二六年十一月三日")
            .Style());
        double[] tops = [.. LineBoxes.Of(rendered.Pdf, page: 1).Select(box => box.Top)];
        double pitch = 29.6;
        int[] rows = [.. tops[..5].Select(top => (int)Math.Round((top - tops[0]) / pitch))];
        Assert.Equal([0, 2, 3, 5, 6], rows);
        Assert.All(tops[..5].Zip(rows), pair => Assert.InRange(pair.First - tops[0] - (pair.Second * pitch), -1, 1));
    }

    [Fact]
    public void Page_numbers_stand_on_the_outer_side_one_character_in()
    {
        RenderedDocument rendered = Render(new DocumentBuilder().Body(Samples.PureHan(28 * 44)).Style());
        LineBox first = LineBoxes.Of(rendered.Pdf, page: 1)[^1];
        LineBox second = LineBoxes.Of(rendered.Pdf, page: 2)[^1];
        Assert.Equal(["— 1 —", "— 2 —"], [first.Text, second.Text]);
        Assert.InRange(first.Right, Millimetres(184 - 5.57) - 1, Millimetres(184 - 5.57) + 1);
        Assert.InRange(second.Left, Millimetres(28 + 5.57) - 1, Millimetres(28 + 5.57) + 1);
    }

    [Fact]
    public void Page_numbers_of_a_speech_stand_in_the_middle_of_every_page()
    {
        RenderedDocument rendered = Render(new DocumentBuilder().Body(Samples.PureHan(28 * 44)).Style("speech"));
        foreach (int page in new[] { 1, 2 })
        {
            LineBox number = LineBoxes.Of(rendered.Pdf, page)[^1];
            Assert.InRange((number.Left + number.Right) / 2, Millimetres(106) - 1, Millimetres(106) + 1);
        }
    }

    [Fact]
    public void A_turned_table_has_its_page_numbers_where_upright_pages_have_them_and_as_many_rows_as_the_pdf()
    {
        RenderedDocument rendered = Render(Samples.Landscape());
        Assert.Equal(5, rendered.Pages.Length);
        foreach ((int page, double across) in new[] { (2, 28 + 5.57), (3, 184 - 5.57) })
        {
            // Of the turned page the left edge is the foot of the upright one, and what is across there is downwards here.
            string words = ExternalTool.Run("pdftotext", "-bbox", "-f", $"{page}", "-l", $"{page}", rendered.Pdf, "-");
            (double Left, double Top, double Right, double Bottom)[] dashes =
            [
                .. Regex.Matches(words, "xMin=\"([^\"]*)\" yMin=\"([^\"]*)\" xMax=\"([^\"]*)\" yMax=\"([^\"]*)\">—<").Select(match => (Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4))),
            ];
            Assert.Equal(2, dashes.Length);
            Assert.All(dashes, dash => Assert.InRange((dash.Left + dash.Right) / 2, Millimetres(28) - 3, Millimetres(28) + 3));
            double edge = page % 2 == 0 ? dashes.Min(dash => dash.Top) : dashes.Max(dash => dash.Bottom);
            Assert.InRange(edge, Millimetres(across) - 2, Millimetres(across) + 2);
            Assert.Equal(22, LineBoxes.Of(rendered.Pdf, page).Count(line => line.Text.Contains("单位", StringComparison.Ordinal)));
        }
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Saving_again_keeps_every_style()
    {
        byte[] docx = Write(Samples.EveryStyle());
        byte[] again = libreOffice.SaveAgain([docx])[0];
        Assert.Empty(StyleNames(docx).Except(StyleNames(again), StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> StyleNames(byte[] docx)
    {
        using DocumentFormat.OpenXml.Packaging.WordprocessingDocument document =
            DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. document.MainDocumentPart!.StyleDefinitionsPart!.Styles!
            .Elements<DocumentFormat.OpenXml.Wordprocessing.Style>().Select(style => style.StyleName!.Val!.Value!)];
    }

    private static double Millimetres(double value) => value * 72 / 25.4;

    private static byte[] Write(StyledDocument document) => DocxWriter.Write(document, DocxOptions.None);

    private RenderedDocument Render(StyledDocument document) => libreOffice.Render(Write(document));

    /// <summary>The lines of each page without its page number.</summary>
    private static IEnumerable<ImmutableArray<string>> BodyLines(RenderedDocument rendered)
    {
        for (int i = 0; i < rendered.Pages.Length; i++)
        {
            Assert.Equal(FormattableString.Invariant($"—{i + 1}—"), WithoutWhiteSpace(rendered.Pages[i][^1]));
            yield return [.. rendered.Pages[i][..^1].Select(WithoutWhiteSpace)];
        }
    }

    private static DocumentBuilder Paragraphs(string text)
    {
        DocumentBuilder builder = new();
        foreach (string line in text.Split('\n').Where(line => line.Length > 0))
        {
            builder.Body(line);
        }

        return builder;
    }

    private static string VisibleText(string path) =>
        string.Join('\n', File.ReadAllLines(path).Select(line => line.Trim().Trim('\uFEFF', '\u3000')));

    private static string WithoutWhiteSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Paragraphs with a mark after every few characters, so that marks fall on every column.</summary>
    private static IEnumerable<string> RandomParagraphs(int count, int seed)
    {
        const string Marks = "，，，。。、、；：！？”》）";
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            StringBuilder paragraph = new();
            int length = random.Next(20, 160);
            while (paragraph.Length < length)
            {
                paragraph.Append(Samples.PureHan(random.Next(1, 15))).Append(Marks[random.Next(Marks.Length)]);
            }

            yield return paragraph.ToString();
        }
    }
}
