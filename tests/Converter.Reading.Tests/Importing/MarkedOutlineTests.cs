using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;
using static Converter.Reading.Tests.Importing.DocxFile;

namespace Converter.Reading.Tests.Importing;

/// <summary>What a .docx or Markdown says of its lines is evidence for the document behind them.</summary>
public sealed class MarkedOutlineTests
{
    private const string Long = "各级各部门要提高政治站位，压实工作责任，把各项措施落到实处，确保人民群众生命财产安全。";

    [Fact]
    public void Heading_styles_make_unnumbered_headings_with_levels()
    {
        string styles = Heading(1) + Heading(2);
        string body = P("关于防汛工作的通知", "<w:jc w:val=\"center\"/>") + P("各县区：") + P(Long) + Styled("总体要求", 1) + Styled("指导思想", 2) + P(Long) + Styled("基本原则", 2) + P(Long) + Styled("重点任务", 1) + P(Long);

        Assert.Equal(
            ["title", "addressee", "body", "heading 1", "heading 2", "body", "heading 2", "body", "heading 1", "body"],
            RolesOf(new DocxFile(body).With("styles", styles).ToBytes()));
    }

    [Fact]
    public void Numbers_of_Word_and_bold_openings_make_run_in_headings()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        string Item(string head) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{R(head, "<w:b/>")}{R(Long)}</w:p>";
        ReadingResult read = Read(new DocxFile(P("关于防汛工作的通知") + P(Long) + Item("加强领导，落实责任。") + Item("严格值守　")).With("numbering", numbering).ToBytes());

        TextBlock[] headings = [.. read.Outlined!.Document.Blocks.OfType<TextBlock>().Where(block => block.Role == Role.Heading)];
        Assert.Equal(["一、加强领导，落实责任。", "二、严格值守"], headings.Select(block => block.Text.Text[..block.HeadLength]));
    }

    [Fact]
    public void A_bold_line_is_a_heading_among_paragraphs_and_a_bold_paragraph_is_none()
    {
        string body = P("关于防汛工作的通知") + P(Long) + $"<w:p>{R("工作目标", "<w:b/>")}</w:p>" + P("做到三个到位") + P(Long) + $"<w:p>{R(Long, "<w:b/>")}</w:p>" + P(Long);

        Assert.Equal(["title", "body", "heading 1", "body", "body", "body", "body"], RolesOf(new DocxFile(body).ToBytes()));
    }

    [Fact]
    public void A_table_is_kept_with_its_empty_and_merged_cells()
    {
        string table = "<w:tbl><w:tr>" + Cell("姓 名", "<w:vMerge w:val=\"restart\"/>") + Cell("成绩", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" + Cell(string.Empty, "<w:vMerge/>") + Cell("笔试") + Cell("面试")
            + "</w:tr><w:tr>" + Cell(string.Empty) + Cell(string.Empty) + Cell(string.Empty) + "</w:tr><w:tr><w:tc>" + P("张三") + P("李四") + "</w:tc>" + Cell("80") + Cell("90") + "</w:tr><w:tr>" + Cell(string.Empty) + Cell(string.Empty) + Cell(string.Empty) + "</w:tr></w:tbl>";
        ReadingResult read = Read(new DocxFile(P("关于考试的通知") + P(Long) + table + P(Long)).ToBytes());

        TableBlock block = read.Outlined!.Document.Blocks.OfType<TableBlock>().Single();
        Assert.Equal(["姓 名|成绩|", "|笔试|面试", "||", "张三 李四|80|90", "||"], block.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
        Assert.Equal([new CellMerge(0, 0, 2, 1), new CellMerge(0, 1, 1, 2)], block.Merges);
    }

    [Fact]
    public void Head_rows_widths_and_heights_of_cells_of_a_table_are_read()
    {
        const string Head = "<w:trPr><w:tblHeader/></w:trPr>";
        const string Grid = "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>";
        string Rows(string width) => "<w:tr>" + Head + Cell("单位", width) + Cell("人数", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" + Head + Cell("全称", width) + Cell("男", width) + Cell("女", width)
            + "</w:tr><w:tr>" + Cell("甲县", "<w:vAlign w:val=\"top\"/>") + Cell("1", "<w:vAlign w:val=\"bottom\"/>") + Cell("2") + "</w:tr><w:tr>" + Head + Cell("乙县") + Cell("1") + Cell("2") + "</w:tr>";
        TableBlock[] read = [.. new[] { Rows(string.Empty), Rows("<w:tcW w:w=\"2400\" w:type=\"dxa\"/>"), Rows("<w:tcW w:w=\"0\" w:type=\"auto\"/>") }
            .Select(rows => Read(new DocxFile(P("关于考试的通知") + P(Long) + "<w:tbl>" + Grid + rows + "</w:tbl>" + P(Long)).ToBytes()).Outlined!.Document.Blocks.OfType<TableBlock>().Single())];

        Assert.All(read, table => Assert.Equal(2, table.HeadRows));
        Assert.Equal([[1000, 3000, 2000], [2400, 2400, 2400], [1000, 3000, 2000]], read.Select(table => table.ColumnShares.ToArray()));
        Assert.Equal([CellAlignment.Top, CellAlignment.Bottom, null], read[0].Rows[2].Alignments);
        Assert.Empty(read[0].Rows[1].Alignments);
    }

    [Fact]
    public void A_grid_of_fewer_columns_than_the_table_says_nothing_of_its_widths()
    {
        const string Grid = "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"-5\"/></w:tblGrid>";
        string table = "<w:tbl>" + Grid + "<w:tr>" + Cell("甲") + Cell("乙") + "</w:tr><w:tr>" + Cell("1") + Cell("2") + Cell("3") + "</w:tr></w:tbl>";
        TableBlock block = Read(new DocxFile(P("关于考试的通知") + P(Long) + table + P(Long)).ToBytes()).Outlined!.Document.Blocks.OfType<TableBlock>().Single();
        Assert.Empty(block.ColumnShares);
        Assert.Equal(0, block.HeadRows);
    }

    [Fact]
    public void Two_tables_side_by_side_stay_two_and_a_frame_of_one_cell_is_text()
    {
        string table = "<w:tbl><w:tr>" + Cell("甲") + Cell("乙") + "</w:tr><w:tr>" + Cell("1") + Cell("2") + "</w:tr></w:tbl>";
        string frame = "<w:tbl><w:tr>" + Cell(Long) + "</w:tr></w:tbl>";
        ReadingResult read = Read(new DocxFile(P("关于考试的通知") + frame + table + table).ToBytes());

        Assert.Equal(["title", "body", "table", "table"], RolesOf(read));
        Assert.Contains(read.Findings, finding => finding.Code == "docx.table-unwrapped");
    }

    [Fact]
    public void Markdown_gives_headings_levels_and_tables()
    {
        string text = $"# 关于防汛工作的通知\n\n{Long}\n\n## 总体要求\n\n### 指导思想\n\n{Long}\n\n## 重点任务\n\n{Long}\n\n| 单位 | 电话 |\n|---|---|\n| 防汛办 | 1 |\n";
        ReadingResult read = Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["title", "body", "heading 1", "heading 2", "body", "heading 1", "body", "table"], RolesOf(read));
        Assert.Equal(["单位|电话", "防汛办|1"], read.Outlined!.Document.Blocks.OfType<TableBlock>().Single().Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
        Assert.True(Conservation.Check(read.Cleaned!).Holds);
    }

    [Fact]
    public void Bold_openings_in_Markdown_are_run_in_heads()
    {
        ReadingResult read = Read(Encoding.UTF8.GetBytes($"# 关于防汛工作的通知\n\n{Long}\n\n**一、加强领导**：{Long}\n\n**二、严格值守**：{Long}\n"), "a.md");

        Assert.Equal(["一、加强领导", "二、严格值守"], read.Outlined!.Document.Blocks.OfType<TextBlock>().Where(block => block.HeadLength > 0).Select(block => block.Text.Text[..block.HeadLength].TrimEnd('：')));
    }

    [Theory]
    [InlineData("**市**局关于**县**镇的批复\n\n同意你局意见。\n")]
    [InlineData("# 号标志\n\n* 注：本表一式三份。\n")]
    public void Plain_text_with_asterisks_is_left_alone(string text)
    {
        ReadingResult read = Read(Encoding.UTF8.GetBytes(text));

        Assert.DoesNotContain(read.Cleaned!.Changed, change => change.Rule == "markup.markdown");
        Assert.DoesNotContain(read.Cleaned!.Removed, line => line.Rule == "markup.markdown");
    }

    private static string Heading(int level) => $"<w:style w:type=\"paragraph\" w:styleId=\"h{level}\"><w:name w:val=\"heading {level}\"/></w:style>";

    private static string Styled(string text, int level) => P(text, $"<w:pStyle w:val=\"h{level}\"/>");

    [Fact]
    public void What_stands_in_a_landscape_section_is_known_unless_the_whole_file_is_landscape()
    {
        const string Upright = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
        const string Landscape = "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr>";
        string table = $"<w:tbl><w:tr>{Cell("单位")}{Cell("电话")}</w:tr><w:tr>{Cell("防汛办")}{Cell("123")}</w:tr></w:tbl>";
        string before = P("关于防汛工作的通知") + P(Long);
        Assert.Equal([false, false, true, true, false], Of(before + P(string.Empty, Upright) + table + P(Long, Landscape) + P(Long) + Upright));
        Assert.Equal([false, false, true], Of(before + P(string.Empty, Upright) + table + Landscape));
        Assert.DoesNotContain(true, Of(before + P(string.Empty, Landscape) + table + Landscape));

        static IEnumerable<bool> Of(string body) => Read(new DocxFile(body).ToBytes()).Outlined!.Document.Blocks.Select(block => block.IsLandscape);
    }

    [Fact]
    public void A_line_with_the_unit_of_a_table_is_no_table_of_one_cell()
    {
        string table = $"<w:tbl><w:tr>{Cell("单位")}{Cell("投资")}</w:tr><w:tr>{Cell("水务局")}{Cell("123")}</w:tr></w:tbl>";
        ReadingResult read = Read(new DocxFile(P("关于防汛工作的通知") + P(Long) + P("单位：万元") + table + P(Long)).ToBytes());
        Assert.Equal([Role.Title, Role.Body, Role.Body, Role.Table, Role.Body], read.Outlined!.Document.Blocks.Select(block => block.Role));
    }

    private static string[] RolesOf(byte[] file) => RolesOf(Read(file));

    private static string[] RolesOf(ReadingResult read) =>
        [.. read.Outlined!.Document.Blocks.Select(block => Words.Of(block.Role) + (block is TextBlock { Level: > 0 } text ? $" {text.Level}" : string.Empty))];

    private static ReadingResult Read(byte[] file, string? name = null) =>
        Reader.Read(file, new ReadingOptions { FileName = name }, new StageClock(TimeProvider.System));
}
