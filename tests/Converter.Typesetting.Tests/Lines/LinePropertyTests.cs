using System.Text;
using Converter.Styles.Sheets;
using Converter.Testing;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Tests.Lines;

/// <summary>What holds for every text: nothing lost, exact edges, no mark where it may not stand.</summary>
public sealed class LinePropertyTests
{
    private const int Seed = 20260908;
    private const int RandomTexts = 3000;
    private const string NotAtStart = "，。、；：？！）》〉〕】〗」』］｝·～％‰℃％";
    private const string NotAtEnd = "（《〈〔【〖「『［｛￥№";

    private static readonly string[] Pieces =
    [
        "国", "家", "的", "统", "一", "部", "署", "工", "作", "落", "实", "年", "月", "日", "号", "，", "。", "、", "；", "：", "？", "！", "（", "）",
        "《", "》", "〔", "〕", "【", "】", "“", "”", "‘", "’", "——", "……", "·", "～", "-", "/", " ", "1", "2026", "12.5%", "3,000", "A", "OFD",
        "word", "it's", "〔2026〕12号", "（一）", "1.", "①", "https://example.org/a/b?c=1&d=2", "℃", "￥", "№", "×", "　", "𬀩", "a\u0301", "—", "(", ")",
        "GB/T", "9704-2012", "，。”", "！！", "？！", "！！！",
    ];

    private static readonly LineOptions[] AllOptions =
    [
        LineOptions.Default,
        LineOptions.Default with { CommaLimit = 250, Indent = 2 },
        LineOptions.Default with { Gap = 250 },
        LineOptions.Default with { Profile = CompositionProfile.Word, Gap = 250 },
        LineOptions.Default with { Profile = CompositionProfile.Strict },
        LineOptions.Default with { Measure = 7 },
    ];

    [Fact]
    public void Random_texts_keep_the_rules()
    {
        Random random = new(Seed);
        for (int i = 0; i < RandomTexts; i++)
        {
            StringBuilder text = new();
            for (int piece = random.Next(1, 120); piece > 0; piece--)
            {
                text.Append(Pieces[random.Next(3) == 0 ? random.Next(Pieces.Length) : random.Next(15)]);
            }

            Check(text.ToString(), AllOptions[i % AllOptions.Length]);
        }
    }

    [Fact]
    public void Every_paragraph_of_the_corpus_keeps_the_rules()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);
        foreach (string file in Directory.GetFiles(corpus!, "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadAllText(file).Split('\n'))
            {
                string text = line.Trim();
                foreach (LineOptions options in text.Length > 0 ? AllOptions : [])
                {
                    Check(text, options);
                }
            }
        }
    }

    [Theory]
    [InlineData("，")]
    [InlineData("“")]
    [InlineData("…")]
    [InlineData("—")]
    [InlineData("A")]
    [InlineData("9")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("\u0301")]
    [InlineData("https://a.b/")]
    [InlineData("〔1")]
    [InlineData("！")]
    [InlineData("\ud800")]
    [InlineData("1年")]
    public void A_hundred_thousand_of_the_same_end_and_lose_nothing(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        List<ProbedLine> lines = LineProbe.Break(text, LineOptions.Default);
        Assert.Equal(text, string.Concat(lines.Select(line => line.Text)));
    }

    private static void Check(string text, LineOptions options)
    {
        List<ProbedLine> lines = LineProbe.Break(text, options);
        string shown = string.Join('│', lines.Select(line => line.Text)) + $" ({options})";
        Assert.Equal(text, string.Concat(lines.Select(line => line.Text)));
        for (int i = 0; i < lines.Count; i++)
        {
            bool last = i + 1 == lines.Count;
            Assert.True(last || IsExact(lines[i]), $"line {i} ends at {lines[i].Edge}: {shown}");
            Assert.True(last || lines[i].Edge <= options.Measure * 1000, $"line {i} is too wide: {shown}");
            if (!last && lines[i].Line.Broken < Bond.Word)
            {
                Assert.False(NotAtStart.Contains(lines[i + 1].Text[0], StringComparison.Ordinal), $"line {i + 1} begins with a forbidden mark: {shown}");
                Assert.False(NotAtEnd.Contains(LastVisible(lines[i].Text), StringComparison.Ordinal), $"line {i} ends with a forbidden mark: {shown}");
            }
        }
    }

    private static bool IsExact(ProbedLine line) =>
        line.Edge == line.Line.Measure || line.Text.Trim(' ').EnumerateRunes().Count() < 2 || line.Text.Trim(' ').Distinct().Count() == 1;

    private static char LastVisible(string text) => text.TrimEnd(' ') is { Length: > 0 } visible ? visible[^1] : ' ';
}
