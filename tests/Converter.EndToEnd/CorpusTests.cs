using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>The real texts that stand beside the checkout, where they do.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Every_real_text_converts_with_nothing_lost()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);
        using TemporaryFolder output = new();
        string[] texts = Directory.GetFiles(corpus, "*.txt");

        CommandLineRun run = CommandLineRun.Of(["convert", .. texts, "--out", output.Path, "--fonts", Repository.Fonts]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("字数核对不一致", run.Error, StringComparison.Ordinal);
        foreach (string text in texts)
        {
            string name = Path.GetFileNameWithoutExtension(text);
            ExternalTool.Run("qpdf", "--check", output.PathOf(name + ".pdf"));
            Assert.True(new FileInfo(output.PathOf(name + ".docx")).Length > 0);
        }
    }
}
