using System.Text;
using Converter.Documents;
using static Converter.Reading.Tests.Importing.DocxFile;

namespace Converter.Reading.Tests.Importing;

/// <summary>What a .docx or Markdown emphasises is known of the characters of the document, however the cleaning moved them.</summary>
public sealed class EmphasisTests
{
    private const string Long = "各级各部门要提高政治站位，压实工作责任，把各项措施落到实处。";

    [Fact]
    public void Runs_of_Word_are_found_by_kind_and_links_and_blanks_of_the_style_are_none()
    {
        string link = "<w:style w:type=\"character\" w:styleId=\"L\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"0000FF\"/><w:u w:val=\"single\"/></w:rPr></w:style>";
        string body = "<w:p>" + R("请") + R("认真", "<w:b/>") + R("贯", "<w:i/>") + R("彻", "<w:u w:val=\"wave\"/>") + R("执", "<w:em w:val=\"dot\"/>")
            + R("行", "<w:b/><w:u w:val=\"single\"/>") + R("，见", "<w:b w:val=\"0\"/><w:u w:val=\"none\"/><w:em w:val=\"none\"/>") + R("附件", "<w:rStyle w:val=\"L\"/>") + R("。" + Long) + "</w:p>";

        Assert.Equal(
            ["认真 Bold", "贯 Italic", "彻 Underline", "执 Dots", "行 Bold, Underline"],
            EmphasisOf(new DocxFile(P("关于防汛工作的通知") + body).With("styles", link).ToBytes(), null));
    }

    [Fact]
    public void Stretches_stay_with_their_characters_where_the_cleaning_takes_out_blanks_and_widens_marks()
    {
        string body = "<w:p>" + R("　　请  ") + R("认真 , 贯彻", "<w:b/>") + R(" 执行, ") + R("不得 有误", "<w:u w:val=\"single\"/>") + R("." + Long) + "</w:p>";

        Assert.Equal(["认真，贯彻 Bold", "不得有误 Underline"], EmphasisOf(new DocxFile(P("关于防汛工作的通知") + body).ToBytes(), null));
    }

    [Fact]
    public void Asterisks_and_underscores_of_Markdown_are_emphasis_within_and_beside_each_other()
    {
        string text = "# 关于防汛工作的通知\n\n请**认真*贯彻*执行**，*不得* ***有误***，2*3*4。" + Long + "\n";

        Assert.Equal(
            ["认真 Bold", "贯彻 Bold, Italic", "执行 Bold", "不得 Italic", "有误 Bold, Italic"],
            EmphasisOf(Encoding.UTF8.GetBytes(text), "通知.md"));
    }

    [Fact]
    public void A_paragraph_rejoined_of_lines_of_Markdown_keeps_the_emphasis_of_each()
    {
        string part = "各级各部门要提高政治站位，压实工作责任，把各项措施落到实处，确保人民群众生命财产安全。加强组织领导，健全工作机制，推动各项任务取得实效";
        string marked = part + part + "**甲乙丙丁**" + part + "，**戊己**完成。";
        string text = "# 关于防汛工作的通知\n\n各县区：\n\n" + Wrapped(marked) + "\n\n" + Wrapped(part + part + "。") + "\n";

        Assert.Equal(["甲乙丙丁 Bold", "戊己 Bold"], EmphasisOf(Encoding.UTF8.GetBytes(text), "通知.md"));
        Assert.Contains(Read(Encoding.UTF8.GetBytes(text), "通知.md").Outlined!.Document.Blocks.OfType<TextBlock>(), block => block.Lines.Length > 4 && block.Emphases.Length == 2);
    }

    [Fact]
    public void Colours_and_emphasis_in_tables_are_left_out_and_counted()
    {
        string table = "<w:tbl><w:tr><w:tc><w:p>" + R("甲", "<w:b/>") + "</w:p></w:tc>" + Cell("乙") + "</w:tr><w:tr>" + Cell("1") + Cell("2") + "</w:tr></w:tbl>";
        string body = "<w:p>" + R("红", "<w:color w:val=\"FF0000\"/>") + R("黄", "<w:highlight w:val=\"yellow\"/>") + R("灰", "<w:shd w:val=\"clear\" w:fill=\"D9D9D9\"/>")
            + R("黑", "<w:color w:val=\"auto\"/><w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>") + R(Long) + "</w:p>";
        ReadingResult read = Read(new DocxFile(P("关于防汛工作的通知") + body + table).ToBytes(), null);

        Assert.Contains("（3 处）", read.Decoding.Findings.Single(finding => finding.Code == "docx.color").Message.Chinese, StringComparison.Ordinal);
        Assert.Contains("（1 处）", read.Decoding.Findings.Single(finding => finding.Code == "docx.emphasis-in-table").Message.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_that_a_converted_document_has_for_bold_is_read_as_bold()
    {
        string style = "<w:style w:type=\"character\" w:styleId=\"B\"><w:name w:val=\"强调\"/><w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr></w:style>";
        string body = "<w:p>" + R("请") + R("认真", "<w:rStyle w:val=\"B\"/>") + R("贯彻。" + Long) + "</w:p>";

        Assert.Equal(["认真 Bold"], EmphasisOf(new DocxFile(P("关于防汛工作的通知") + body).With("styles", style).ToBytes(), null));
    }

    private static string Wrapped(string text) => string.Join('\n', text.Chunk(40).Select(line => new string(line)));

    private static IEnumerable<string> EmphasisOf(byte[] bytes, string? name) => Read(bytes, name).Outlined!.Document.Blocks.OfType<TextBlock>()
        .SelectMany(block => block.Emphases.Select(range => $"{block.Text.Text.Substring(range.Start, range.Length)} {range.Kinds}"));

    private static ReadingResult Read(byte[] bytes, string? name) => Reader.Read(bytes, new ReadingOptions { FileName = name }, new StageClock(TimeProvider.System));
}
