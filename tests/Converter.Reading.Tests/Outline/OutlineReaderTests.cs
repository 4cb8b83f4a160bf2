using Converter.Documents;
using Converter.Reading.Outline;

namespace Converter.Reading.Tests.Outline;

public sealed class OutlineReaderTests
{
    private const string Notice = """
        ××市人民政府关于加强档案工作的通知
        ×政发〔2021〕7号
        各县（区）人民政府，市直各部门：
        为做好全市档案工作，提高管理水平，现将有关事项通知如下。
        一、总体要求
        （一）健全制度。各单位要在年底前修订管理办法，明确专人负责，定期检查。
        （二）改善条件。各单位要配齐库房设备，落实防火、防潮措施。
        二、工作安排
        各单位要按照本通知要求抓好落实，重要情况及时报告市人民政府办公室。
        ××市人民政府
        2021年3月5日
        """;

    [Fact]
    public void Title_lines_become_one_block_that_knows_where_each_line_begins()
    {
        OutlinedText outline = OutlineDump.Read("××市人民政府关于\n加强档案工作的通知\n各县（区）人民政府：\n为做好全市档案工作，提高管理水平，现将有关事项通知如下。\n");
        TextBlock title = Assert.IsType<TextBlock>(outline.Document.Blocks[0]);
        Assert.Equal("××市人民政府关于加强档案工作的通知", title.Text.Text);
        Assert.Equal([new BlockLine(0, 1), new BlockLine(9, 2)], title.Lines);
        Assert.Equal(DocumentKind.Notice, outline.Document.Kind);
    }

    [Fact]
    public void Correction_is_obeyed_and_reported()
    {
        OutlineOptions options = new() { Corrections = [new LineCorrection(9, Role.Heading) { Level = 2 }, new LineCorrection(99, Role.Body)] };
        OutlinedText outline = OutlineDump.Read(Notice, options);
        Assert.Equal((Role.Heading, 2), (outline.Lines[8].Role, outline.Lines[8].Level));
        Assert.Equal(["outline.corrected", "outline.correction-unused"], outline.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Every_verdict_carries_evidence_in_both_languages()
    {
        foreach (LineVerdict line in OutlineDump.Read(Notice, new OutlineOptions { WithReasons = true }).Lines)
        {
            Assert.NotEmpty(line.Reasons);
            Assert.InRange(line.Confidence, 0.0, 1.0);
            Assert.All(line.Reasons, reason => Assert.False(string.IsNullOrEmpty(reason.Words.Chinese) || string.IsNullOrEmpty(reason.Words.English)));
        }
    }

    [Fact]
    public void Empty_text_has_no_blocks()
    {
        Assert.Empty(OutlineDump.Read(string.Empty).Document.Blocks);
    }
}
