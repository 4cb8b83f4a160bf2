using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>The columns of a table.</summary>
public sealed class TableStylingTests
{
    private static readonly StyleSheet Sheet = BuiltInStyles.Load("gbt9704")!;

    [Theory]
    [InlineData(new[] { 1000, 3000, 2000 }, new[] { 26.0, 78.0, 52.0 })]
    [InlineData(new[] { 100, 5450, 5450 }, new[] { 16.714, 69.643, 69.643 })]
    [InlineData(new[] { 7, 7 }, new[] { 78.0, 78.0 })]
    public void Columns_are_as_wide_to_one_another_as_the_file_says_but_none_too_narrow(int[] shares, double[] millimetres)
    {
        TableRow row = new([.. shares.Select(_ => new MappedText("县区", [new MapSegment(0, 0)]))]);
        Document document = new(new SourceText("县区"), DocumentKind.Notice, 1, [new TableBlock([row, row]) { ColumnShares = [.. shares] }]);
        StyledTable table = (StyledTable)Styler.Style(document, Sheet).Blocks[0];
        Assert.Equal(Sheet.Page.TypeAreaWidth.Units, table.ColumnWidths.Sum(width => width.Units));
        Assert.All(table.ColumnWidths.Zip(millimetres), pair => Assert.Equal(pair.Second, pair.First.Millimetres, 0.01));
    }

    [Fact]
    public void A_column_is_as_wide_as_its_longest_number_where_the_others_leave_room()
    {
        TableBlock table = Table(4, ["12860.50", "甲", "乙", "丙"], ["8600.00", "甲", "乙", "丙"]) with { ColumnShares = [1, 4, 4, 4] };
        StyledTable styled = (StyledTable)Styler.Style(DocumentOf(table), Sheet).Blocks[0];
        Assert.True(styled.ColumnWidths[0].Points > (14 * 7.5 / 2) + 10.8, "the number does not fit");
        Assert.Equal(Sheet.Page.TypeAreaWidth.Units, styled.ColumnWidths.Sum(width => width.Units));
    }

    [Theory]
    [InlineData(9, "中央预算内投资和地方政府专项债券", true)]
    [InlineData(7, "中央预算内投资和地方政府专项债券", false)]
    [InlineData(9, "已完成", false)]
    [InlineData(12, "100", false)]
    [InlineData(12, "已完成", true)]
    [InlineData(8, "12860000.5", true)]
    [InlineData(2, "中央预算内投资和地方政府专项债券，中央预算内投资和地方政府专项债券，中央预算内投资和地方政府专项债券", false)]
    public void A_table_is_turned_where_it_is_too_wide_for_an_upright_page(int columns, string text, bool isTurned)
    {
        string[] row = [.. Enumerable.Repeat(text, columns)];
        StyledDocument styled = Styler.Style(DocumentOf(Table(columns, [.. Enumerable.Repeat("栏", columns)], row, row)), Sheet);
        StyledTable table = (StyledTable)styled.Blocks[0];
        Assert.Equal(isTurned, table.IsTurned);
        Assert.Equal(isTurned ? 225 : 156, table.ColumnWidths.Sum(width => width.Millimetres), 0.01);
        Assert.Equal(isTurned ? 1 : 0, TurnedFindings.Of(styled).Count(finding => finding.Code == "table.landscape"));
        StyleSheet never = Sheet with { Table = Sheet.Table! with { Landscape = null } };
        Assert.False(Styler.Style(DocumentOf(Table(columns, row, row)), never).Blocks[0].IsTurned);
    }

    [Fact]
    public void What_belongs_to_a_turned_table_goes_with_it_and_the_text_around_it_does_not()
    {
        (Role Role, string Text)[] before = [(Role.Title, "关于印发项目计划的通知"), (Role.Body, "现将有关事项通知如下。"), (Role.Attachment, "附件1"), (Role.Title, "项目计划表"), (Role.Body, "单位：万元")];
        (Role Role, string Text)[] after = [(Role.Body, "注：总投资按批复概算填列。"), (Role.Body, "各单位要抓好落实。")];
        string[] row = [.. Enumerable.Repeat("中央预算内投资和地方政府专项债券", 9)];
        Document document = DocumentOf([.. before.Select(Line), Table(9, row, row, row), .. after.Select(Line)]);
        Assert.Equal(
            [false, false, true, true, true, true, true, false],
            Styler.Style(document, Sheet).Blocks.Where(block => block is not StyledParagraph { Place: not null } || block.Source.Role == Role.Title).Select(block => block.IsTurned));
    }

    [Fact]
    public void What_stands_on_landscape_pages_in_the_file_does_so_unless_it_is_the_head_or_the_end_of_the_text()
    {
        Block table = Table(3, ["甲", "乙", "丙"], ["甲", "乙", "丙"]) with { IsLandscape = true };
        Block body = Line((Role.Body, "各单位要按照计划抓好落实，有关情况及时报告。")) with { IsLandscape = true };
        Block signature = Line((Role.Signature, "某某市人民政府办公室")) with { IsLandscape = true };
        Block upright = Line((Role.Body, "各单位要抓好落实。"));
        Assert.Equal([false, true, true, false], Turned(upright, table, body, upright));
        Assert.Equal([false, true, false, false], Turned(upright, table, body, signature));

        static IEnumerable<bool> Turned(params Block[] blocks) => Styler.Style(DocumentOf(blocks), Sheet).Blocks.Select(block => block.IsTurned);
    }

    private static Document DocumentOf(params Block[] blocks) => new(new SourceText("县区"), DocumentKind.Notice, 1, [.. blocks]);

    private static Block Line((Role Role, string Text) line) => new TextBlock(line.Role, new MappedText(line.Text, [new MapSegment(0, 0)]));

    private static TableBlock Table(int columns, params string[][] rows)
    {
        Assert.All(rows, row => Assert.Equal(columns, row.Length));
        return new TableBlock([.. rows.Select(row => new TableRow([.. row.Select(text => new MappedText(text, [new MapSegment(0, 0)]))]))])
        {
            Lines = [new BlockLine(0, 1)],
        };
    }
}
