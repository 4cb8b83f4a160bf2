using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary><c>batch</c>: folders, archives and lists; what is up to date is passed over; what somebody worked on is kept; a run that was killed is gone on with.</summary>
public sealed class BatchTests : IDisposable
{
    private const string Good = "关于做好防汛工作的通知\n各县区：\n现将有关事项通知如下。\n";
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.PathOf("out");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_keeps_its_structure_and_a_second_run_does_nothing()
    {
        Write("in/通知.txt", Good);
        Write("in/二季度/函.md", "# 关于检查的函\n\n请支持。\n");
        Write("in/~$通知.docx", "x");
        Write("in/下载.txt.part", "x");
        Write("in/说明.bin", "x");

        CommandLineRun first = Batch("in", "--fonts", Repository.Fonts);
        Dictionary<string, DateTime> times = Outputs().ToDictionary(file => file, File.GetLastWriteTimeUtc);
        CommandLineRun second = Batch("in", "--fonts", Repository.Fonts);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(
            ["二季度/函.docx", "二季度/函.pdf", "二季度/函.report.json", "通知.docx", "通知.pdf", "通知.report.json"],
            Outputs().Select(file => Path.GetRelativePath(Out, file)).Order(StringComparer.Ordinal));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(times, Outputs().ToDictionary(file => file, File.GetLastWriteTimeUtc));
        Assert.All(FilesOf(LastReport()), file => Assert.Equal(("skipped", "up-to-date"), (file.GetProperty("state").GetString(), file.GetProperty("reason").GetString())));
        Assert.Equal("关于做好防汛工作的通知", FilesOf(LastReport())[1].GetProperty("title").GetString());
    }

    [Fact]
    public void Only_what_has_changed_is_made_anew_and_a_dry_run_says_why_and_makes_nothing()
    {
        foreach (string name in new[] { "a", "b", "c", "d" })
        {
            Write($"in/{name}.txt", Good + name);
        }

        Batch("in");
        Write("in/a.txt", Good + "改过");
        File.Delete(Path.Combine(Out, "b.pdf"));
        Write("in/c.outline.json", "{\"version\": 1, \"lines\": [{\"n\": 3, \"role\": \"heading\", \"level\": 1}]}");
        Write("in/e.txt", Good + "e");

        CommandLineRun dry = Batch("in", "--dry-run");
        Assert.False(File.Exists(Path.Combine(Out, "b.pdf")));
        CommandLineRun run = Batch("in");

        string[] said = [.. dry.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(cells => $"{cells[2]} {cells[0]} {cells[3].Split(" / ")[1]}")];
        Assert.Equal(
            ["a remake the text has changed", "b remake an output is missing", "c remake the files beside it have changed", "d skip up to date", "e make new"], said);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["made", "made", "made", "skipped", "made"], FilesOf(LastReport()).Select(file => file.GetProperty("state").GetString()));
        Assert.Contains("样式已改", Batch("in", "--dry-run", "--style", "speech").Output, StringComparison.Ordinal);
        Assert.Contains("选项已改", Batch("in", "--dry-run", "--set", "number=1号").Output, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.PathOf("fonts"));
        File.Copy(Directory.GetFiles(Repository.Fonts, "*.otf")[0], _folder.PathOf("fonts/one.otf"));
        Assert.Contains("字体已改", Batch("in", "--dry-run", "--fonts", _folder.PathOf("fonts")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_worked_on_is_kept_and_not_written_over()
    {
        Write("in/通知.txt", Good);
        Batch("in");
        File.WriteAllText(Path.Combine(Out, "通知.docx"), "worked on by hand");

        CommandLineRun run = Batch("in");

        Assert.Equal("worked on by hand", File.ReadAllText(Path.Combine(Out, "通知.kept-1.docx")));
        Assert.StartsWith("PK", File.ReadAllText(Path.Combine(Out, "通知.docx")), StringComparison.Ordinal);
        Assert.Contains("batch.kept", run.Error, StringComparison.Ordinal);
        Assert.Equal("output-altered", FilesOf(LastReport())[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Names_that_clash_are_numbered_with_a_finding_and_stay_what_they_were()
    {
        Write("in/b.txt", Good);
        Write("in/B.md", Good);
        CommandLineRun first = Batch("in");
        string was = Digest("b-2.docx");
        Write("in/a.txt", Good);
        Write("in/b.markdown", Good + "第三份。");

        CommandLineRun second = Batch("in");

        Assert.Contains("batch.renamed", first.Error, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(was, Digest("b-2.docx"));
        Assert.True(File.Exists(Path.Combine(Out, "b-3.docx")));
        Assert.Equal(2, FilesOf(LastReport()).Count(file => file.GetProperty("state").GetString() == "skipped"));
    }

    [Fact]
    public void An_archive_cannot_write_outside_of_the_folder()
    {
        string zip = _folder.PathOf("texts.zip");
        using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            foreach (string name in new[] { "../../外.txt", "/etc/绝对.txt", "C:\\Windows\\盘.txt", "子/内.txt", "a/CON.txt", "__MACOSX/x.txt" })
            {
                using StreamWriter writer = new(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(Good + name);
            }
        }

        CommandLineRun run = CommandLineRun.Of("batch", zip, "--out", Out);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["C_/Windows/盘.pdf", "_CON.pdf", "etc/绝对.pdf", "内.pdf", "外.pdf"],
            Outputs().Where(file => file.EndsWith(".pdf", StringComparison.Ordinal))
                .Select(file => Path.GetRelativePath(Out, file)).Select(path => path.Replace("子/", string.Empty, StringComparison.Ordinal).Replace("a/", string.Empty, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.pdf"));
    }

    [Fact]
    public void An_archive_that_grows_beyond_reason_is_refused_and_a_damaged_one_too()
    {
        string bomb = _folder.PathOf("bomb.zip");
        using (ZipArchive archive = ZipFile.Open(bomb, ZipArchiveMode.Create))
        {
            using Stream entry = archive.CreateEntry("大.txt", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[40 << 20]);
        }

        string damaged = _folder.Write("damaged.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3]);

        CommandLineRun first = CommandLineRun.Of("batch", bomb, "--out", Out);
        CommandLineRun second = CommandLineRun.Of("batch", damaged, "--out", Out);

        Assert.Equal(3, first.ExitCode);
        Assert.Contains("input.archive", first.Error, StringComparison.Ordinal);
        Assert.Equal(3, second.ExitCode);
        Assert.Contains("batch.source", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_names_the_files_and_patterns_choose_among_them()
    {
        Write("in/甲.txt", Good);
        Write("in/乙.txt", Good);
        Write("in/附件/丙.txt", Good);
        string list = _folder.Write("list.txt", Encoding.UTF8.GetBytes("# 清单\n\nin/甲.txt\nin/附件/丙.txt\n"));

        Assert.Equal(0, CommandLineRun.Of("batch", "--list", list, "--out", Out).ExitCode);
        Assert.Equal(["in/甲.pdf", "in/附件/丙.pdf"], Pdfs());
        Directory.Delete(Out, recursive: true);
        Assert.Equal(0, Batch("in", "--include", "*.txt", "--exclude", "附件/*").ExitCode);
        Assert.Equal(["乙.pdf", "甲.pdf"], Pdfs());
    }

    [Fact]
    public void A_file_that_fails_stops_the_batch_unless_it_is_told_to_go_on()
    {
        Write("in/a.txt", string.Empty);
        Write("in/b.txt", Good);

        CommandLineRun stopped = Batch("in", "--jobs", "1");
        Assert.Equal(["failed", "not-started"], FilesOf(LastReport()).Select(file => file.GetProperty("state").GetString()));
        CommandLineRun going = Batch("in", "--continue-on-error");

        Assert.Equal(5, stopped.ExitCode);
        Assert.Equal(5, going.ExitCode);
        Assert.Equal(["failed", "made"], FilesOf(LastReport()).Select(file => file.GetProperty("state").GetString()));
        Assert.Equal(2, CommandLineRun.Of("batch", _folder.PathOf("in"), "--out", _folder.PathOf("in")).ExitCode);
        Assert.Equal(3, CommandLineRun.Of("batch", _folder.PathOf("nothing"), "--out", Out).ExitCode);
    }

    [Fact]
    public void The_report_is_a_table_for_Excel_and_a_page_that_takes_no_markup_from_a_text()
    {
        Write("in/a.txt", "关于<script>alert(1)</script>的通知\n各县区：\n更多公文范文请登录 www.example.com 下载\n=1+1 请抓好落实。\n");
        Batch("in");

        string csv = File.ReadAllText(Reports("csv")[^1]);
        byte[] bytes = File.ReadAllBytes(Reports("csv")[^1]);
        string html = File.ReadAllText(Reports("html")[^1]);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(3, csv.Split("\r\n").Length);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("href=\"../a.pdf\"", html, StringComparison.Ordinal);
    }

    /// <summary>The process is killed in the middle, twice; the third run goes on: every file stands whole, and none that was noted is made again.</summary>
    [Fact]
    public async Task A_batch_that_is_killed_is_gone_on_with_and_does_nothing_twice()
    {
        string speech = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        const int Files = 40;
        for (int at = 0; at < Files; at++)
        {
            Write($"in/{at % 4}/{at:00}.txt", speech + $"\n第{at}份。\n");
        }

        int[] noted = new int[3];
        Dictionary<string, string> madeBefore = [];
        for (int kill = 0; kill < 2; kill++)
        {
            await KillAfterAsync(noted[Math.Max(0, kill - 1)] + 6);
            foreach (JsonElement line in Record())
            {
                string path = line.GetProperty("path").GetString()!;
                string at = line.GetProperty("at").GetString()!;
                Assert.Equal(at, madeBefore.GetValueOrDefault(path, at));
                madeBefore[path] = at;
            }

            noted[kill] = madeBefore.Count;
        }

        Assert.InRange(noted[1], noted[0] + 1, Files - 1);
        CommandLineRun last = Batch("in", "--fonts", Repository.Fonts);

        Assert.True(last.ExitCode == 0, last.Error);
        Dictionary<string, JsonElement> after = Record().ToDictionary(line => line.GetProperty("path").GetString()!);
        Assert.Equal(Files, after.Count);
        Assert.All(madeBefore, file => Assert.Equal(file.Value, after[file.Key].GetProperty("at").GetString()));
        Assert.Equal(noted[1], FilesOf(LastReport()).Count(file => file.GetProperty("state").GetString() == "skipped"));
        Assert.All(after.Values, file => Assert.All(file.GetProperty("outputs").EnumerateArray(), output => Assert.Equal(
            output.GetProperty("sha256").GetString(),
            Digest($"{file.GetProperty("name").GetString()}.{output.GetProperty("format").GetString()}"))));
        Assert.Equal(3 * Files, Outputs().Length);
        TestContext.Current.SendDiagnosticMessage("{0} and {1} of {2} files were noted when the process was killed", noted[0], noted[1], Files);
    }

    private async Task KillAfterAsync(int lines)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Converter.Cli.dll");
        // One at a time, so that it is in the middle for long enough to be met there.
        ProcessStartInfo start = new("dotnet", [program, "batch", _folder.PathOf("in"), "--out", Out, "--fonts", Repository.Fonts, "--jobs", "1"])
        {
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            await Patience.UntilAsync(
                () =>
                {
                    Assert.False(process.HasExited, "the batch ended before it could be killed");
                    return Record().Count >= lines;
                },
                Cancel);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The lines of the record that are whole.</summary>
    private List<JsonElement> Record()
    {
        string file = Path.Combine(Out, "_batch", "record.jsonl");
        if (!File.Exists(file))
        {
            return [];
        }

        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);
        string[] lines = reader.ReadToEnd().Split('\n');
        return [.. lines[..^1].Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private CommandLineRun Batch(string source, params string[] options) => CommandLineRun.Of(["batch", _folder.PathOf(source), "--out", Out, .. options]);

    private void Write(string path, string text)
    {
        string file = _folder.PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string[] Outputs() => [.. Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/_batch/", StringComparison.Ordinal))];

    private string[] Pdfs() =>
        [.. Outputs().Where(file => file.EndsWith(".pdf", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Out, file)).Order(StringComparer.Ordinal)];

    private string[] Reports(string ending) => [.. Directory.GetFiles(Path.Combine(Out, "_batch"), "*." + ending).OrderBy(File.GetLastWriteTimeUtc)];

    private JsonElement LastReport() => JsonDocument.Parse(File.ReadAllBytes(Reports("json")[^1])).RootElement;

    private static JsonElement[] FilesOf(JsonElement report) => [.. report.GetProperty("files").EnumerateArray()];

    private string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Out, name))));
}
