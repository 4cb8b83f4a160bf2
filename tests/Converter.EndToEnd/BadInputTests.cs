using System.Text;

namespace Converter.EndToEnd;

/// <summary>Bad input gets one clear line (what, why, what to do), the right exit code, and leaves nothing half-written behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly byte[] GoodText = Encoding.UTF8.GetBytes("关于做好防汛工作的通知\n各县区：\n现将有关事项通知如下。\n");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_file_is_unreadable() => AssertRefused(3, "empty.txt", []);

    [Fact]
    public void A_file_of_blank_lines_is_unreadable() => AssertRefused(3, "blank.txt", "\n \n\u3000\n"u8.ToArray());

    [Fact]
    public void A_binary_file_is_unreadable()
    {
        byte[] noise = new byte[4096];
        new Random(1).NextBytes(noise);
        AssertRefused(3, "noise.bin", noise);
    }

    [Fact]
    public void A_picture_is_unreadable() =>
        AssertRefused(3, "picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0]);

    [Fact]
    public void A_file_of_200_MB_is_refused_unread()
    {
        string path = _folder.PathOf("huge.txt");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(200L << 20);
        }

        AssertOneLine(CommandLineRun.Of("convert", path, "--out", _folder.PathOf("out")), 3, "input.too-large");
        Assert.False(Directory.Exists(_folder.PathOf("out")));
    }

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        CommandLineRun run = CommandLineRun.Of("convert", _folder.PathOf("none.txt"), "--out", _folder.PathOf("out"));
        AssertOneLine(run, 3, "input.missing");
        Assert.Contains("none.txt", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_file() =>
        AssertOneLine(CommandLineRun.Of("convert", _folder.Path, "--out", _folder.PathOf("out")), 3, "input.folder");

    [Fact]
    public void A_file_without_permission_is_unreadable()
    {
        Assert.SkipWhen(Environment.UserName == "root" || OperatingSystem.IsWindows(), "root may read everything");
        string path = _folder.Write("secret.txt", GoodText);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        AssertOneLine(CommandLineRun.Of("convert", path, "--out", _folder.PathOf("out")), 3, "input.unreadable");
    }

    [Fact]
    public void An_output_that_is_a_file_cannot_be_written_into()
    {
        string text = _folder.Write("good.txt", GoodText);
        string taken = _folder.Write("taken", [1]);

        AssertOneLine(CommandLineRun.Of("convert", text, "--out", taken), 3, "output.unwritable");
        Assert.Equal([1], File.ReadAllBytes(taken));
    }

    [Fact]
    public void A_target_that_is_a_folder_leaves_nothing_half_written()
    {
        string text = _folder.Write("good.txt", GoodText);
        Directory.CreateDirectory(Path.Combine(_folder.PathOf("out"), "good.pdf"));

        AssertOneLine(CommandLineRun.Of("convert", text, "--out", _folder.PathOf("out")), 3, "output.unwritable");
        Assert.Empty(Directory.GetFiles(_folder.PathOf("out"), "*.part"));
    }

    [Fact]
    public void A_style_that_does_not_exist_is_named()
    {
        string text = _folder.Write("good.txt", GoodText);
        CommandLineRun run = CommandLineRun.Of("convert", text, "--out", _folder.PathOf("out"), "--style", "nosuchstyle");
        AssertOneLine(run, 4, "style.missing");
        Assert.Contains("gbt9704", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("out")));
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("convert", "x.txt")]
    [InlineData("convert", "x.txt", "--out", "o", "--nonsense")]
    [InlineData("convert", "x.txt", "--out", "o", "--formats", "doc")]
    [InlineData("convert", "x.txt", "--out", "o", "--set", "colour=red")]
    [InlineData("convert", "a/x.txt", "b/x.txt", "--out", "o")]
    [InlineData("convert", "x.txt", "--out", "o", "--jobs", "0")]
    [InlineData("outline", "a.txt", "b.txt")]
    [InlineData("nonsense")]
    public void A_wrong_command_line_is_a_usage_error(params string[] arguments)
    {
        CommandLineRun run = CommandLineRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("converter:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_file_among_several_does_not_keep_the_others()
    {
        string good = _folder.Write("good.txt", GoodText);
        CommandLineRun run = CommandLineRun.Of("convert", good, _folder.PathOf("none.txt"), "--out", _folder.PathOf("out"));

        Assert.Equal(5, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(_folder.PathOf("out"), "good.docx")), run.Error);
        Assert.True(File.Exists(Path.Combine(_folder.PathOf("out"), "good.pdf")), run.Error);
    }

    private void AssertRefused(int code, string name, byte[] content)
    {
        string path = _folder.Write(name, content);
        string output = _folder.PathOf("out");
        CommandLineRun run = CommandLineRun.Of("convert", path, "--out", output);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    private static void AssertOneLine(CommandLineRun run, int code, string finding)
    {
        Assert.Equal(code, run.ExitCode);
        Assert.Single(run.Error.Split('\n'), line => line.Contains(finding, StringComparison.Ordinal));
    }
}
