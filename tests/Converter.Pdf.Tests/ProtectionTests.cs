using System.Text;
using Converter.Pdf.Tests.Pages;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>Passwords and permissions, by what the readers of others make of them.</summary>
public sealed class ProtectionTests : IDisposable
{
    private const string User = "打开 123";
    private const string Owner = "Owner-密码~";

    private readonly string _folder = Directory.CreateTempSubdirectory("converter-pdf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(User)]
    [InlineData(Owner)]
    public void Qpdf_poppler_MuPDF_and_Ghostscript_open_the_file_with_either_password(string password)
    {
        string file = Write(new PdfProtection(User, Owner, PdfPermissions.Print));
        string plain = Write(null);
        string expected = ExternalTool.Run("pdftotext", "-raw", plain, "-");

        Assert.Contains("No syntax or stream encoding errors found", ExternalTool.Run("qpdf", "--password=" + password, "--check", file), StringComparison.Ordinal);
        Assert.Equal(expected, ExternalTool.Run("pdftotext", "-raw", password == User ? "-upw" : "-opw", password, file, "-"));
        Assert.Equal(
            ExternalTool.Run("mutool", "draw", "-q", "-F", "text", plain), ExternalTool.Run("mutool", "draw", "-q", "-F", "text", "-p", password, file));
        Assert.Equal(string.Empty, ExternalTool.Run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-sPDFPassword=" + password, file));
    }

    [Fact]
    public void Nobody_opens_the_file_without_a_password_or_with_a_wrong_one()
    {
        string file = Write(new PdfProtection(User, Owner, PdfPermissions.All));

        Assert.NotEqual(0, ExternalTool.TryRun("qpdf", "--check", file).ExitCode);
        Assert.NotEqual(0, ExternalTool.TryRun("pdftotext", "-upw", "打开 124", file, "-").ExitCode);
        Assert.NotEqual(0, ExternalTool.TryRun("mutool", "draw", "-q", "-F", "text", "-p", "owner", file).ExitCode);
    }

    [Fact]
    public void Nothing_of_the_document_can_be_read_from_the_bytes()
    {
        string file = Write(new PdfProtection(User, Owner, PdfPermissions.All), PdfCompression.None);
        string bytes = Encoding.Latin1.GetString(File.ReadAllBytes(file));

        Assert.DoesNotContain("<FEFF", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("Converter", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("xpacket", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(" >> BDC\n", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(User, Encoding.UTF8.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PdfPermissions.None, "")]
    [InlineData(PdfPermissions.PrintDraft, "print low resolution")]
    [InlineData(PdfPermissions.Print, "print low resolution, print high resolution")]
    [InlineData(PdfPermissions.Copy, "extract for any purpose")]
    [InlineData(PdfPermissions.Modify, "modify other")]
    [InlineData(PdfPermissions.Annotate, "modify annotations")]
    [InlineData(PdfPermissions.FillIn, "modify forms")]
    [InlineData(PdfPermissions.Assemble, "modify document assembly")]
    public void Permissions_are_what_qpdf_shows(PdfPermissions permissions, string allowed)
    {
        string file = Write(new PdfProtection(string.Empty, Owner, permissions));
        string shown = ExternalTool.Run("qpdf", "--show-encryption", file);

        Assert.Contains("R = 6", shown, StringComparison.Ordinal);
        Assert.Contains("stream encryption method: AESv3", shown, StringComparison.Ordinal);
        Assert.Contains("string encryption method: AESv3", shown, StringComparison.Ordinal);
        string[] found =
        [
            .. shown.Split('\n').Where(static line => line.EndsWith(": allowed", StringComparison.Ordinal))
                .Select(static line => line[..line.IndexOf(':', StringComparison.Ordinal)]),
        ];
        Assert.Equal(["extract for accessibility", .. allowed.Split(", ", StringSplitOptions.RemoveEmptyEntries)], found.Order(StringComparer.Ordinal).OrderBy(line => allowed.IndexOf(line, StringComparison.Ordinal)));
    }

    [Fact]
    public void Equal_input_gives_equal_bytes_and_another_password_or_text_another_key()
    {
        PdfProtection protection = new(User, Owner, PdfPermissions.Print);
        byte[] first = Bytes(SamplePages.Tiny(), protection);

        Assert.Equal(first, Bytes(SamplePages.Tiny(), protection));
        Assert.NotEqual(first, Bytes(SamplePages.Tiny(), protection with { OwnerPassword = "b" }));
        Assert.NotEqual(first, Bytes(SamplePages.Tiny(), protection with { Permissions = PdfPermissions.All }));
    }

    [Fact]
    public void The_file_bears_no_label_and_says_why()
    {
        PdfOptions options = new() { Protection = new PdfProtection(string.Empty, Owner, PdfPermissions.All) };
        TypesetDocument pages = SamplePages.Everything().Build();
        PdfLabel label = PdfLabel.Of(options, pages.Source.Sheet.Print);

        Assert.Equal(PdfConformance.None, label.Conformance);
        Assert.Equal("pdf.no-label-encrypted", label.Finding?.Code);
        string file = Write(options.Protection);
        Assert.DoesNotContain("pdfaid", ExternalTool.Run("pdfinfo", "-meta", file), StringComparison.Ordinal);
        Assert.Contains("关于开展二〇二六年度", ExternalTool.Run("pdfinfo", file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_in_no_text_of_the_options()
    {
        PdfOptions options = new() { Protection = new PdfProtection(User, Owner, PdfPermissions.Print) };

        Assert.DoesNotContain(User, options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Owner, options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "pdf.no-owner-password")]
    [InlineData("打开", "", "pdf.no-owner-password")]
    [InlineData("", "ＡＢＣ", "pdf.password-character")]
    [InlineData("a\tb", "c", "pdf.password-character")]
    [InlineData("", "é", "pdf.password-character")]
    [InlineData("", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "pdf.password-long")]
    [InlineData("", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", null)]
    [InlineData("打开 1", "~!", null)]
    public void A_password_that_readers_would_disagree_about_is_a_finding(string user, string owner, string? code)
    {
        Assert.Equal(code, new PdfProtection(user, owner, PdfPermissions.All).Fault?.Code);
    }

    private string Write(PdfProtection? protection, PdfCompression compression = PdfCompression.Fast)
    {
        string path = Path.Combine(_folder, Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, PdfWriter.Write(SamplePages.Everything().Build(), new PdfOptions { Protection = protection, Compression = compression }));
        return path;
    }

    private static byte[] Bytes(PageSetter pages, PdfProtection protection) => PdfWriter.Write(pages.Build(), new PdfOptions { Protection = protection });
}
