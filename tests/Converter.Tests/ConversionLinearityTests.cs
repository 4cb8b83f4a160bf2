using System.Text;
using Converter.Conversion;
using Converter.Fonts;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Tests;

/// <summary>
/// No text makes a conversion take more than linear time: texts that nobody would write, of every kind, from bytes to both files. What was found so
/// has a test of its own beside the code at fault, where less is counted with it.
/// </summary>
public sealed class ConversionLinearityTests
{
    private const int Length = 30_000;
    private static readonly FontLibrary s_fonts = new([Repository.Fonts]);

    /// <summary>Lines in which nothing, or everything, is a place to break, in one paragraph each.</summary>
    private static readonly (string Name, string Pattern)[] s_paragraphs =
    [
        ("letters", "a"), ("digits", "7"), ("stops", "。"), ("marks", "，、！"), ("pairs of brackets", "（）"), ("straight quotes", "\""),
        ("opening quotes", "甲“"), ("dashes", "—"), ("ellipses", "…"), ("words", "a "), ("address", "a/b?c=d&"), ("accents", "\u0301"), ("joiners", "👨\u200d"),
        ("blanks that do not break", "甲\u00a0"),
    ];

    public static TheoryData<NastyKind> Kinds => [.. Enum.GetValues<NastyKind>()];

    public static TheoryData<string> Paragraphs => [.. s_paragraphs.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_text_that_nobody_would_write_takes_linear_time(NastyKind kind) =>
        AssertLinear("text.txt", length => NastyTexts.Make(kind, length));

    [Theory]
    [MemberData(nameof(Paragraphs))]
    public void A_paragraph_without_end_takes_linear_time(string name)
    {
        string pattern = s_paragraphs.Single(one => one.Name == name).Pattern;
        AssertLinear("text.txt", length => $"关于开展测试工作的通知\n\n各部门：\n\n正文" + string.Concat(Enumerable.Repeat(pattern, length / pattern.Length)) + "\n");
    }

    [Fact]
    public void Emphasised_words_take_linear_time() =>
        AssertLinear("text.md", length => "# 标题\n\n" + string.Concat(Enumerable.Repeat("**要点**和*强调*，", length / 11)) + "\n");

    [Fact]
    public void A_table_of_many_rows_takes_linear_time() =>
        AssertLinear("text.md", length => "# 标题\n\n| 序号 | 名称 |\n|---|---|\n" + string.Concat(Enumerable.Repeat("| 1 | 某单位 |\n", length / 11)));

    [Fact]
    public void A_paragraph_of_many_pages_is_not_compared_with_itself_for_each_line() =>
        Linearity.AssertTimed(
            length =>
            {
                byte[] text = Encoding.UTF8.GetBytes(NastyTexts.Make(NastyKind.OneLine, length));
                TypesetDocument pages = Converter().LayOut("text.txt", text, new ConversionOptions()).Pages!;
                return () => PageProof.Find(pages).ToList();
            },
            50_000);

    private static void AssertLinear(string name, Func<int, string> make) =>
        Linearity.AssertTimed(
            length =>
            {
                byte[] text = Encoding.UTF8.GetBytes(make(length));
                return () => Converter().Convert(name, text, new ConversionOptions { Comments = true });
            },
            Length,
            rounds: 2);

    private static DocumentConverter Converter() => new(s_fonts, TimeProvider.System);
}
