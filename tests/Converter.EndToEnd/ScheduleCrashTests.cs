using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>A run of a schedule while the process is killed twice: it is gone on with, every text is made once, and the run is one run.</summary>
public sealed class ScheduleCrashTests
{
    private const int Files = 60;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_killed_is_gone_on_with_and_no_text_is_missing_or_made_twice()
    {
        using TemporaryFolder folder = new();
        string speech = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        Directory.CreateDirectory(folder.PathOf("in"));
        for (int at = 0; at < Files; at++)
        {
            await File.WriteAllTextAsync(folder.PathOf($"in/{at:00}.txt"), speech + $"\n第{at}份。\n", Cancel);
        }

        string settings = folder.Write("settings.json", JsonSerializer.SerializeToUtf8Bytes(new { Schedules = new { Roots = new { root = folder.Path } } }));
        using ServedProcess service = new(folder.PathOf("data"), "--settings", settings) { Environment = { ["CONVERTER_Jobs__Parallel"] = "1" } };
        await service.StartAsync(Cancel);
        CommandLineRun created = CommandLineRun.Of(
            "schedules", "create", "--url", service.Address, "--name", "日常", "--cron", "0 0 1 1 *", "--source", "root/in", "--target", "root/out");
        Assert.True(created.ExitCode == 0, created.Error);
        string id = created.Output.Trim();
        Assert.Equal(0, CommandLineRun.Of("schedules", "run", id, "--url", service.Address).ExitCode);

        int[] stood = new int[2];
        for (int kill = 0; kill < stood.Length; kill++)
        {
            int wanted = 8 + (kill == 0 ? 0 : stood[0]);
            await Patience.UntilAsync(() => Pdfs(folder).Length >= wanted, Cancel);
            service.Kill();
            stood[kill] = Pdfs(folder).Length;
            await service.StartAsync(Cancel);
        }

        Assert.InRange(stood[1], stood[0], Files - 1);
        using HttpClient http = new() { BaseAddress = new Uri(service.Address) };
        await Patience.UntilAsync(async () => (await RunsAsync(http, id))[0].TryGetProperty("finished", out _), Cancel);

        JsonElement run = Assert.Single(await RunsAsync(http, id));
        Assert.Equal("succeeded", run.GetProperty("state").GetString());
        Assert.Equal(Files, run.GetProperty("files").GetInt32());
        Assert.Equal(Files, Pdfs(folder).Length);
        JsonElement jobs = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/conversions?limit=200&batch={run.GetProperty("id").GetString()}", Cancel)).RootElement.GetProperty("conversions");
        Assert.Equal(Files, jobs.GetArrayLength());
        Assert.All(jobs.EnumerateArray(), job => Assert.Equal("succeeded", job.GetProperty("state").GetString()));
        Assert.Contains("succeeded", CommandLineRun.Of("schedules", "runs", id, "--url", service.Address).Output, StringComparison.Ordinal);
        TestContext.Current.SendDiagnosticMessage("{0} and {1} of {2} texts stood when the process was killed", stood[0], stood[1], Files);
    }

    [Fact]
    public void A_file_of_schedules_is_checked_without_a_service()
    {
        using TemporaryFolder folder = new();
        string good = folder.Write("good.yaml", "schedules:\n  daily:\n    cron: 30 8 * * 1-5\n    source: in\n    target: out\n"u8.ToArray());
        string bad = folder.Write("bad.yaml", "schedules:\n  daily:\n    cron: 30 8 * *\n    source: in\n    target: out\n"u8.ToArray());
        string broken = folder.Write("broken.yaml", "schedules:\n  daily:\n    crom: 30 8 * * *\n"u8.ToArray());

        CommandLineRun checkedGood = CommandLineRun.Of("schedules", "validate", good);
        CommandLineRun checkedBad = CommandLineRun.Of("schedules", "validate", bad);
        CommandLineRun checkedBroken = CommandLineRun.Of("schedules", "validate", broken);

        Assert.Equal(0, checkedGood.ExitCode);
        Assert.Equal(6, checkedGood.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((1, true), (checkedBad.ExitCode, checkedBad.Error.Contains("schedule.cron", StringComparison.Ordinal)));
        Assert.Equal((1, true), (checkedBroken.ExitCode, checkedBroken.Error.Contains("crom", StringComparison.Ordinal)));
        Assert.Equal(0, CommandLineRun.Of("schedules", "next", "30 8 * * 1-5").ExitCode);
        Assert.Equal(2, CommandLineRun.Of("schedules", "next", "nonsense").ExitCode);
        Assert.Equal(3, CommandLineRun.Of("schedules", "list", "--url", "http://127.0.0.1:9").ExitCode);
    }

    private static string[] Pdfs(TemporaryFolder folder) => Directory.Exists(folder.PathOf("out")) ? Directory.GetFiles(folder.PathOf("out"), "*.pdf") : [];

    private static async Task<JsonElement[]> RunsAsync(HttpClient http, string id) =>
        [.. JsonDocument.Parse(await http.GetStringAsync($"/api/v1/schedules/{id}/runs", Cancel)).RootElement.EnumerateArray()];
}
