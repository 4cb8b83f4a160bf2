using Converter.Documents;
using Converter.Pdf.Tests.Pages;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>What programs of others say of the files.</summary>
public sealed class ReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("converter-pdf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(PdfConformance.A2uUa1, PdfCompression.Fast)]
    [InlineData(PdfConformance.A2uUa1, PdfCompression.Small)]
    [InlineData(PdfConformance.A2uUa1, PdfCompression.None)]
    [InlineData(PdfConformance.A1b, PdfCompression.Fast)]
    [InlineData(PdfConformance.None, PdfCompression.Fast)]
    public void Qpdf_MuPDF_Ghostscript_and_poppler_open_the_file_without_a_word(PdfConformance conformance, PdfCompression compression)
    {
        string file = Write(SamplePages.Everything(), new PdfOptions { Conformance = conformance, Compression = compression });

        Assert.Contains("No syntax or stream encoding errors found", ExternalTool.Run("qpdf", "--check", file), StringComparison.Ordinal);
        Assert.Empty(Complaints("mutool", "draw", "-r", "30", "-o", Path.Combine(_folder, "page%d.png"), file));
        Assert.Empty(Complaints("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", file));
        Assert.Empty(Complaints("pdftoppm", "-r", "30", "-png", file, Path.Combine(_folder, "seen")));
    }

    [Fact]
    public void A_page_with_nothing_on_it_is_a_page()
    {
        TypesetDocument document = new PageSetter().Build(pageNumbers: false);
        string file = Path.Combine(_folder, "empty.pdf");
        File.WriteAllBytes(file, PdfWriter.Write(document, new PdfOptions()));

        Assert.Empty(Conformance.ConformanceChecker.Check(File.ReadAllBytes(file)));
        Assert.Contains("No syntax or stream encoding errors found", ExternalTool.Run("qpdf", "--check", file), StringComparison.Ordinal);
        Assert.Contains("无标题", ExternalTool.Run("pdfinfo", file), StringComparison.Ordinal);
    }

    [Fact]
    public void Poppler_and_MuPDF_take_out_the_text_of_the_document()
    {
        PageSetter setter = SamplePages.Everything();
        string file = Write(setter, new PdfOptions(), pageNumbers: false);
        string expected = WithoutBlanks(setter.Text);

        Assert.Equal(expected, WithoutBlanks(ExternalTool.Run("pdftotext", "-raw", file, "-")));
        Assert.Equal(expected, WithoutBlanks(ExternalTool.Run("mutool", "draw", "-q", "-F", "text", file)));
    }

    [Fact]
    public void Poppler_sees_the_structure_with_a_heading_inside_its_paragraph()
    {
        string structure = ExternalTool.Run("pdfinfo", "-struct-text", Write(SamplePages.Tiny(), new PdfOptions()));

        Assert.Equal(
            """
            Document
              H1 (block)
                "通知"
              P (block)
                H2 (block):
                   /Placement /Inline
                  "一、要求。"
                "照办1次。"

            """,
            structure);
    }

    [Fact]
    public void Poppler_says_that_every_font_is_an_embedded_subset_with_a_map_to_characters()
    {
        string[] fonts = ExternalTool.Run("pdffonts", Write(SamplePages.Everything(), new PdfOptions())).Split('\n')[2..^1];

        Assert.Equal(4, fonts.Length);
        Assert.All(fonts, static font => Assert.Matches("yes (yes|no ) yes +[0-9]+  0$", font));
        Assert.Single(fonts, static font => font.Contains("Type 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Bookmarks_are_nested_and_lead_to_their_pages()
    {
        string outline = ExternalTool.Run("mutool", "show", Write(SamplePages.Everything(), new PdfOptions()), "outline");

        Assert.Equal(
            ["一、总体要求", "（一）坚持问题导向。", "1.压实责任。", "二、工作安排"],
            outline.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('"')[1]));
    }

    [Fact]
    public void Preflight_accepts_the_file_as_PDF_A_1b()
    {
        Assert.SkipUnless(Preflight.IsInstalled, Preflight.NotInstalled);
        string everything = Write(SamplePages.Everything(), new PdfOptions { Conformance = PdfConformance.A1b, Author = "甲" });
        string least = Write(new PageSetter().Block(Role.Body, "照办。"), new PdfOptions { Conformance = PdfConformance.A1b }, pageNumbers: false);
        Preflight.Accepts(everything);
        Preflight.Accepts(least);
    }

    private string Write(PageSetter setter, PdfOptions options, bool pageNumbers = true)
    {
        string path = Path.Combine(_folder, Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, PdfWriter.Write(setter.Build(pageNumbers), options));
        return path;
    }

    /// <summary>What a program says besides its progress; a MuPDF built without colour management says so of every file.</summary>
    private static IEnumerable<string> Complaints(string program, params string[] arguments)
    {
        (int exitCode, string output, string error) = ExternalTool.TryRun(program, arguments);
        Assert.True(exitCode == 0, error);
        return (output + error).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith("page ", StringComparison.Ordinal) && line != "warning: ICC support is not available");
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(static character => !char.IsWhiteSpace(character)));
}
