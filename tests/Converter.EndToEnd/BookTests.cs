using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>Many texts as one book, and a contents before one text, from the command line to files that other programs look into.</summary>
public sealed partial class BookTests(ConvertedBook book, ConvertedSamples samples) : IClassFixture<ConvertedBook>
{
    /// <summary>Cover and contents, each with its blank page.</summary>
    private const int FrontPages = 4;

    [Fact]
    public void Every_text_begins_on_a_right_hand_page_and_the_pages_count_on()
    {
        Assert.Equal(0, book.Run.ExitCode);
        Assert.Equal([1, 9, 13], book.Report.GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("counts").GetProperty("firstPage").GetInt32()));
        string[] pages = PagesOf(book.PathOf(".pdf"));
        Assert.Equal(book.Report.GetProperty("counts").GetProperty("pages").GetInt32(), pages.Length);
        Assert.Contains("青岚市人民政府办公室文件", pages[FrontPages], StringComparison.Ordinal);
        Assert.StartsWith("以实干担当跑出重点项目建设加速度", pages[FrontPages + 8], StringComparison.Ordinal);
        Assert.Equal([false, true, false, true], pages[..FrontPages].Select(page => page.Length == 0));
        Assert.EndsWith("—I—", pages[2], StringComparison.Ordinal);
        Assert.EndsWith("—9—", pages[FrontPages + 8], StringComparison.Ordinal);
    }

    [Fact]
    public void The_docx_has_the_pages_of_the_pdf_blank_ones_and_all()
    {
        string[] ours = PagesOf(book.PathOf(".pdf"));
        string[] drawn = PagesOf(book.Drawn);

        // The first page of a letter bears no number (GB/T 9704 10.1), the cover and blank pages neither. A floating imprint is drawn behind the number.
        Assert.Equal(ours.Select(page => Number().Match(page).Value), drawn.Select(page => Number().Match(page).Value));
        string all = string.Concat(ours.Select(page => Number().Replace(page, string.Empty)));
        int at = 0;
        foreach ((string our, string page) in ours.Select(page => Number().Replace(page, string.Empty)).Zip(drawn))
        {
            // Within a line of 28 characters, where LibreOffice breaks lines otherwise (docs/decisions/0009-docx-lines.md).
            int from = Math.Max(0, at - 28);
            Assert.Contains(page[..Math.Min(6, page.Length)], all[from..Math.Min(all.Length, at + 28 + 6)], StringComparison.Ordinal);
            Assert.Equal(our.Length == 0, page.Length == 0);
            at += our.Length;
        }
    }

    [Fact]
    public void Both_contents_name_the_pages_that_the_headings_stand_on()
    {
        List<(string Title, int Page)> ours = ContentsOf(PagesOf(book.PathOf(".pdf"))[2]);
        Assert.Equal(18, ours.Count);
        Assert.Equal(ours, ContentsOf(PagesOf(book.Drawn)[2]));
        foreach (string[] pages in new[] { PagesOf(book.PathOf(".pdf")), PagesOf(book.Drawn) })
        {
            Assert.All(ours, entry => Assert.Contains(entry.Title, pages[FrontPages + entry.Page - 1], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void LibreOffice_keeps_the_contents_when_it_saves_the_docx()
    {
        Assert.Equal(EntriesOf(File.ReadAllBytes(book.PathOf(".docx"))), EntriesOf(book.SavedAgain));
        Assert.Equal(18, EntriesOf(book.SavedAgain).Count);
    }

    [Fact]
    public void LibreOffice_makes_the_same_contents_when_it_updates_them()
    {
        IEnumerable<(string, int)> made = book.Updated.Split('\n')
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .Where(parts => parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out _))
            .Select(parts => (Blanks().Replace(parts[0], string.Empty), int.Parse(parts[1], CultureInfo.InvariantCulture)));
        Assert.Equal(ContentsOf(PagesOf(book.PathOf(".pdf"))[2]), made);
    }

    [Fact]
    public void The_report_says_of_each_text_what_it_says_of_the_text_alone()
    {
        JsonElement report = book.Report;
        Assert.True(report.GetProperty("conserved").GetBoolean());
        Assert.Equal(ConvertedBook.Title, report.GetProperty("book").GetProperty("title").GetString());
        Assert.Equal(["docx", "pdf"], report.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("format").GetString()));
        foreach ((string name, JsonElement text) in ConvertedBook.Texts.Zip(report.GetProperty("texts").EnumerateArray()))
        {
            JsonElement alone = samples.Report(name);
            Assert.Equal(name + ".txt", text.GetProperty("source").GetProperty("name").GetString());
            foreach (string part in new[] { "kind", "style", "removed", "changed", "placeholders", "findings" })
            {
                Assert.True(JsonElement.DeepEquals(alone.GetProperty(part), text.GetProperty(part)), $"{name}: {part}");
            }
        }
    }

    [Fact]
    public void The_pdf_is_sound_and_equal_input_gives_equal_bytes()
    {
        ExternalTool.Run("qpdf", "--check", book.PathOf(".pdf"));
        Assert.Contains(ConvertedBook.Title, ExternalTool.Run("pdfinfo", book.PathOf(".pdf")), StringComparison.Ordinal);
        using TemporaryFolder again = new();
        Assert.Equal(0, ConvertedBook.Make(again.Path).ExitCode);
        foreach (string ending in new[] { ".docx", ".pdf" })
        {
            Assert.Equal(File.ReadAllBytes(book.PathOf(ending)), File.ReadAllBytes(again.PathOf(ConvertedBook.Title + ending)));
        }
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_named_and_no_book_is_made_without_it()
    {
        using TemporaryFolder folder = new();
        string empty = folder.PathOf("empty.txt");
        File.WriteAllText(empty, "\n\n");
        string output = folder.PathOf("out");
        CommandLineRun run = CommandLineRun.Of("convert", "--book", "汇编", Texts.Sample("speech"), empty, "--out", output, "--fonts", Repository.Fonts);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("empty.txt: error", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Theory]
    [InlineData("--book", "汇编", "--set", "number=1号")]
    [InlineData("--book", " ", "--set", "issuer=某局")]
    [InlineData("--contents=5", "--set", "issuer=某局", "--comments")]
    public void What_a_book_does_not_have_is_a_fault_of_usage(params string[] options) =>
        Assert.Equal(2, CommandLineRun.Of(["convert", .. options, Texts.Sample("speech"), "--out", Path.GetTempPath()]).ExitCode);

    [Fact]
    public void One_text_has_a_contents_of_its_own_where_it_is_asked_for()
    {
        using TemporaryFolder folder = new();
        CommandLineRun run = CommandLineRun.Of("convert", "--out", folder.Path, "--fonts", Repository.Fonts, "--contents", Texts.Sample("speech"));
        Assert.Equal(0, run.ExitCode);
        string[] pages = PagesOf(folder.PathOf("speech.pdf"));
        JsonElement report = JsonDocument.Parse(File.ReadAllBytes(folder.PathOf("speech.report.json"))).RootElement;
        Assert.True(report.GetProperty("conserved").GetBoolean());
        Assert.Equal(samples.Report("speech").GetProperty("counts").GetProperty("pages").GetInt32() + 2, pages.Length);
        List<(string Title, int Page)> contents = ContentsOf(pages[0]);
        Assert.Equal(12, contents.Count);
        Assert.Equal("第一，项目储备不够厚实", contents[1].Title);
        Assert.All(contents, entry => Assert.Contains(entry.Title, pages[entry.Page + 1], StringComparison.Ordinal));
        Assert.Equal(contents, EntriesOf(File.ReadAllBytes(folder.PathOf("speech.docx"))));
    }

    [Fact]
    public void A_style_sheet_may_ask_for_contents_and_the_command_line_may_forbid_them()
    {
        using TemporaryFolder folder = new();
        string sheet = folder.PathOf("office.yaml");
        File.WriteAllText(sheet, "extends: speech\ntitle: 本单位\ncontents: {show: always, levels: 1, pageNumber: none, title: 目次}\n");
        string[] arguments = ["convert", Texts.Sample("speech"), "--style", sheet, "--formats", "pdf", "--fonts", Repository.Fonts];
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--out", folder.PathOf("a")]).ExitCode);
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--out", folder.PathOf("b"), "--contents=0"]).ExitCode);
        string[] with = PagesOf(Path.Combine(folder.PathOf("a"), "speech.pdf"));
        Assert.StartsWith("目次", with[0], StringComparison.Ordinal);
        Assert.Equal(3, ContentsOf(with[0]).Count);
        Assert.DoesNotContain("—I—", with[0], StringComparison.Ordinal);
        Assert.Equal(with[2..], PagesOf(Path.Combine(folder.PathOf("b"), "speech.pdf")));
    }

    /// <summary>The pages as poppler extracts them, without blanks.</summary>
    private static string[] PagesOf(string pdf) =>
        [.. ExternalTool.Run("pdftotext", "-raw", pdf, "-").Split('\f')[..^1].Select(page => Blanks().Replace(page, string.Empty))];

    /// <summary>The headings of a page of contents with their numbers.</summary>
    private static List<(string Title, int Page)> ContentsOf(string page) =>
    [
        .. Entry().Matches(page[page.IndexOfAny(['录', '次'])..][1..]).Select(match =>
            (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))),
    ];

    /// <summary>The same from the field of a .docx.</summary>
    private static List<(string Title, int Page)> EntriesOf(byte[] docx)
    {
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        using ZipArchive zip = new(new MemoryStream(docx));
        using Stream stream = zip.GetEntry("word/document.xml")!.Open();
        return
        [
            .. XDocument.Load(stream).Descendants(w + "p")
                .Select(paragraph => (Style: (string?)paragraph.Element(w + "pPr")?.Element(w + "pStyle")?.Attribute(w + "val"), Texts: paragraph.Descendants(w + "t").Select(text => text.Value).ToList()))
                .Where(paragraph => paragraph.Style is { } style && (style.StartsWith("TOC", StringComparison.Ordinal) || style.StartsWith("Contents", StringComparison.Ordinal)) && paragraph.Texts.Count > 1)
                .Select(paragraph => (Blanks().Replace(string.Concat(paragraph.Texts[..^1]), string.Empty), int.Parse(paragraph.Texts[^1], CultureInfo.InvariantCulture))),
        ];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("—[0-9IVX]+—")]
    private static partial Regex Number();

    [GeneratedRegex(@"(.+?)[.…]+(\d{1,2})(?=\D|$)")]
    private static partial Regex Entry();
}
