using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>The head, signatures and attendance in the cases that the ruler does not measure.</summary>
public sealed class HeadTests
{
    private const string Notice = """
        issuer: 青岚市人民政府文件
        docnumber: 青政发〔2026〕5号
        title: 关于放假的通知
        body: 现将有关事项通知如下。
        """;

    [Fact]
    public void On_preprinted_paper_nothing_red_is_drawn_and_nothing_moves()
    {
        StyledDocument plain = Styled(Notice, string.Empty);
        StyledDocument preprinted = Styled(Notice, "head: {preprinted: true}");
        Assert.NotNull(plain.Head!.Rule);
        Assert.Null(preprinted.Head!.Rule);
        Assert.Equal(plain.Head.Rows, preprinted.Head.Rows);
        Assert.True(Assert.IsType<StyledParagraph>(preprinted.Blocks[0]).Place!.Preprinted);
        Assert.Equal(plain.Blocks.Cast<StyledParagraph>().Select(block => block.Place?.Top), preprinted.Blocks.Cast<StyledParagraph>().Select(block => block.Place?.Top));
    }

    [Fact]
    public void A_letter_of_several_issuers_has_the_first_in_its_mark_and_stands_as_one_of_a_single_issuer()
    {
        const string Rest = "docnumber: 青教函〔2026〕5号\ntitle: 关于同意设点的函\nbody: 同意。\n";
        StyledDocument joint = Styled("issuer: 青岚市教育局\nissuer: 青岚市财政局\n" + Rest, string.Empty, "letter");
        StyledDocument single = Styled("issuer: 青岚市教育局\n" + Rest, string.Empty, "letter");
        StyledParagraph[] marks = [.. joint.Blocks.OfType<StyledParagraph>().Where(block => block.Source.Role == Role.Issuer)];
        Assert.Equal([("青岚市教育局", false), ("青岚市财政局", true)], marks.Select(mark => (mark.Text, mark.Place!.IsLeftToSignature)));
        Assert.Equal(((StyledParagraph)single.Blocks[0]).Place, marks[0].Place);
        Assert.Equal(single.Head!.Rows, joint.Head!.Rows);
        StyledDocument all = Styled("issuer: 青岚市教育局\nissuer: 青岚市财政局\n" + Rest, "head: {jointMark: all}", "letter");
        Assert.All(all.Blocks.OfType<StyledParagraph>(), block => Assert.False(block.Place is { Preprinted: true }));
    }

    [Fact]
    public void On_preprinted_paper_a_text_without_a_mark_keeps_its_space()
    {
        StyledDocument plain = Styled(Notice, string.Empty);
        StyledDocument preprinted = Styled(Notice[(Notice.IndexOf('\n', StringComparison.Ordinal) + 1)..], "head: {preprinted: true}");
        Assert.Equal(((StyledParagraph)plain.Blocks[1]).Place, ((StyledParagraph)preprinted.Blocks[0]).Place);
    }

    [Fact]
    public void A_text_without_a_mark_has_no_head()
    {
        StyledDocument styled = Styled("docnumber: 青政发〔2026〕5号\ntitle: 关于放假的通知\nbody: 现将有关事项通知如下。\n", string.Empty);
        Assert.Null(styled.Head);
        Assert.All(styled.Blocks.Cast<StyledParagraph>(), block => Assert.Null(block.Place));
    }

    [Theory]
    [InlineData("filled")]
    [InlineData("displayed")]
    [InlineData("template")]
    [InlineData("exact28")]
    public void The_text_begins_on_a_line_of_the_grid_at_least_a_line_below_the_title(string grid)
    {
        for (int size = 20; size <= 72; size++)
        {
            StyledDocument styled = Styled(Notice, $"page: {{grid: {grid}}}\nparagraphs: {{issuer: {{size: {size}pt}}}}");
            PageFormat page = styled.Sheet.Page;
            StyledParagraph title = (StyledParagraph)styled.Blocks[2];
            double rows = (title.Place!.Top + title.Style.Text.Size.Length - page.FirstCellTop) / page.LinePitch;
            double leading = (page.LinePitch - title.Style.Text.Size.Length) / 2 / page.LinePitch;
            Assert.InRange(styled.Head!.Rows - rows - leading, -0.1, 0.9);
        }
    }

    [Fact]
    public void Sealed_joint_names_stand_three_on_a_line_and_the_date_under_the_last()
    {
        StyledDocument styled = Styled(
            "body: 现予公布。\nsignature: 市教育局\nsignature: 市财政局\nsignature: 市住房和城乡建设局\nsignature: 市水利局\ndate: 2026年3月2日\n",
            "signature: {sealed: true}");
        StyledParagraph[] lines = [.. styled.Blocks.Skip(1).Cast<StyledParagraph>()];
        Assert.Equal(["市教育局市财政局市住房和城乡建设局", "市水利局", "2026年3月2日"], lines.Select(line => line.Text));
        PageFormat page = styled.Sheet.Page;
        Assert.Equal([0, 4, 8], lines[0].Stops.Select(stop => stop.From));
        Assert.All(lines[0].Stops, stop => Assert.Equal(Alignment.Center, stop.Alignment));
        double[] centres = [.. lines[0].Stops.Select(stop => Math.Round(stop.Position.Millimetres, 1))];
        Assert.Equal([26, 78, 130], centres);
        Assert.Equal(page.TypeAreaWidth.Millimetres / 2, lines[1].Stops[0].Position.Millimetres, 1);
        decimal dateCentre = page.CharactersPerLine - page.CharactersIn(lines[2].RightIndent!.Value) - (TextWidth.Of("2026年3月2日") / 2);
        Assert.Equal(14, (double)dateCentre, 2);
    }

    [Fact]
    public void Attendance_hangs_behind_its_word()
    {
        Document document = DocumentCase.Read("body: 会议要求抓好落实。\nbody: 出席：甲、乙。\nbody: 列席人员：丙。\n") with { Kind = DocumentKind.Minutes };
        StyledDocument styled = Styler.Style(document, BuiltInStyles.Load("minutes")!);
        StyledParagraph[] lines = [.. styled.Blocks.Skip(1).Cast<StyledParagraph>()];
        Assert.All(lines, line => Assert.Equal("attendance", line.Style.Key));
        Assert.Equal(["出席：", "列席人员："], lines.Select(line => line.Runs[0].Text.Text));
        Assert.All(lines, line => Assert.Equal("黑体", line.Runs[0].Style.Typeface.Name));
        Assert.Equal([5, 7], lines.Select(line => line.LeftIndent!.Value.Amount));
        Assert.Equal([-3, -5], lines.Select(line => line.FirstLineIndent!.Value.Amount));
        Assert.Null(lines[0].SpaceBefore);
        Assert.Equal(Extent.Zero, lines[1].SpaceBefore);
    }

    private static StyledDocument Styled(string text, string overrides, string extended = "gbt9704")
    {
        StyleSheet sheet = StyleSheetReader.Read($"extends: {extended}\ntitle: 试\n{overrides}\n", "试.yaml", BuiltInStyles.Text).Sheet!;
        return Styler.Style(DocumentCase.Read(text + "\n"), sheet);
    }
}
