using System.Text;

namespace Converter.Testing;

/// <summary>Kinds of text that nobody would write and that a program must nevertheless read.</summary>
public enum NastyKind
{
    /// <summary>Code units drawn at random, lone surrogates and controls among them.</summary>
    RandomUnicode,

    /// <summary>Surrogates in no order.</summary>
    LoneSurrogates,

    /// <summary>One line of running text.</summary>
    OneLine,

    /// <summary>Headings only, of all families in turn.</summary>
    Headings,

    /// <summary>Headings that go down and up through all levels without order.</summary>
    DeepAlternation,

    /// <summary>A NUL behind every character, as UTF-16 read as bytes has it.</summary>
    Nuls,

    /// <summary>Marks only.</summary>
    Punctuation,

    /// <summary>Enumerators only, without a line end.</summary>
    Enumerators,

    /// <summary>Enumerators only, one on a line.</summary>
    EnumeratorLines,

    /// <summary>Lines of a site only.</summary>
    Junk,

    /// <summary>一是……；二是…… in one paragraph, without end.</summary>
    Leads,

    /// <summary>Opening quotation marks that nothing closes.</summary>
    OpenQuotes,

    /// <summary>Brackets, all opened first and then all closed.</summary>
    NestedBrackets,

    /// <summary>Brackets opened and never closed.</summary>
    OpenBrackets,

    /// <summary>Lone CR as line end.</summary>
    MacLines,

    /// <summary>A letter on a line, a blank line, a letter.</summary>
    ShortLines,

    /// <summary>Lines cut at one width.</summary>
    WrappedLines,

    /// <summary>Blanks of all kinds.</summary>
    Blanks,

    /// <summary>Tags and entities of HTML, whole and cut.</summary>
    Markup,

    /// <summary>Digits with dots, commas, signs between.</summary>
    Figures,

    /// <summary>Dates and document numbers.</summary>
    Dates,

    /// <summary>Lists of attachments and labels of attachments.</summary>
    Attachments,

    /// <summary>Cells of tables.</summary>
    Tables,

    /// <summary>Titles in titles.</summary>
    BookMarks,

    /// <summary>Places to be filled in.</summary>
    Placeholders,

    /// <summary>The same short line again and again, as a running head.</summary>
    RunningHeads,

    /// <summary>Line ends only, of all kinds.</summary>
    LineEnds,
}

/// <summary>Makes texts that nobody would write: the same for the same kind, length and seed.</summary>
public static class NastyTexts
{
    private static readonly string[] s_markers =
        ["一、", "（一）", "1.", "（1）", "①", "第一章 ", "第一条　", "第一，", "一是", "一要", "其一，", "首先，", "A.", "Ⅰ.", "⑴", "㈠", "1、", "1．", "1)", "(一)", "二十三、", "1.1.1 "];

    private static readonly string[] s_junk =
    [
        "仅供学习 禁止外传", "会员群：          免费QQ群：", "加微信领取全套资料", "扫一扫关注公众号", "— 12 —", "第1页 共9页", "----------", "来源：新华社 责任编辑：张三", "上一篇：",
        "索引号：0001 主题分类：综合 发布日期：2024-01-01", "当前位置：首页 > 文件", "打印本页", "版权所有 ICP备0001号", "精品范文，每日更新", "http://www.example.com/a?b=1",
    ];

    /// <summary>A text.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="length">Its length in UTF-16 code units, about.</param>
    /// <param name="seed">Where something is drawn at random, the seed.</param>
    public static string Make(NastyKind kind, int length, int seed = 1)
    {
        Random random = new(seed);
        return kind switch
        {
            NastyKind.RandomUnicode => Fill(length, text => text.Append((char)random.Next(0x10000))),
            NastyKind.LoneSurrogates => Fill(length, text => text.Append((char)random.Next(0xD800, 0xE000)).Append(Pick(random, "文，\n 1"))),
            NastyKind.OneLine => Fill(length, text => text.Append(random.Next(9) == 0 ? "，" : random.Next(40) == 0 ? "。" : "要坚持")),
            NastyKind.Headings => Fill(length, text => text.Append(Pick(random, s_markers)).Append("加强组织领导\n")),
            NastyKind.DeepAlternation => Alternation(length, random),
            NastyKind.Nuls => Fill(length, text => text.Append(Pick(random, "文件通知，。\n")).Append('\0')),
            NastyKind.Punctuation => Fill(length, text => text.Append(Pick(random, "，。；：？！、…—“”‘’（）《》〈〉【】,.;:?!\"'()<>[]-~～·\n"))),
            NastyKind.Enumerators => Fill(length, text => text.Append(Pick(random, s_markers))),
            NastyKind.EnumeratorLines => Fill(length, text => text.Append(Pick(random, s_markers)).Append('\n')),
            NastyKind.Junk => Fill(length, text => text.Append(Pick(random, s_junk)).Append('\n')),
            NastyKind.Leads => Fill(length, text => text.Append(Pick(random, "一二三四五六七八九十")).Append("是加强领导；")),
            NastyKind.OpenQuotes => Fill(length, text => text.Append(Pick(random, "“‘\"'")).Append("文")),
            NastyKind.NestedBrackets => new string('（', length / 4) + new string('《', length / 4) + new string('》', length / 4) + new string('）', length / 4),
            NastyKind.OpenBrackets => Fill(length, text => text.Append(Pick(random, "（(【[《〈〔<")).Append(Pick(random, "文1 x"))),
            NastyKind.MacLines => Fill(length, text => text.Append(Pick(random, s_markers)).Append("加强组织领导，抓好落实。\r")),
            NastyKind.ShortLines => Fill(length, text => text.Append(Pick(random, "文件一1a，")).Append(Pick(random, s_ends))),
            NastyKind.WrappedLines => Fill(length, text => text.Append("为进一步加强全市安全生产工作经市人民政府同意现就有关事项通知如下请\n")),
            NastyKind.Blanks => Fill(length, text => text.Append(Pick(random, "  \t\u3000\u00A0\u200B\uFEFF\u00AD\u2003文"))),
            NastyKind.Markup => Fill(length, text => text.Append(Pick(random, s_markup))),
            NastyKind.Figures => Fill(length, text => text.Append(Pick(random, "0123456789１２３.,，。-—~～%％万亿千月年日号:/ "))),
            NastyKind.Dates => Fill(length, text => text.Append(Pick(random, s_dates))),
            NastyKind.Attachments => Fill(length, text => text.Append(Pick(random, s_attachments)).Append('\n')),
            NastyKind.Tables => Fill(length, text => text.Append(Pick(random, "|\t文a1 ")).Append(Pick(random, "|\t\n"))),
            NastyKind.BookMarks => Fill(length, text => text.Append(Pick(random, "《》〈〉<>关于的通知"))),
            NastyKind.Placeholders => Fill(length, text => text.Append(Pick(random, "×XＸx某_□【】（）市县年 "))),
            NastyKind.RunningHeads => Fill(length, text => text.Append("政府工作报告\n").Append(Pick(random, "123456789")).Append("\n")),
            NastyKind.LineEnds => Fill(length, text => text.Append(Pick(random, "\r\n\u0085\u2028\u2029\f\v"))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>A text with some of its characters taken out, doubled, changed, or moved.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seed">The seed.</param>
    public static string Mutate(string text, int seed)
    {
        Random random = new(seed);
        StringBuilder mutated = new(text);
        for (int change = random.Next(1, 12); change > 0 && mutated.Length > 1; change--)
        {
            int at = random.Next(mutated.Length);
            int length = Math.Min(random.Next(1, 40), mutated.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, mutated.ToString(at, length));
                    break;
                case 2:
                    mutated[at] = (char)random.Next(0x10000);
                    break;
                case 3:
                    mutated.Insert(at, Pick(random, s_ends));
                    break;
                default:
                    mutated.Insert(random.Next(mutated.Length), mutated.ToString(at, length));
                    break;
            }
        }

        return mutated.ToString();
    }

    private static readonly string[] s_ends = ["\n", "\n\n", "\r\n", "\r", "\u2028"];

    private static readonly string[] s_markup = ["<br>", "</p>", "<a href=\"x\">", "&nbsp;", "&nbsp", "&amp;", "&#160;", "&#x4E2D;", "<", ">", "&", "文", "&lt;p&gt;", "<!--", "-->"];

    private static readonly string[] s_dates =
        ["2024年1月2日", "二〇二四年一月二日", "二○二四年1月", "〔2024〕1号", "国办发(2024)第01号", "2024-01-02", "24年", "12月", "3日", "至", "，", "9:30", "\n"];

    private static readonly string[] s_attachments =
        ["附件：1.名单", "　　　2.方案；", "附件1", "附件2：", "附：", "名单", "附件3-1", "抄送：市委办公室，", "××市人民政府", "2024年1月2日", "（联系人：张三）", "签发人：张三、李四"];

    private static string Alternation(int length, Random random)
    {
        string[] levels = ["第一章　", "第一节　", "一、", "（一）", "1.", "（1）", "①", "一是"];
        int level = 0;
        return Fill(length, text =>
        {
            level = random.Next(3) == 0 ? random.Next(levels.Length) : (level + 1) % levels.Length;
            text.Append(levels[level]).Append("统一思想\n");
        });
    }

    private static string Fill(int length, Action<StringBuilder> append)
    {
        StringBuilder text = new(length + 64);
        while (text.Length < length)
        {
            append(text);
        }

        return text.ToString();
    }

    private static char Pick(Random random, string characters) => characters[random.Next(characters.Length)];

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
