using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>Single lines in a document: those that are junk, and those that only look like it.</summary>
public class JunkTests
{
    private const string Paragraph =
        "近年来，全市各级各部门认真贯彻落实上级决策部署，坚持问题导向，强化责任担当，安全生产形势总体平稳，但也要看到工作中还存在不少薄弱环节。";

    [Theory]
    [InlineData("advertising", "更多公文素材请加微信：abc12345")]
    [InlineData("advertising", "本站会员专享，免费下载海量范文")]
    [InlineData("advertising", "扫码关注公众号，领取全套资料")]
    [InlineData("advertising", "QQ交流群：123456789")]
    [InlineData("advertising", "本文来源于网络，版权归原作者所有，侵删")]
    [InlineData("advertising", "转载请注明出处，仅供学习交流")]
    [InlineData("page", "— 12 —")]
    [InlineData("page", "- 3 -")]
    [InlineData("page", "第 3 页 共 10 页")]
    [InlineData("page", "————————————")]
    [InlineData("page", "‐ 3 ‐")]
    [InlineData("page", "= 3 =")]
    [InlineData("page", "页码：3")]
    [InlineData("page", "▬▬▬▬")]
    [InlineData("page", "≈≈≈≈≈≈≈≈")]
    public void Junk_between_paragraphs_is_removed(string group, string line)
    {
        CleanedText clean = Clean($"关于做好工作的通知\n各单位：\n{Paragraph}\n{line}\n{Paragraph}\n");

        Assert.StartsWith(group, Assert.Single(clean.Removed).Rule, StringComparison.Ordinal);
        Assert.Equal(line, clean.Removed[0].Text);
        Assert.NotNull(clean.Removed[0].Reason);
    }

    [Theory]
    [InlineData("来源：新华社 责任编辑：李某")]
    [InlineData("发布时间：2024-03-08 浏览次数：128")]
    [InlineData("【打印本页】【关闭窗口】")]
    [InlineData("您现在的位置：首页 > 政务公开 > 文件")]
    [InlineData("扫一扫在手机打开当前页")]
    [InlineData("上一篇：关于做好防汛工作的通知")]
    [InlineData("版权所有：某网站 ICP备00000000号")]
    [InlineData("分享到：")]
    [InlineData("字体：[大 中 小]")]
    public void Text_of_the_web_page_goes_at_head_and_tail(string line)
    {
        CleanedText head = Clean($"{line}\n关于做好工作的通知\n各单位：\n{Paragraph}\n{Paragraph}\n");
        CleanedText tail = Clean($"关于做好工作的通知\n各单位：\n{Paragraph}\n{Paragraph}\n{line}\n");

        Assert.Equal(1, Assert.Single(head.Removed).Number);
        Assert.Equal(5, Assert.Single(tail.Removed).Number);
    }

    [Theory]
    [InlineData("一、规范微信公众号、QQ群管理")]
    [InlineData("关于加强网站平台资料下载管理的通知")]
    [InlineData("附件：1.微信公众号备案表")]
    [InlineData("各单位要建立工作微信群，及时发布信息。")]
    [InlineData("数据来源：市统计局")]
    [InlineData("（三）实行会员制管理")]
    [InlineData("抄送：市委办公室，市人大常委会办公室。")]
    [InlineData("联系人：张某，联系电话：0000-1234567")]
    [InlineData("国办发〔2020〕1号")]
    [InlineData("2024年3月8日")]
    [InlineData("12")]
    [InlineData("……")]
    [InlineData("（此件公开发布）")]
    [InlineData("内部资料，注意保存")]
    [InlineData("http://www.example.gov.cn/search")]
    [InlineData("____")]
    public void Line_of_the_document_stays(string line)
    {
        Assert.Empty(Clean($"{line}\n关于做好工作的通知\n各单位：\n{Paragraph}\n{Paragraph}\n").Removed);
        Assert.Empty(Clean($"关于做好工作的通知\n各单位：\n{Paragraph}\n{line}\n{Paragraph}\n").Removed);
        Assert.Empty(Clean($"关于做好工作的通知\n各单位：\n{Paragraph}\n{Paragraph}\n{line}\n").Removed);
    }

    [Fact]
    public void Title_above_advertising_stays()
    {
        CleanedText clean = Clean($"奋力谱写新篇章\n加微信领取全套资料\nVIP会员免费下载\n同志们：\n{Paragraph}\n");

        Assert.Equal("奋力谱写新篇章", clean.Lines[0].Text.Text);
        Assert.Equal([2, 3], clean.Removed.Select(line => line.Number));
    }

    [Fact]
    public void Bare_page_numbers_need_a_sequence_and_a_sentence_they_cut()
    {
        string cut = Paragraph[..^10];
        CleanedText paged = Clean($"标题\n{Paragraph}{Paragraph}{cut}\n1\n{Paragraph}{Paragraph}{cut}\n2\n{Paragraph}\n");
        CleanedText sections = Clean($"标题\n1\n总则\n{Paragraph}{Paragraph}{Paragraph}\n2\n职责\n{Paragraph}\n");

        Assert.Equal(["page.number", "page.number"], paged.Removed.Select(line => line.Rule));
        Assert.Empty(sections.Removed);
    }

    [Fact]
    public void Metadata_with_an_empty_last_label_does_not_swallow_the_title()
    {
        CleanedText clean = Clean($"索引号：\n0001\n主题分类：\n综合政务\n发布日期：\n2024-01-01\n主题词：\n关于做好工作的通知\n各单位：\n{Paragraph}\n");

        Assert.Equal("关于做好工作的通知", clean.Lines[0].Text.Text);
        Assert.Equal(7, clean.Removed.Length);
    }

    private static CleanedText Clean(string text) => TextCleaner.Clean(new SourceText(text), CleaningRules.BuiltIn, CleaningOptions.Default);
}
