using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>What the command line says of itself and of what it made.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("convert", "--help")]
    public void The_help_calls_the_program_by_the_name_that_people_type(params string[] arguments)
    {
        CommandLineRun run = CommandLineRun.Of(arguments);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  converter ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Converter.Cli", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_pdf_no_number_of_pages_is_said()
    {
        string text = _folder.Write("通知.txt", "关于做好防汛工作的通知\n各县区人民政府：\n现将有关事项通知如下。\n"u8.ToArray());
        CommandLineRun run = CommandLineRun.Of("convert", text, "--out", _folder.PathOf("out"), "--formats", "docx", "--fonts", Repository.Fonts);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("pages", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_that_a_sheet_names_can_be_had()
    {
        CommandLineRun run = CommandLineRun.Of("styles", "schema");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllText(Repository.PathOf("styles", "schema.json")), run.Output);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(run.Output).RootElement.ValueKind);
    }
}
