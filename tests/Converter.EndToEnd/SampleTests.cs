using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Converter.Documents;
using Converter.Reading;
using Converter.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.EndToEnd;

/// <summary>Every sample, from its bytes to the files, looked into by programs that know nothing of this one.</summary>
public sealed partial class SampleTests(ConvertedSamples samples)
{
    public static TheoryData<string> Samples => Texts.Samples;

    [Fact]
    public void The_run_says_a_line_per_file_and_a_summary_with_pages_fonts_and_findings()
    {
        Assert.Equal(0, samples.Run.ExitCode);
        Assert.Equal(string.Empty, samples.Run.Output);
        Assert.Equal(Texts.Samples.Count, ProgressLine().Count(samples.Run.Error));
        Assert.Contains("页 / pages", samples.Run.Error, StringComparison.Ordinal);
        Assert.Contains("字体 / fonts: ", samples.Run.Error, StringComparison.Ordinal);
        Assert.Contains("发现 / findings: ", samples.Run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_report_agrees_with_the_files(string name)
    {
        JsonElement report = samples.Report(name);
        Assert.True(report.GetProperty("conserved").GetBoolean());
        foreach (JsonElement output in report.GetProperty("outputs").EnumerateArray())
        {
            byte[] content = File.ReadAllBytes(samples.PathOf($"{name}.{output.GetProperty("format").GetString()}"));
            Assert.Equal(content.Length, output.GetProperty("bytes").GetInt64());
            Assert.Equal(
                System.Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)),
                output.GetProperty("sha256").GetString());
        }

        string pages = PageCount().Match(ExternalTool.Run("pdfinfo", samples.PathOf(name + ".pdf"))).Groups[1].Value;
        Assert.Equal(pages, report.GetProperty("counts").GetProperty("pages").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_layout_is_dumped_beside_the_files_and_a_blank_page_pads_an_odd_number()
    {
        using TemporaryFolder folder = new();
        string[] options = ["--formats", "pdf", "--dump-layout", "--pad-even", "--mirrored", "--fonts", Repository.Fonts];
        Assert.Equal(0, CommandLineRun.Of(["convert", Texts.Sample("raw-speech"), Texts.Sample("letter"), "--out", folder.Path, .. options]).ExitCode);
        foreach (string name in (string[])["raw-speech", "letter"])
        {
            string layout = File.ReadAllText(folder.PathOf(name + ".layout.txt"));
            int pages = layout.Split('\n').Count(line => line.StartsWith("page ", StringComparison.Ordinal));
            Assert.Equal(0, pages % 2);
            Assert.Equal(pages, int.Parse(PageCount().Match(ExternalTool.Run("pdfinfo", folder.PathOf(name + ".pdf"))).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_text_of_the_pdf_is_the_text_of_the_document_character_by_character(string name) =>
        Assert.Equal(DocumentText(name), PdfText(samples.PathOf(name + ".pdf")));

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_text_of_the_docx_is_the_text_of_the_document_character_by_character(string name)
    {
        using WordprocessingDocument docx = WordprocessingDocument.Open(samples.PathOf(name + ".docx"), isEditable: false);
        string text = string.Concat(docx.MainDocumentPart!.Document.Body!.Descendants<Text>().Select(run => run.Text));
        if (name == "upward")
        {
            // The number stands on the line of the last signer (GB/T 9704 7.2.5), behind those of the lines above.
            Assert.Equal(DocumentText(name).Order(), WithoutBlanks(text).Order());
            return;
        }

        Assert.Equal(DocumentText(name), WithoutBlanks(text));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_pdf_is_sound(string name)
    {
        ExternalTool.Run("qpdf", "--check", samples.PathOf(name + ".pdf"));
        string fonts = ExternalTool.Run("pdffonts", samples.PathOf(name + ".pdf"));
        Assert.All(fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2), line => Assert.Matches(EmbeddedSubsetWithUnicode(), line));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_fonts_of_the_pdf_are_those_of_the_style(string name)
    {
        string fonts = ExternalTool.Run("pdffonts", samples.PathOf(name + ".pdf"));
        string[] used = [.. EmbeddedName().Matches(fonts).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        string[] reported =
        [
            .. samples.Report(name).GetProperty("fonts").EnumerateArray()
                .SelectMany(font => font.GetProperty("embedded").EnumerateArray())
                .Select(font => font.GetString()!)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(reported, used);
        Assert.Contains(used, font => font.StartsWith("FandolFang", StringComparison.Ordinal));
        Assert.Contains(used, font => font.StartsWith("FandolSong", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Equal_input_gives_equal_bytes(string name)
    {
        using TemporaryFolder again = new();
        CommandLineRun run = CommandLineRun.Of("convert", Texts.Sample(name), "--out", again.Path, "--fonts", Repository.Fonts);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllBytes(samples.PathOf(name + ".docx")), File.ReadAllBytes(again.PathOf(name + ".docx")));
        Assert.Equal(File.ReadAllBytes(samples.PathOf(name + ".pdf")), File.ReadAllBytes(again.PathOf(name + ".pdf")));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_style_or_part_that_the_docx_refers_to_is_missing(string name)
    {
        using WordprocessingDocument docx = WordprocessingDocument.Open(samples.PathOf(name + ".docx"), isEditable: false);
        MainDocumentPart main = docx.MainDocumentPart!;
        HashSet<string> defined = [.. main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(style => style.StyleId!.Value!)];
        string[] asked =
        [
            .. main.Document.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!),
            .. main.Document.Descendants<RunStyle>().Select(style => style.Val!.Value!),
        ];
        Assert.Empty(asked.Except(defined));
        Assert.All(main.Document.Descendants<FooterReference>(), reference => Assert.NotNull(main.GetPartById(reference.Id!.Value!)));
    }

    private static string DocumentText(string name)
    {
        ReadingResult reading = Reader.Read(File.ReadAllBytes(Texts.Sample(name)), new ReadingOptions(), new StageClock(TimeProvider.System));
        IEnumerable<string> texts = reading.Outlined!.Document.Blocks.SelectMany(block => block switch
        {
            TextBlock text => [text.Text.Text],
            TableBlock table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
            _ => Enumerable.Empty<string>(),
        });
        return WithoutBlanks(string.Concat(texts));
    }

    /// <summary>The text that poppler extracts, page by page, without the page number at the foot of each.</summary>
    private static string PdfText(string path)
    {
        StringBuilder text = new();
        foreach (string page in ExternalTool.Run("pdftotext", "-raw", path, "-").Split('\f'))
        {
            text.Append(PageNumber().Replace(page.TrimEnd(), string.Empty));
        }

        return WithoutBlanks(text.ToString());
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    [GeneratedRegex(@"^\[\d+/\d+\] ", RegexOptions.Multiline)]
    private static partial Regex ProgressLine();

    [GeneratedRegex(@"Pages:\s+(\d+)")]
    private static partial Regex PageCount();

    [GeneratedRegex(@"\n?— ?\d+ ?—$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^[A-Z]{6}\+\S+ .*Identity-H\s+yes yes yes")]
    private static partial Regex EmbeddedSubsetWithUnicode();

    [GeneratedRegex(@"^[A-Z]{6}\+(\S+?)(-Identity-H)? ", RegexOptions.Multiline)]
    private static partial Regex EmbeddedName();
}
