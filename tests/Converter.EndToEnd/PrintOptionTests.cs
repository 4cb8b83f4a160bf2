using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>What the command line can ask of a .pdf: colours, crop marks, passwords; and what the report says of its label.</summary>
public sealed class PrintOptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("converter-print-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Crop_marks_and_inks_come_from_the_command_line_and_the_report_says_why_there_is_no_label()
    {
        (CommandLineRun run, JsonElement report) = Convert("--crop-marks", "--pdf-colors", "cmyk");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"TrimBox: +28\.35", ExternalTool.Run("pdfinfo", "-box", PathOf("letter.pdf")));
        Assert.Equal("PDF/UA-1", LabelOf(report));
        Assert.Contains("pdf.no-label-cmyk", CodesOf(report));
    }

    [Fact]
    public void Without_options_the_report_states_both_labels()
    {
        Assert.Equal("PDF/A-2u, PDF/UA-1", LabelOf(Convert().Report));
    }

    [Fact]
    public void A_password_comes_from_a_file_and_permissions_from_a_list()
    {
        string secret = Path.Combine(_folder, "secret.txt");
        File.WriteAllText(secret, "所有者1\n");
        (CommandLineRun run, JsonElement report) = Convert("--owner-password", "file:" + secret, "--permissions", "print-draft,copy");

        Assert.Equal(0, run.ExitCode);
        string shown = ExternalTool.Run("qpdf", "--show-encryption", "--password=所有者1", PathOf("letter.pdf"));
        Assert.Contains("Supplied password is owner password", shown, StringComparison.Ordinal);
        Assert.Contains("print low resolution: allowed", shown, StringComparison.Ordinal);
        Assert.Contains("print high resolution: not allowed", shown, StringComparison.Ordinal);
        Assert.Contains("extract for any purpose: allowed", shown, StringComparison.Ordinal);
        Assert.Equal(string.Empty, LabelOf(report));
        Assert.Contains("pdf.no-label-encrypted", CodesOf(report));
        Assert.DoesNotContain("所有者1", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user-password", "pass:a", "pdf.no-owner-password")]
    [InlineData("--permissions", "print", "pdf.no-owner-password")]
    [InlineData("--owner-password", "env:NO_SUCH_VARIABLE_HERE", "pdf.password-missing")]
    [InlineData("--owner-password", "file:/no/such/file", "pdf.password-missing")]
    [InlineData("--owner-password", "geheim", "pdf.password-missing")]
    [InlineData("--owner-password", "pass:ＡＢＣ", "pdf.password-character")]
    [InlineData("--cmyk-profile", "/no/such/file", "pdf.cmyk-profile")]
    [InlineData("--permissions", "sing", "--permissions sing")]
    [InlineData("--pdf-colors", "lab", "--pdf-colors lab")]
    public void What_cannot_be_done_is_said_and_nothing_is_written(string option, string value, string said)
    {
        CommandLineRun run = Run(option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.pdf"));
    }

    private CommandLineRun Run(params string[] options) => CommandLineRun.Of(
        ["convert", Repository.PathOf("samples", "letter.txt"), "--out", _folder, "--fonts", Repository.Fonts, "--formats", "pdf", .. options]);

    private (CommandLineRun Run, JsonElement Report) Convert(params string[] options)
    {
        CommandLineRun run = Run(options);
        return (run, JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(PathOf("letter.report.json"))));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static string? LabelOf(JsonElement report) => report.GetProperty("outputs")[0].GetProperty("label").GetString();

    private static IEnumerable<string?> CodesOf(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("code").GetString());
}
