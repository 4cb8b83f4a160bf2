using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>Markdown and .docx go through the command line like text.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Markdown = "# 关于做好防汛工作的通知\n\n各县区人民政府：\n\n现将**有关事项**通知如下，请认真贯彻执行，确保人民群众生命财产安全。\n\n"
        + "## 一、提高认识\n\n各级各部门要提高政治站位，压实工作责任，把各项措施落到实处。\n\n| 单位 | 电话 |\n|---|---|\n| 防汛办 | 123 |\n| 应急局 | 456 |\n\n"
        + "某某县人民政府办公室\n\n2026年3月2日\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Markdown_and_the_docx_made_of_it_are_converted_with_their_table()
    {
        string text = _folder.Write("通知.md", Encoding.UTF8.GetBytes(Markdown));
        Assert.Equal(0, CommandLineRun.Of("convert", text, "--out", _folder.PathOf("one"), "--fonts", Repository.Fonts).ExitCode);
        string docx = _folder.PathOf(Path.Combine("one", "通知.docx"));
        CommandLineRun again = CommandLineRun.Of("convert", docx, "--out", _folder.PathOf("two"), "--fonts", Repository.Fonts);

        Assert.True(again.ExitCode == 0, again.Error);
        foreach (string folder in (string[])["one", "two"])
        {
            JsonElement report = JsonDocument.Parse(File.ReadAllBytes(_folder.PathOf(Path.Combine(folder, "通知.report.json")))).RootElement;
            Assert.True(report.GetProperty("conserved").GetBoolean());
            string pdf = ExternalTool.Run("pdftotext", "-layout", _folder.PathOf(Path.Combine(folder, "通知.pdf")), "-");
            Assert.DoesNotContain("**", pdf, StringComparison.Ordinal);
            Assert.Matches("防汛办 +123", pdf);
            Assert.Contains("<w:rPr><w:rStyle w:val=\"EmphasisBold\" /></w:rPr><w:t>有关事项</w:t>", DocumentOf(_folder.PathOf(Path.Combine(folder, "通知.docx"))), StringComparison.Ordinal);
        }

        Assert.Equal(["docx", "table"], Outline(docx));
        Assert.Equal(["utf-8", "table"], Outline(text));
        Assert.NotEqual(3, CommandLineRun.Of("proof", docx, "--fix", _folder.PathOf("fix")).ExitCode);
        Assert.True(File.Exists(_folder.PathOf(Path.Combine("fix", "通知.fixed.txt"))));
    }

    [Fact]
    public void Values_come_from_the_front_matter_and_from_a_file_beside_the_text_unless_it_is_the_style()
    {
        byte[] content = Encoding.UTF8.GetBytes("---\nissuer: 青岚市人民政府文件\nnumber: 青政发〔2026〕5号\n---\n关于做好防汛工作的通知\n各县区人民政府：\n现将有关事项通知如下。\n");
        string text = _folder.Write("防汛.txt", content);
        _folder.Write("防汛.yaml", "number: 青政发〔2026〕6号\ncopies: 市委办公室\n"u8.ToArray());
        string[] arguments = ["convert", text, "--out", _folder.PathOf("out"), "--fonts", Repository.Fonts];

        CommandLineRun run = CommandLineRun.Of([.. arguments, "--set", "date=2026-03-02"]);
        Assert.True(run.ExitCode == 0, run.Error);
        string pdf = ExternalTool.Run("pdftotext", "-raw", _folder.PathOf(Path.Combine("out", "防汛.pdf")), "-");
        foreach (string expected in (string[])["青岚市人民政府文件", "青政发〔2026〕6号", "抄送：市委办公室。", "2026年3月2日"])
        {
            Assert.Contains(expected, pdf, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("〕5号", pdf, StringComparison.Ordinal);

        string sheet = _folder.Write("防汛.yaml", "extends: gbt9704\ntitle: ours\n"u8.ToArray());
        Assert.Equal(2, CommandLineRun.Of(arguments).ExitCode);
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--style", sheet]).ExitCode);
    }

    private static string DocumentOf(string docx)
    {
        using ZipArchive zip = ZipFile.OpenRead(docx);
        using StreamReader reader = new(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static string[] Outline(string path)
    {
        CommandLineRun run = CommandLineRun.Of("outline", path);
        JsonElement outline = JsonDocument.Parse(run.Output).RootElement;
        string table = outline.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("role").GetString()!).First(role => role == "table");
        return [outline.GetProperty("encoding").GetString()!, table];
    }
}
