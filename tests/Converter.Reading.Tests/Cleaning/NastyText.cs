using System.Text;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>Makes texts that nobody would write, the same for the same seed.</summary>
internal static class NastyText
{
    private static readonly string[] Fragments =
    [
        "关于开展安全生产检查的通知", "各县（市、区）人民政府：", "一、总体要求", "（一）加强领导。", "1.", "2、", "第一条 ", "第二章　总则", "一是", "要坚持以人民为中心的发展思想",
        "不断推进各项工作落实到位", "，", "。", "；", "：", "、", ",", ".", ";", ":", "?", "!", "(", ")", "（", "）", "\"", "'", "“", "”", "...", "......", "…", "……", "--", "——", "—", "-",
        " ", "  ", "　", "\t", "\u00A0", "\u200B", "\uFEFF", "\u00AD", "&nbsp;", "&nbsp", "&amp;", "&amp;nbsp;", "&lt;br&gt;", "<br>", "</p>", "<a href=\"x\">", "&#160;", "&#x4E2D;", "&sp;",
        "⽂", "⾏", "︵", "﹐", "１２３", "ＡＢ", "ﬁ", "\0", "\u0001", "\u0085", "\r", "\n", "\n", "\n\n", "\r\n", "\f", "\uD83D\uDE00", "\uD800", "\uDC00", "𠀀",
        "会员群：   QQ群：123456", "仅供学习 禁止外传", "扫一扫关注公众号", "— 12 —", "- 3 -", "第1页 共9页", "17", "18", "-----", "* * *", "来源：新华社 责任编辑：张三", "http://www.gov.cn/a?b=1,2", "a.b@c.cn",
        "9:30", "1,000", "3.14", "f(x)", "Hello, world. It's fine", "2024年3月8日", "国办发〔2020〕1号", "索引号：123 主题分类：综合 发布日期：2024-01-01", "上一篇：", "附件：1.名单", "张 三", "办 公 厅 文 件",
        "同志们：", "×××", "____", "【】", "\u2028", "\u000B", "①", "㈠", "Ⅰ", "%", "#", "| a | b |", "为进一步加强全市安全生产工作经市人民政府同意现就有关事项",
    ];

    private static readonly string[] JunkLines =
    [
        "仅供学习 禁止外传", "会员群：          免费QQ群：", "加微信领取全套资料", "扫一扫关注公众号", "— 12 —", "第1页 共9页", "----------", "来源：新华社 责任编辑：张三",
        "上一篇：", "索引号：0001 主题分类：综合 发布日期：2024-01-01", "当前位置：首页 > 文件", "打印本页", "版权所有 ICP备0001号", "精品范文，每日更新", "自建平台、实时分享", string.Empty,
    ];

    private static readonly string[] DocumentLines =
    [
        "一、总体要求", "（一）加强领导。各级各部门要高度重视,切实加强组织领导,明确责任分工,抓好工作落实,确保取得实效.", "1.明确责任", "同志们：", "2024年3月8日", "××市人民政府", "附件：1.名单",
        "为进一步加强全市安全生产工作，经市人民政府同意，现就有关事项通知如下，请结合实际认真抓好贯彻落实。", "会议强调，要坚持\"稳中求进\"的工作总基调，做到 2024 年各项工作有新进展...", "（此件公开发布）", "责任单位：市政府办公室",
    ];

    /// <summary>Lines of a document with lines of a site strewn between them.</summary>
    public static string DocumentAmongJunk(int seed)
    {
        Random random = new(seed);
        StringBuilder text = new();
        for (int line = random.Next(6); line > 0; line--)
        {
            text.Append(JunkLines[random.Next(JunkLines.Length)]).Append('\n');
        }

        text.Append("关于做好安全生产工作的通知\n");
        for (int line = random.Next(2, 25); line > 0; line--)
        {
            string[] kind = random.Next(6) == 0 ? JunkLines : DocumentLines;
            text.Append(kind[random.Next(kind.Length)]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A text.</summary>
    public static string Of(int seed)
    {
        Random random = new(seed);
        StringBuilder text = new();
        int pieces = random.Next(1, 120);
        for (int piece = 0; piece < pieces; piece++)
        {
            int kind = random.Next(12);
            if (kind == 0)
            {
                text.Append((char)random.Next(1, 0x10000));
            }
            else if (kind == 1)
            {
                string fragment = Fragments[random.Next(Fragments.Length)];
                text.Insert(0, fragment[..random.Next(fragment.Length + 1)]);
            }
            else
            {
                text.Append(Fragments[random.Next(Fragments.Length)]);
            }
        }

        return text.ToString();
    }
}
