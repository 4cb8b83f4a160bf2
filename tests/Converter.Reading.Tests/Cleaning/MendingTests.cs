using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>Each rule that alters characters: what it mends and what it must leave alone.</summary>
public class MendingTests
{
    [Theory]
    [InlineData("html.entity", "甲&nbsp;，乙&amp;丙&#160;", "甲，乙&丙")]
    [InlineData("html.entity", "&amp;amp;nbsp;甲", "甲")]
    [InlineData("html.entity", "大于&gt;小于&lt;&#x4E2D;", "大于>小于<中")]
    [InlineData("html.tag", "<b>甲</b><br/>乙<p class=\"x\">", "甲乙")]
    [InlineData("characters.control", "甲\u0001乙\u0000丙\u007F", "甲乙丙")]
    [InlineData("characters.invisible", "甲\u200B乙\uFEFF丙\u00AD丁\u2060", "甲乙丙丁")]
    [InlineData("characters.invisible", "甲\u034F乙\u061C丙\u3164丁\uFFA0戊\uFFFC己\u206A庚", "甲乙丙丁戊己庚")]
    [InlineData("characters.control", "甲\uFFFE乙\uFDD0丙", "甲乙丙")]
    [InlineData("characters.radical", "⼯作⽅案，⻓期", "工作方案，长期")]
    [InlineData("characters.compatibility", "｢甲｣ｲ､乙｡", "「甲」ｲ、乙。")]
    [InlineData("characters.compatibility", "\U0002F804们\U0002F800水", "你们丽水")]
    [InlineData("characters.vertical-form", "︵甲︶﹐︽乙︾", "（甲），《乙》")]
    [InlineData("characters.full-width-alphanumeric", "２０２４年Ａ类", "2024年A类")]
    [InlineData("spaces.kind", "The\u00A0end", "The end")]
    [InlineData("spaces.doubled", "The  end", "The end")]
    [InlineData("spaces.next-to-punctuation", "甲 ，乙。 丙（ 丁 ）", "甲，乙。丙（丁）")]
    [InlineData("spaces.between-han", "办 公 厅 文 件", "办公厅文件")]
    [InlineData("spaces.between-han", "（试  行）", "（试行）")]
    [InlineData("spaces.han-western", "2024 年 3 月 8 日", "2024年3月8日")]
    [InlineData("punctuation.full-width", "甲,乙;丙:丁?戊!", "甲，乙；丙：丁？戊！")]
    [InlineData("punctuation.full-width", "共20天,由其负责", "共20天，由其负责")]
    [InlineData("punctuation.brackets", "硕士(MPA)教育(试行)", "硕士（MPA）教育（试行）")]
    [InlineData("punctuation.brackets", "办法(试行）", "办法（试行）")]
    [InlineData("punctuation.quotes", "坚持\"稳中求进\"和'关键少数'", "坚持“稳中求进”和‘关键少数’")]
    [InlineData("punctuation.ellipsis", "等等...还有", "等等……还有")]
    [InlineData("punctuation.ellipsis", "因为…所以。。。", "因为……所以……")]
    [InlineData("punctuation.dash", "安全--重中之重，责任──泰山", "安全——重中之重，责任——泰山")]
    [InlineData("punctuation.full-stop", "要认真抓好落实，确保取得实效.", "要认真抓好落实，确保取得实效。")]
    public void Rule_mends_what_is_certain(string rule, string text, string expected)
    {
        CleanedText clean = Clean(text);

        Assert.Equal(expected, string.Concat(clean.Lines.Select(line => line.Text.Text)));
        Assert.Contains(rule, clean.Changed.Select(change => change.Rule));
        Assert.True(Conservation.Check(clean).Holds);
    }

    [Theory]
    [InlineData("会议于9:30开始，参会1,000人，比例3:1，版本2.0.1。")]
    [InlineData("详见http://www.example.com/a?b=1,2;c=(3)和a.b@example.com。")]
    [InlineData("This is a \"Western\" sentence, isn't it? Yes (of course); fine: really!")]
    [InlineData("函数f(x)与标准GB/T 9704(2012)")]
    [InlineData("1)落实责任")]
    [InlineData("1.总体要求")]
    [InlineData("屏幕15\"")]
    [InlineData("他说：“第一句\"，又说\"第二句")]
    [InlineData("一、总则..........3")]
    [InlineData("AT&T公司，a<b且x>y，R&D投入")]
    [InlineData("中共中央办公厅 国务院办公厅关于印发规定的通知")]
    [InlineData("第一章 总则")]
    [InlineData("第一条 为了规范管理，根据有关法律、行政法规，制定本办法。")]
    [InlineData("1 总则")]
    [InlineData("图1 工作流程示意图")]
    [InlineData("出席：张三 李四 王五 赵六光")]
    [InlineData("姓名：      性别：      职务：")]
    [InlineData("年    月    日")]
    [InlineData("序号\t单位\t人数")]
    [InlineData("××市人民政府    ××市公安局")]
    [InlineData("不忘初心 牢记使命，这是我们共同的主题，要求大家认真学习领会、抓好贯彻落实。")]
    [InlineData("联系人张三 13800000000，请各单位在规定的时间内与其联系，不得延误。")]
    [InlineData("①明确责任；②落实措施；㈠组织；Ⅰ类")]
    [InlineData("国办发〔2020〕1号")]
    [InlineData("👨\u200D👩\u200D👧")]
    [InlineData("……")]
    public void What_is_not_certain_stays(string text)
    {
        CleanedText clean = Clean(text);

        Assert.Equal(text, Assert.Single(clean.Lines).Text.Text);
        Assert.Empty(clean.Changed);
    }

    [Fact]
    public void Changed_characters_know_where_they_come_from()
    {
        CleanedText clean = Clean("　　甲&nbsp;, 乙...丙");

        MappedText line = Assert.Single(clean.Lines).Text;
        Assert.Equal("甲，乙……丙", line.Text);
        Assert.Equal([2, 9, 11, 12, 13, 15], Enumerable.Range(0, 6).Select(line.SourceOffset));
    }

    [Fact]
    public void Kept_rule_is_not_used()
    {
        CleaningOptions options = new() { Keep = ["punctuation.full-width", "spaces"] };

        CleanedText clean = TextCleaner.Clean(new SourceText("甲,乙 。(丙)"), CleaningRules.BuiltIn, options);

        Assert.Equal("甲,乙 。（丙）", Assert.Single(clean.Lines).Text.Text);
    }

    [Fact]
    public void Line_of_control_characters_only_is_removed_not_lost()
    {
        CleanedText clean = Clean("甲\n\u0001\u0002\n乙");

        Assert.Equal(2, clean.Lines.Length);
        Assert.Equal((2, "\u0001\u0002"), (clean.Removed[0].Number, clean.Removed[0].Text));
    }

    private static CleanedText Clean(string text) => TextCleaner.Clean(new SourceText(text), CleaningRules.BuiltIn, CleaningOptions.Default);
}
