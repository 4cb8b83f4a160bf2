using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;

namespace Converter.Reading.Tests.Outline;

/// <summary>Whatever the text, the reader ends, accounts for every line and keeps its own promises.</summary>
public sealed class OutlinePropertyTests
{
    private static readonly string[] Pieces =
    [
        "一、", "（一）", "(二)", "1.", "1．1", "1.1.1 ", "①", "⑴", "㈠", "Ⅳ.", "第一，", "第十二章 ", "第三条　", "一是", "二要", "其一，", "首先，", "最后，",
        "附件：", "附件1", "附：", "抄送：", "2020年1月2日", "二〇二〇年×月×日", "（此件公开发布）", "××政发〔2021〕3号", "同志们：", "——", "# ", "【", "】",
        "通知", "关于", "人民政府", "。", "；", "：", "，", "“", "”", "（", "）", "\t", "　", " ", "\n", "\n", "\n\n", "\r\n", "加强领导", "1,280万元", "3.5%",
        "\0", "\uD800", "\uDC00", "\u200B", "\uFEFF", "😀", "abc", "目录",
    ];

    [Fact]
    public void Random_texts_are_accounted_for_line_by_line()
    {
        Random random = new(20260101);
        for (int round = 0; round < 400; round++)
        {
            StringBuilder text = new();
            int length = random.Next(1, 160);
            for (int piece = 0; piece < length; piece++)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Check(text.ToString());
        }
    }

    [Fact]
    public void A_hundred_thousand_headings_are_no_special_case()
    {
        StringBuilder text = new();
        string[] markers = ["一、", "（一）", "1.", "（1）", "①", "第一，", "一是"];
        for (int line = 0; line < 100_000; line++)
        {
            text.Append(markers[line % markers.Length]).Append("加强组织领导\n");
        }

        Check(text.ToString());
    }

    [Fact]
    public void A_line_of_a_million_characters_is_no_special_case()
    {
        StringBuilder text = new();
        while (text.Length < 1_000_000)
        {
            text.Append("一是加强领导（提高（认识“统一；1.2、思想，");
        }

        Check(text.ToString());
    }

    private static void Check(string text)
    {
        SourceText source = new(text);
        CleanedText clean = TextCleaner.Clean(source, CleaningRules.BuiltIn, CleaningOptions.Default);
        OutlinedText outline = OutlineReader.Read(clean, OutlineOptions.Default);
        int[] expected = [.. clean.Lines.SelectMany(line => line.Parts).Select(part => part.Number).Concat(clean.Removed.Select(line => line.Number)).Order()];
        Assert.Equal(expected, outline.Lines.Select(line => line.Number));
        foreach (LineVerdict line in outline.Lines)
        {
            string original = source.Line(line.Number).ToString();
            Assert.Equal(line.Role == Role.Heading && line.Joins == 0, line.Level > 0 && line.Joins == 0);
            Assert.True(line.Head is null || original.Contains(line.Head, StringComparison.Ordinal), $"head not in line {line.Number}");
            Assert.All(line.Leads, lead => Assert.Contains(lead, original, StringComparison.Ordinal));
            Assert.InRange(line.Confidence, 0.0, 1.0);
        }

        CheckBlocks(clean, outline);
    }

    private static void CheckBlocks(CleanedText clean, OutlinedText outline)
    {
        int[] lines = [.. outline.Document.Blocks.SelectMany(block => block.Lines).Select(line => line.Number)];
        Assert.Equal(clean.Lines.SelectMany(line => line.Parts).Select(part => part.Number), lines);
        foreach (TextBlock block in outline.Document.Blocks.OfType<TextBlock>())
        {
            Assert.InRange(block.HeadLength, 0, block.Text.Length);
            Assert.All(block.Leads, lead => Assert.InRange(lead.End, lead.Start + 1, block.Text.Length));
        }
    }
}
