using System.Text;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>What the pages look like to programs that draw them: poppler for the .pdf, LibreOffice for the .docx.</summary>
public sealed class RenderingTests(ConvertedSamples samples)
{
    /// <summary>Sixty characters without a mark: a paragraph of them breaks at every 28th column.</summary>
    private const string PureHan = "各地区各部门要结合实际认真抓好贯彻落实进一步健全工作机制压实工作责任加强统筹协调推动重点任务落地见效切实把各项要求落到实处确保取得扎实成果";

    [Fact]
    public void A_full_line_has_28_characters_and_a_full_page_22_lines_in_both_formats()
    {
        using TemporaryFolder folder = new();
        string text = "关于印发年度工作要点的通知\n各县区人民政府：\n" + string.Concat(Enumerable.Repeat(PureHan, 30)) + "。\n";
        string path = folder.Write("grid.txt", Encoding.UTF8.GetBytes(text));
        Assert.Equal(0, CommandLineRun.Of("convert", path, "--out", folder.Path, "--fonts", Repository.Fonts).ExitCode);

        AssertGrid(PagesOf(ExternalTool.Run("pdftotext", "-raw", folder.PathOf("grid.pdf"), "-")));
        using LibreOffice office = new();
        AssertGrid(PagesOf(string.Join('\f', office.Render(File.ReadAllBytes(folder.PathOf("grid.docx"))).Pages.Select(page => string.Join('\n', page)))));
    }

    [Fact]
    public void LibreOffice_shows_every_character_of_every_sample_and_the_pages_of_the_pdf()
    {
        string[] names = [.. Texts.Samples.Select(row => row.Data)];
        using LibreOffice office = new();
        IReadOnlyList<RenderedDocument> rendered = office.Render([.. names.Select(name => File.ReadAllBytes(samples.PathOf(name + ".docx")))]);

        StringBuilder differences = new();
        for (int at = 0; at < names.Length; at++)
        {
            string[][] pdf = PagesOf(ExternalTool.Run("pdftotext", "-raw", samples.PathOf(names[at] + ".pdf"), "-"));
            string[][] docx = PagesOf(string.Join('\f', rendered[at].Pages.Select(page => string.Join('\n', page))));
            Assert.Equal(Sorted(pdf), Sorted(docx));
            if (pdf.Length != docx.Length && PagesWithoutCloserLines(names[at]) != docx.Length)
            {
                differences.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{names[at]}: {pdf.Length} pages in the .pdf, {docx.Length} in LibreOffice");
            }
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [Fact]
    public void Every_page_of_every_sample_has_ink_on_it()
    {
        using TemporaryFolder folder = new();
        foreach (string name in Texts.Samples.Select(row => row.Data))
        {
            ExternalTool.Run("pdftoppm", "-r", "20", "-gray", samples.PathOf(name + ".pdf"), folder.PathOf(name));
            string[] pages = Directory.GetFiles(folder.Path, name + "-*.pgm");
            Assert.Equal(samples.Report(name).GetProperty("counts").GetProperty("pages").GetInt32(), pages.Length);
            Assert.All(pages, page => Assert.Contains(File.ReadAllBytes(page)[20..], level => level < 200));
        }
    }

    /// <summary>
    /// Pages of a .pdf in which no page is set closer for the sake of a signature: a word processor makes its pages itself and carries the
    /// signature over (docs/decisions/0007-signature-room.md).
    /// </summary>
    private static int PagesWithoutCloserLines(string name)
    {
        using TemporaryFolder folder = new();
        string style = folder.Write("plain.yaml", "extends: gbt9704\nsignature:\n  extraLines: 0\n"u8.ToArray());
        Assert.Equal(0, CommandLineRun.Of("convert", Texts.Sample(name), "--out", folder.Path, "--style", style, "--fonts", Repository.Fonts).ExitCode);
        return PagesOf(ExternalTool.Run("pdftotext", "-raw", folder.PathOf(name + ".pdf"), "-")).Length;
    }

    private static void AssertGrid(string[][] pages)
    {
        Assert.True(pages.Length > 2);
        foreach (string[] page in pages[1..^1])
        {
            Assert.Equal(22, page.Length);
            Assert.All(page, line => Assert.Equal(28, line.Length));
        }
    }

    /// <summary>The lines of each page without blanks, and without the page number at the foot.</summary>
    private static string[][] PagesOf(string text) =>
    [
        .. text.Split('\f', StringSplitOptions.RemoveEmptyEntries)
            .Select(page => page.Split('\n').Select(WithoutBlanks).Where(line => line.Length > 0 && !IsPageNumber(line)).ToArray())
            .Where(page => page.Length > 0),
    ];

    /// <summary>All characters in order of code point: readers of a page order the cells of a table differently.</summary>
    private static string Sorted(string[][] pages) => string.Concat(pages.SelectMany(page => page).SelectMany(line => line).Order());

    private static bool IsPageNumber(string line) => line.Length > 2 && line[0] == '—' && line[^1] == '—' && line[1..^1].All(char.IsAsciiDigit);

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
