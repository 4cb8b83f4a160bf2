using System.Text;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>The .docx has the pages of the .pdf, as far as LibreOffice with the same fonts shows (docs/decisions/0009-docx-lines.md).</summary>
public sealed class PageParityTests(ITestOutputHelper output)
{
    [Fact]
    public void Samples_and_real_texts_have_the_same_pages_in_both_formats()
    {
        double lines = AssertPages("texts", [.. Sources().Order(StringComparer.Ordinal)]);

        Assert.True(lines >= 0.5, $"{lines:P1} of the lines are the same");
    }

    /// <summary>A .docx with bold, underlines, italics and dots in every paragraph: faces that are wider, and stretches of characters that end inside lines.</summary>
    [Fact]
    public void Texts_with_emphasis_have_the_same_pages_in_both_formats()
    {
        using TemporaryFolder folder = new();
        IEnumerable<string> sources = Sources().Where(path => EmphasisedFile.HasParagraphs(File.ReadAllText(path))).Order(StringComparer.Ordinal);

        AssertPages(
            "texts with emphasis",
            [.. sources.Select(path => folder.Write(Path.GetFileNameWithoutExtension(path) + "-emphasis.docx", EmphasisedFile.Of(File.ReadAllText(path))))]);
    }

    /// <summary>
    /// What a word processor does at the end of a line that is all but full: letters, digits, spaces and marks, at every column there, each in a
    /// paragraph whose last line is all but full too.
    /// </summary>
    [Fact]
    public void Paragraphs_have_as_many_lines_in_both_formats_whatever_stands_at_the_end_of_a_line()
    {
        const string Before = "各级各部门要按照统一部署抓好年度重点任务落实工作情况检查";
        const string After = "以后还要写上许多字来把这一段写到第二行的末尾去看看两边是不是一样多少行";
        string[] meetings =
            ["，2026年", "〕15号", "。X市", "国Wi-Fi", "国2026年", "，各地", "》“ABC”", "国 国", "国 10《办法》", "64.1%。总体", "，“一”、“二”，", "年5月1日至6月3日", "——这是", "……还有"];
        // The last line is all but full as well, so that a character too much anywhere makes a line.
        string[] paragraphs =
        [
            .. from meeting in meetings
               from length in Enumerable.Range(21, 6)
               from whole in Enumerable.Range(53, 5)
               select string.Concat(Before.AsSpan(0, length), meeting, After.AsSpan(0, whole - length - meeting.Length - 1), "。"),
        ];
        string text = "关于测量各行的通知\n\n各有关单位：\n" + string.Concat(paragraphs.Select(paragraph => $"    {paragraph}\n"));
        using TemporaryFolder folder = new();

        PageParity parity = Compare([folder.Write("lines.txt", Encoding.UTF8.GetBytes(text))])[0];

        int same = parity.CountWithSameLines(paragraphs.Select(paragraph => paragraph.Replace(" ", string.Empty, StringComparison.Ordinal)));
        output.WriteLine($"{same} of {paragraphs.Length} paragraphs have as many lines in both formats");
        Assert.True(same >= paragraphs.Length * 0.975, $"only {same} of {paragraphs.Length}");
    }

    private string[] Sources()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        if (corpus is null)
        {
            output.WriteLine(Repository.NoShared);
        }

        return [.. Directory.GetFiles(Repository.PathOf("samples"), "*.txt"), .. corpus is null ? [] : Directory.GetFiles(corpus, "*.txt")];
    }

    /// <summary>Measures the pages in both formats, says what it found, and asserts that they are the same as far as is asked.</summary>
    /// <returns>The share of lines that are the same.</returns>
    private double AssertPages(string what, string[] files)
    {
        List<PageParity> all = Compare(files);
        foreach (PageParity text in all)
        {
            output.WriteLine(
                $"{text.Name}: pages {text.Ours.Length} and {text.Drawn.Length}, {text.StartsWithinALine} begin within a line, {text.SameLines} of {text.Lines} lines the same");
            foreach (string page in text.Elsewhere)
            {
                output.WriteLine("  " + page);
            }
        }

        double pages = Share(all, text => text.PagesAreEqual ? 1 : 0, _ => 1);
        double starts = Share(all, text => text.StartsWithinALine, text => text.Ours.Length);
        double lines = Share(all, text => text.SameLines, text => text.Lines);
        output.WriteLine($"{all.Count} {what}: pages equal {pages:P1}, page starts within a line {starts:P1}, identical lines {lines:P1}");
        Assert.True(pages >= 0.95, $"pages equal in {pages:P1} of the texts");
        Assert.True(starts >= 0.9, $"{starts:P1} of the pages begin within a line");
        return lines;
    }

    private static List<PageParity> Compare(string[] texts)
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, CommandLineRun.Of(["convert", .. texts, "--out", folder.Path, "--fonts", Repository.Fonts, "--dump-layout"]).ExitCode);
        string[] names = [.. texts.Select(path => Path.GetFileNameWithoutExtension(path))];
        using LibreOffice office = new();
        IReadOnlyList<RenderedDocument> drawn = office.Render([.. names.Select(name => File.ReadAllBytes(folder.PathOf(name + ".docx")))]);
        return [.. names.Select((name, at) => PageParity.Of(name, File.ReadAllText(folder.PathOf(name + ".layout.txt")), drawn[at]))];
    }

    private static double Share(List<PageParity> all, Func<PageParity, int> part, Func<PageParity, int> whole) =>
        (double)all.Sum(part) / all.Sum(whole);
}
