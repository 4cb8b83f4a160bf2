using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>What a person decides about a line is obeyed and said.</summary>
public sealed class CorrectionTests : IDisposable
{
    private const string Text = "关于做好防汛工作的通知\n各县区：\n现将有关事项通知如下。\n一、提高认识\n各级要高度重视。\n二、落实责任\n层层压实责任。\n长按二维码关注本站公众号获取更多材料\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_is_set_by_words_on_the_command_line()
    {
        JsonElement line = Line(Outline("--set-line", "6=body"), 6);
        Assert.Equal("body", line.GetProperty("role").GetString());
    }

    [Fact]
    public void A_heading_is_given_the_level_that_was_set()
    {
        JsonElement line = Line(Outline("--set-line", "6=heading:2"), 6);
        Assert.Equal(2, line.GetProperty("level").GetInt32());
    }

    [Fact]
    public void A_line_that_was_removed_comes_back_and_one_that_stayed_is_removed()
    {
        Assert.Equal("junk", Line(Outline(), 8).GetProperty("role").GetString());

        JsonElement corrected = Outline("--set-line", "8=body", "--set-line", "7=junk");
        Assert.Equal("body", Line(corrected, 8).GetProperty("role").GetString());
        Assert.Equal("junk", Line(corrected, 7).GetProperty("role").GetString());
    }

    [Fact]
    public void An_edited_outline_beside_the_text_is_obeyed()
    {
        string path = Write();
        JsonNode outline = JsonNode.Parse(CommandLineRun.Of("outline", path).Output)!;
        outline["lines"]!.AsArray().Single(line => (int)line!["n"]! == 4)!["role"] = "body";
        File.WriteAllText(_folder.PathOf("text.outline.json"), outline.ToJsonString());

        JsonElement obeyed = JsonDocument.Parse(CommandLineRun.Of("outline", path).Output).RootElement;
        Assert.Equal("body", Line(obeyed, 4).GetProperty("role").GetString());
    }

    [Fact]
    public void A_correction_is_in_the_report()
    {
        CommandLineRun run = CommandLineRun.Of("convert", Write(), "--out", _folder.Path, "--fonts", Repository.Fonts, "--set-line", "6=heading:2");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("outline.corrected", File.ReadAllText(_folder.PathOf("text.report.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_corrections_that_is_not_understood_is_said()
    {
        string path = Write();
        File.WriteAllText(_folder.PathOf("text.outline.json"), "{");
        Assert.Contains("outline.correction-malformed", CommandLineRun.Of("outline", path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Placeholders_are_refused_where_a_final_copy_is_asked_for()
    {
        string path = _folder.Write("draft.txt", Encoding.UTF8.GetBytes("关于做好××工作的通知\n各县区：\n现将有关事项通知如下。\n"));
        string output = _folder.PathOf("out");

        CommandLineRun refused = CommandLineRun.Of("convert", path, "--out", output, "--refuse-placeholders");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("placeholders.left", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));

        Assert.Equal(0, CommandLineRun.Of("convert", path, "--out", output, "--fonts", Repository.Fonts).ExitCode);
    }

    [Fact]
    public void Proof_writes_a_repaired_text_and_leaves_the_old_one()
    {
        byte[] old = Encoding.UTF8.GetBytes("关于做好安全工作的通知\n各县区：\n现将有关事项通知如下。\n一，提高认识\n要高度重视。\n二、落实责任\n要压实责任。\n");
        string path = _folder.Write("wrong.txt", old);

        CommandLineRun run = CommandLineRun.Of("proof", path, "--fix", _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(old, File.ReadAllBytes(path));
        Assert.Contains("一、提高认识", File.ReadAllText(_folder.PathOf("wrong.fixed.txt")), StringComparison.Ordinal);
        Assert.Equal(0, CommandLineRun.Of("proof", _folder.PathOf("wrong.fixed.txt")).ExitCode);
    }

    private string Write() => _folder.Write("text.txt", Encoding.UTF8.GetBytes(Text));

    private JsonElement Outline(params string[] options)
    {
        CommandLineRun run = CommandLineRun.Of(["outline", Write(), .. options]);
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static JsonElement Line(JsonElement outline, int number) =>
        outline.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("n").GetInt32() == number);
}
