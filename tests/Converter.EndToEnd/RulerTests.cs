using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>
/// The ruler: distances on the pages of the samples against the clauses of GB/T 9704-2012, to 0.3 mm. Heights of type are those of its em box.
/// </summary>
public sealed class RulerTests(ConvertedSamples samples, LibreOffice office) : IClassFixture<LibreOffice>
{
    private const double Tolerance = 0.3;
    private const double TypeAreaLeft = 28;
    private const double TypeAreaRight = 184;
    private const double TypeAreaTop = 37;
    private const double TypeAreaBottom = 262;

    /// <summary>3.1: 156 mm by 28.</summary>
    private const double Character = 156.0 / 28;

    /// <summary>空二行, edge to edge (GB/T 33476.2).</summary>
    private const double TwoLines = 20.78;

    /// <summary>7/8 of a character of 三号 (GB/T 33476.2).</summary>
    private const double Gap = 4.84;

    [Theory]
    [InlineData("notice", "青岚市人民政府办公室文件", "青政办〔2026〕12号", "青岚市人民政府办公室")]
    [InlineData("minutes", "青岚市人民政府专题会议纪要", "青岚市人民政府办公室", "关于研究推进城镇")]
    public void The_head_has_its_distances(string name, string mark, string lastLine, string title)
    {
        PageMeasures page = Page(name, 1);
        MeasuredWord issuer = page.Find(mark);
        MeasuredWord line = page.Words.First(word => word.Text == lastLine && word != issuer && word.Bottom - word.Top < 6);
        MeasuredRule rule = Assert.Single(page.Rules);
        Near(TypeAreaTop + 35, issuer.Top);
        Near((TypeAreaLeft + TypeAreaRight) / 2, (issuer.Left + issuer.Right) / 2);
        Near(4, rule.Y - (rule.Weight / 2) - line.Bottom);
        Near(TypeAreaLeft, rule.Left);
        Near(TypeAreaRight, rule.Right);
        MeasuredWord heading = page.Words.First(word => word.Text.StartsWith(title, StringComparison.Ordinal) && word.Top > rule.Y);
        Near(TwoLines, heading.Top - rule.Y - (rule.Weight / 2));
    }

    [Fact]
    public void The_number_stands_two_lines_below_the_mark_in_the_middle()
    {
        PageMeasures page = Page("notice", 1);
        MeasuredWord number = page.Find("青政办〔2026〕12号");
        Near(TwoLines, number.Top - page.Find("青岚市人民政府办公室文件").Bottom);
        Near((TypeAreaLeft + TypeAreaRight) / 2, (number.Left + number.Right) / 2);
    }

    [Fact]
    public void Joint_names_are_of_one_width_and_the_corner_is_flush_left()
    {
        PageMeasures page = Page("joint", 1);
        MeasuredWord secrecy = page.Find("机密");
        Near(TypeAreaLeft, secrecy.Left);
        Near(TypeAreaTop + 10.45, secrecy.Top);
        Near(TypeAreaTop + 20.89, page.Find("特急").Top);
        MeasuredWord longest = page.Find("青岚市住房和城乡建设局");
        Near(TypeAreaTop + 35, page.Words.Where(word => word.Text == "青").Min(word => word.Top));
        Near(longest.Left, page.Words.First(word => word.Text == "青").Left);
        MeasuredWord file = page.Find("文件");
        Near((TypeAreaTop + 35 + longest.Bottom) / 2, (file.Top + file.Bottom) / 2);
    }

    [Fact]
    public void An_upward_document_has_its_number_left_of_the_last_signer()
    {
        PageMeasures page = Page("upward", 1);
        MeasuredWord number = page.Find("岚政〔2026〕36号");
        MeasuredWord last = page.Find("赵大同");
        Near(TypeAreaLeft + Character, number.Left);
        Near(number.Top, last.Top);
        Near(TypeAreaRight - Character, page.Find("王远").Right);
        Near(page.Words.First(word => word.Text.EndsWith("李青山", StringComparison.Ordinal)).Right, last.Right);
        Near(4, Assert.Single(page.Rules) is var rule ? rule.Y - (rule.Weight / 2) - number.Bottom : 0);
    }

    [Theory]
    [InlineData("notice", 8)]
    [InlineData("joint", 2)]
    [InlineData("upward", 2)]
    public void The_imprint_ends_with_the_type_area_of_an_even_page(string name, int number)
    {
        PageMeasures page = Page(name, number);
        Assert.Equal(3, page.Rules.Count);
        MeasuredRule[] rules = [.. page.Rules.OrderBy(rule => rule.Y)];
        Near(TypeAreaBottom, rules[2].Y);
        Assert.Equal([0.35, 0.25, 0.35], rules.Select(rule => Math.Round(rule.Weight, 2)));
        Assert.All(rules, rule => Near(156, rule.Right - rule.Left));
        Near(TypeAreaLeft + Character, page.Find("抄送：").Left);
        Near(TypeAreaRight - Character, page.Words.Last(word => word.Text.EndsWith("印发", StringComparison.Ordinal)).Right);
    }

    [Fact]
    public void A_letter_has_its_rules_and_no_number_on_page_1()
    {
        PageMeasures page = Page("official-letter", 1);
        MeasuredWord mark = page.Find("青岚市人民政府办公室");
        MeasuredWord number = page.Find("青政办函");
        MeasuredRule[] rules = [.. page.Rules.OrderBy(rule => rule.Y)];
        Assert.Equal(4, rules.Length);
        Assert.All(rules, rule => Near(20, rule.Left));
        Assert.All(rules, rule => Near(190, rule.Right));
        Assert.True(rules[0].Weight > rules[1].Weight && rules[2].Weight < rules[3].Weight);
        Near(30, mark.Top);
        Near(4, rules[0].Y - (rules[0].Weight / 2) - mark.Bottom);
        Near(297 - 20, rules[3].Y + (rules[3].Weight / 2));
        Near(Gap, number.Top - rules[1].Y - (rules[1].Weight / 2));
        Near(TypeAreaRight, number.Right);
        Near(TwoLines, page.Words.First(word => word.Text == mark.Text && word != mark).Top - number.Bottom);
        Assert.DoesNotContain(page.Words, word => word.Text == "—");
    }

    [Fact]
    public void The_lines_and_the_rule_of_the_head_stand_as_high_in_the_docx_as_in_the_pdf()
    {
        (string Name, string[] Lines)[] heads =
        [
            ("notice", ["青岚市人民政府办公室文件", "青政办〔", "关于切实做好"]),
            ("joint", ["000012", "机密", "特急", "青岚市教育局", "青岚市住房和城乡建设局", "文件", "青教联〔", "关于联合开展"]),
            ("upward", ["岚溪县人民政府", "岚溪县水利局", "文件", "签发人", "李青山", "王远", "赵大同", "岚政〔", "关于解决"]),
        ];
        var drawn = office.Render([.. heads.Select(head => File.ReadAllBytes(samples.PathOf(head.Name + ".docx")))]);
        foreach (((string name, string[] lines), RenderedDocument docx) in heads.Zip(drawn))
        {
            PageMeasures ours = Page(name, 1);
            PageMeasures theirs = new(docx.Pdf, 1);
            Assert.All(lines, line => Near(ours.BaselineOf(line), theirs.BaselineOf(line)));
            Near(Assert.Single(ours.Rules).Y, Assert.Single(theirs.Rules.Distinct()).Y);
        }
    }

    [Fact]
    public void The_docx_of_a_letter_has_mark_and_rules_where_the_clause_wants_them()
    {
        PageMeasures page = new(office.Render(File.ReadAllBytes(samples.PathOf("official-letter.docx"))).Pdf, 1);
        MeasuredRule[] rules = [.. page.Rules.Distinct().OrderBy(rule => rule.Y)];
        Assert.Equal(4, rules.Length);
        Assert.True(rules[0].Weight > rules[1].Weight && rules[2].Weight < rules[3].Weight);
        Assert.All(rules, rule => Near(20, rule.Left));
        Assert.All(rules, rule => Near(190, rule.Right));
        PageMeasures pdf = Page("official-letter", 1);
        MeasuredWord mark = pdf.Find("青岚市人民政府办公室");
        Near(mark.Bottom + 4, rules[0].Y - (rules[0].Weight / 2));
        Near(297 - 20, rules[3].Y + (rules[3].Weight / 2));
        foreach (string line in new[] { mark.Text, "青政办函", "关于同意" })
        {
            Near(pdf.BaselineOf(line), page.BaselineOf(line));
        }
    }

    [Fact]
    public void The_docx_of_a_letter_has_22_lines_in_the_type_area_of_page_2()
    {
        using TemporaryFolder folder = new();
        const string Sentence = "二、管理中心负责石门沟湿地的资源调查";
        string[] lines = File.ReadAllLines(Texts.Sample("official-letter"));
        string text = folder.PathOf("long.txt");
        File.WriteAllLines(text, lines.SelectMany(line => Enumerable.Repeat(line, line.StartsWith(Sentence, StringComparison.Ordinal) ? 20 : 1)));
        Assert.Equal(0, CommandLineRun.Of(["convert", text, "--out", folder.Path, "--fonts", Repository.Fonts]).ExitCode);
        PageMeasures ours = new(folder.PathOf("long.pdf"), 2);
        PageMeasures drawn = new(office.Render(File.ReadAllBytes(folder.PathOf("long.docx"))).Pdf, 2);
        Assert.Equal(22, drawn.Glyphs.Where(glyph => glyph.Baseline < TypeAreaBottom).Select(glyph => Math.Round(glyph.Baseline / 5)).Distinct().Count());
        Assert.InRange(drawn.Glyphs.Min(glyph => glyph.Baseline) - ours.Glyphs.Min(glyph => glyph.Baseline), -1, 1);
    }

    [Fact]
    public void An_order_has_its_mark_at_20_mm_and_the_room_of_a_signature_stamp()
    {
        PageMeasures page = Page("order", 1);
        MeasuredWord mark = page.Find("青岚市人民政府令");
        MeasuredWord number = page.Find("第12号");
        Near(TypeAreaTop + 20, mark.Top);
        Near(TwoLines, number.Top - mark.Bottom);
        Near(TwoLines, page.Find("《青岚市").Top - number.Bottom);
        Assert.Empty(page.Rules);
        MeasuredWord name = page.Find("李青山");
        Near(TypeAreaRight - (4 * Character), name.Right);
        Near(2 * Character, name.Left - page.Find("市长").Right);
        Near(TypeAreaRight - (4 * Character), page.Words.Single(word => word.Text == "2026年3月9日").Right);
    }

    [Theory]
    [InlineData("notice", 1)]
    [InlineData("notice", 2)]
    [InlineData("joint", 2)]
    public void The_page_number_has_its_place(string name, int number)
    {
        using TemporaryFolder folder = new();
        PageMeasures page = Page(name, number);
        MeasuredWord[] dashes = [.. page.Words.Where(word => word.Text == "—")];
        Assert.Equal(2, dashes.Length);

        Near(TypeAreaBottom + 7, page.MiddleOfInk(dashes[0], folder.Path));
        Near(number % 2 == 0 ? TypeAreaLeft + Character : TypeAreaRight - Character, number % 2 == 0 ? dashes[0].Left : dashes[1].Right);
    }

    [Fact]
    public void Unsealed_names_and_date_have_their_distances_from_the_right()
    {
        PageMeasures page = Page("joint", 2);
        MeasuredWord widest = page.Words.Last(word => word.Text == "青岚市住房和城乡建设局");
        Near(TypeAreaRight - (2 * Character), widest.Right);
        Near(widest.Left + (2 * Character), page.Find("2026年4月20日").Left);
    }

    private static void Near(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance, FormattableString.Invariant($"{actual:0.00} mm where {expected:0.00} mm were expected"));

    private PageMeasures Page(string name, int number) => new(samples.PathOf(name + ".pdf"), number);
}
