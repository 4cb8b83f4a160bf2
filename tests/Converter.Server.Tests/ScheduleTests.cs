using System.Net;
using System.Text;
using System.Text.Json;
using Converter.Conversion;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Schedules;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Converter.Server.Tests;

/// <summary>Schedules of a service that has its store alone, in a folder.</summary>
public sealed class SqliteScheduleTests : ScheduleTests;

/// <summary>Schedules of a service on PostgreSQL.</summary>
/// <param name="postgres">The database.</param>
public sealed class PostgresScheduleTests(PostgresServer postgres) : ScheduleTests
{
    private readonly string _store = postgres.NewDatabase();

    protected override ServerSettings Stored(ServerSettings settings) => settings with { Store = _store, StorePassword = PostgresServer.Password };
}

/// <summary>Schedules over the API, with real folders: what they make, when they run, what they refuse. The same on both stores.</summary>
public abstract class ScheduleTests : IDisposable
{
    private const string Text = "关于做好防汛工作的通知\n各县区：\n现将有关事项通知如下。\n";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("converter-roots-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string In => Path.Combine(_root.FullName, "in");

    private string Out => Path.Combine(_root.FullName, "out");

    public void Dispose()
    {
        _root.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Says where the service keeps everything.</summary>
    protected virtual ServerSettings Stored(ServerSettings settings) => settings;

    [Fact]
    public async Task A_schedule_that_is_run_now_makes_the_folder_once_and_keeps_its_history()
    {
        await using RunningServer server = await StartAsync();
        Write("in/甲.txt", Text);
        Write("in/二/乙.txt", Text);
        string id = await CreateAsync(server, new { name = "日常", cron = "30 8 * * 1-5", source = "in", target = "out/日常" });

        JsonElement first = await RunAsync(server, id);
        JsonElement second = await RunAsync(server, id);

        Assert.Equal(("succeeded", "manual", 2, 2, 0), Of(first));
        Assert.Equal(("succeeded", "manual", 2, 0, 2), Of(second));
        Assert.True(File.Exists(Path.Combine(Out, "日常/二/乙.pdf")));
        string csv = await server.Http.GetStringAsync($"/api/v1/schedules/{id}/runs/{first.GetProperty("id").GetString()}/report.csv", Cancel);
        Assert.Contains("关于做好防汛工作的通知", csv, StringComparison.Ordinal);
        JsonElement jobs = await server.GetAsync($"/api/v1/conversions?batch={first.GetProperty("id").GetString()}");
        Assert.Equal(2, jobs.GetProperty("conversions").GetArrayLength());
        Assert.All(jobs.GetProperty("conversions").EnumerateArray(), job => Assert.Equal("local", job.GetProperty("owner").GetString()));
    }

    [Fact]
    public async Task A_text_that_fails_makes_the_run_fail_and_the_others_are_made()
    {
        await using RunningServer server = await StartAsync();
        Write("in/好.txt", Text);
        Write("in/空.txt", string.Empty);
        string id = await CreateAsync(server, new { name = "日常", cron = "0 0 1 1 *", source = "in", target = "out" });

        JsonElement run = await RunAsync(server, id);

        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Equal("some-failed", run.GetProperty("reason").GetString());
        Assert.Equal(1, run.GetProperty("made").GetInt32());
        Assert.True(File.Exists(Path.Combine(Out, "好.pdf")));
        JsonElement report = JsonDocument.Parse(await server.Http.GetStringAsync(run.GetProperty("report").GetString() + ".json", Cancel)).RootElement;
        JsonElement failed = report.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("state").GetString() == "failed");
        Assert.Equal("reading.empty", failed.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(1, failed.GetProperty("findings").GetArrayLength());
    }

    [Theory]
    [InlineData("/etc", "schedule.folder")]
    [InlineData("in/../..", "schedule.folder")]
    [InlineData("in//x", "schedule.folder")]
    [InlineData("in/.hidden", "schedule.folder")]
    [InlineData("in\\x", "schedule.folder")]
    [InlineData("other", "schedule.folder")]
    [InlineData("in/link", "schedule.folder")]
    [InlineData("out", "schedule.folder")]
    public async Task A_folder_outside_of_the_roots_is_refused(string source, string code)
    {
        await using RunningServer server = await StartAsync();
        Directory.CreateSymbolicLink(Path.Combine(In, "link"), "/etc");
        using HttpResponseMessage response = await server.PostJsonAsync("/api/v1/schedules", new { name = "x", cron = "0 0 * * *", source, target = "out" });
        await RunningServer.RefusedAsync(response, 422, code);
    }

    [Fact]
    public async Task A_trial_shows_the_next_five_times_on_the_clock_of_the_zone_and_every_fault()
    {
        await using RunningServer server = await StartAsync();

        JsonElement good = await RunningServer.JsonOf(await server.PostJsonAsync("/api/v1/schedules/trial", new { name = "x", cron = "30 8 * * 1-5", source = "in", target = "out" }));
        JsonElement bad = await RunningServer.JsonOf(await server.PostJsonAsync(
            "/api/v1/schedules/trial", new { name = "", cron = "61 * * * *", source = "in", target = "in", misfire = "twice", mail = new[] { "nobody" }, style = "none", zone = "Asia/Shanghai" }));

        string[] times = [.. good.GetProperty("next").EnumerateArray().Select(time => time.GetString()!)];
        Assert.Equal(5, times.Length);
        Assert.All(times, time => Assert.EndsWith("T08:30:00+08:00", time, StringComparison.Ordinal));
        Assert.Equal(
            ["schedule.cron", "schedule.folder", "schedule.mail", "schedule.misfire", "schedule.name", "style.missing"],
            bad.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
        Assert.Empty((await server.GetAsync("/api/v1/schedules")).EnumerateArray());
    }

    [Fact]
    public async Task A_paused_schedule_says_why_and_has_no_next_time_until_it_goes_on()
    {
        await using RunningServer server = await StartAsync();
        string id = await CreateAsync(server, new { name = "日常", cron = "0/1 * * * * ?", source = "in", target = "out" });
        await UntilAsync(server, id, runs => runs.Length > 0);

        JsonElement paused = await RunningServer.JsonOf(await server.PostJsonAsync($"/api/v1/schedules/{id}/pause", new { reason = "搬家" }));
        DateTimeOffset pause = DateTimeOffset.UtcNow;
        await Task.Delay(2_500, Cancel);

        Assert.Equal("搬家", paused.GetProperty("paused").GetString());
        Assert.Empty(paused.GetProperty("next").EnumerateArray());
        // A firing that was under way when the pause came may still be noted, as late as it likes: it is for a time before.
        Assert.All(await RunsAsync(server, id), run => Assert.True(run.GetProperty("instant").GetDateTimeOffset() <= pause, run.GetRawText()));
        using HttpResponseMessage nothing = await server.PostJsonAsync($"/api/v1/schedules/{id}/pause", new { reason = " " });
        await RunningServer.RefusedAsync(nothing, 400, "malformed");
        JsonElement resumed = await RunningServer.JsonOf(await server.PostJsonAsync($"/api/v1/schedules/{id}/resume", new { }));
        Assert.Equal(5, resumed.GetProperty("next").GetArrayLength());
        await UntilAsync(server, id, runs => runs.Any(run => run.GetProperty("instant").GetDateTimeOffset() > pause));
        string?[] instants = [.. (await RunsAsync(server, id)).Select(run => run.GetProperty("instant").GetString())];
        Assert.Equal(instants.Distinct(), instants);
    }

    [Theory]
    [InlineData("skip", "skipped")]
    [InlineData("queue", "waiting")]
    public async Task A_time_at_which_the_run_before_goes_on_is_left_out_or_waits(string overlap, string state)
    {
        using Gate gate = new();
        await using RunningServer server = await StartAsync(adjust: services => services.AddSingleton<IConversion>(
            provider => new Held(gate, new LibraryConversion(provider.GetRequiredService<DocumentConverter>()))));
        for (int at = 0; at < 40; at++)
        {
            Write($"in/{at}.txt", Text + at);
        }

        string id = await CreateAsync(server, new { name = "日常", cron = "0 0 1 1 *", source = "in", target = "out", overlap });
        using HttpResponseMessage first = await server.PostJsonAsync($"/api/v1/schedules/{id}/run", new { });
        await gate.UntilAsync(1);
        using HttpResponseMessage second = await server.PostJsonAsync($"/api/v1/schedules/{id}/run", new { });
        gate.Open();

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(state, (await RunningServer.JsonOf(second)).GetProperty("state").GetString());
        await UntilAsync(server, id, runs => runs.Length == 2 && runs.All(run => run.GetProperty("state").GetString() is "succeeded" or "skipped"));
        string[] ends = [.. (await RunsAsync(server, id)).Select(run => $"{run.GetProperty("state").GetString()} {run.GetProperty("made").GetInt32()} {run.GetProperty("upToDate").GetInt32()}")];
        Assert.Equal([overlap == "skip" ? "skipped 0 0" : "succeeded 0 40", "succeeded 40 0"], ends);
    }

    /// <summary>The service is down over several times: one run, or none; and with the same folder nothing is run twice for one instant.</summary>
    [Theory]
    [InlineData("once", true)]
    [InlineData("skip", false)]
    public async Task Times_that_passed_while_the_service_was_down_are_made_up_for_once_or_skipped(string misfire, bool isMadeUp)
    {
        string data = Path.Combine(_root.FullName, "data");
        string id;
        // Twelve hours from now in each of the next days: whatever the time is, and however long the test takes, none of them comes by itself.
        DateTime daily = DateTime.UtcNow.AddHours(12);
        await using (RunningServer server = await StartAsync(data))
        {
            id = await CreateAsync(server, new { name = "日常", cron = $"{daily.Second} {daily.Minute} {daily.Hour} * * ?", zone = "UTC", source = "in", target = "out", misfire });
        }

        LaterClock clock = new(TimeSpan.FromDays(3));
        await using (RunningServer server = await StartAsync(data, time: clock))
        {
            // The scheduler has made up its mind about what was missed once it goes for a time that is still to come.
            IScheduler scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancel);
            await Patience.UntilAsync(
                async () => (await scheduler.GetTrigger(new TriggerKey(id, ScheduleService.Group), Cancel))?.NextFireTimeUtc > clock.GetUtcNow(), Cancel);
            if (isMadeUp)
            {
                await UntilAsync(server, id, runs => runs.Length == 1 && runs[0].GetProperty("state").GetString() == "succeeded");
            }

            // Nothing else comes, and of what does not come nothing can be waited for.
            await Task.Delay(TimeSpan.FromSeconds(2), Cancel);
            Assert.Equal(isMadeUp ? 1 : 0, (await RunsAsync(server, id)).Length);
        }
    }

    [Fact]
    public async Task One_instant_is_noted_once_however_often_it_fires()
    {
        await using RunningServer server = await StartAsync();
        string id = await CreateAsync(server, new { name = "日常", cron = "0 0 1 1 *", source = "in", target = "out", overlap = "queue" });
        ScheduleService service = server.Services.GetRequiredService<ScheduleService>();
        Schedule schedule = (await server.Services.GetRequiredService<ScheduleStore>().FindAsync(id, Cancel))!;
        DateTimeOffset instant = new(2026, 3, 2, 0, 30, 0, TimeSpan.Zero);

        ScheduleRun?[] noted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.BeginAsync(schedule, instant, RunCause.Time)));

        Assert.Single(noted.OfType<ScheduleRun>());
    }

    [Fact]
    public async Task A_file_of_schedules_is_read_at_the_start_and_changed_only_there()
    {
        string data = Path.Combine(_root.FullName, "data");
        string file = Path.Combine(_root.FullName, "schedules.yaml");
        await File.WriteAllTextAsync(file, "schedules:\n  daily:\n    name: 每日\n    owner: office\n    cron: 0 7 * * *\n    source: in\n    target: out\n  broken:\n    cron: nonsense\n    source: in\n    target: out\n", Cancel);
        await using (RunningServer server = await StartAsync(data, file))
        {
            JsonElement one = Assert.Single((await server.GetAsync("/api/v1/schedules")).EnumerateArray());
            Assert.Equal(("daily", "office", true), (one.GetProperty("id").GetString(), one.GetProperty("owner").GetString(), one.GetProperty("isFromFile").GetBoolean()));
            using HttpResponseMessage refused = await server.Http.DeleteAsync("/api/v1/schedules/daily", Cancel);
            await RunningServer.RefusedAsync(refused, 409, "schedule.from-file");
        }

        await File.WriteAllTextAsync(file, "schedules:\n  weekly:\n    cron: 0 7 * * 1\n    source: in\n    target: out\n", Cancel);
        await using (RunningServer server = await StartAsync(data, file))
        {
            Assert.Equal("weekly", Assert.Single((await server.GetAsync("/api/v1/schedules")).EnumerateArray()).GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Only_an_administrator_sees_schedules()
    {
        await using RunningServer server = await StartAsync(change: settings => settings with { Access = settings.Access with { ApiKeys = true } });
        (string secret, _) = await server.Services.GetRequiredService<Jobs.Storage.KeyStore>().CreateAsync("li", "test", ["read", "write"]);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", secret);

        using HttpResponseMessage list = await server.Http.GetAsync("/api/v1/schedules", Cancel);
        using HttpResponseMessage made = await server.PostJsonAsync("/api/v1/schedules", new { name = "x", cron = "0 0 * * *", source = "in", target = "out" });

        await RunningServer.RefusedAsync(list, 403, "forbidden");
        await RunningServer.RefusedAsync(made, 403, "forbidden");
    }

    internal static async Task<JsonElement[]> RunsAsync(RunningServer server, string id) => [.. (await server.GetAsync($"/api/v1/schedules/{id}/runs")).EnumerateArray()];

    internal static Task UntilAsync(RunningServer server, string id, Func<JsonElement[], bool> condition) => Patience.UntilAsync(
        async () => condition(await RunsAsync(server, id)), Cancel, async () => string.Join('\n', (await RunsAsync(server, id)).Select(run => run.GetRawText())));

    private static async Task<string> CreateAsync(RunningServer server, object definition)
    {
        using HttpResponseMessage response = await server.PostJsonAsync("/api/v1/schedules", definition);
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> RunAsync(RunningServer server, string id)
    {
        using HttpResponseMessage response = await server.PostJsonAsync($"/api/v1/schedules/{id}/run", new { });
        string run = (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
        await UntilAsync(server, id, runs => runs.Any(one => one.GetProperty("id").GetString() == run && one.TryGetProperty("finished", out _)));
        return (await RunsAsync(server, id)).Single(one => one.GetProperty("id").GetString() == run);
    }

    private static (string? State, string? Cause, int Files, int Made, int UpToDate) Of(JsonElement run) => (
        run.GetProperty("state").GetString(), run.GetProperty("cause").GetString(), run.GetProperty("files").GetInt32(), run.GetProperty("made").GetInt32(), run.GetProperty("upToDate").GetInt32());

    private void Write(string path, string text)
    {
        string file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(false));
    }

    private Task<RunningServer> StartAsync(
        string? data = null,
        string? file = null,
        Func<ServerSettings, ServerSettings>? change = null,
        Action<IServiceCollection>? adjust = null,
        TimeProvider? time = null)
    {
        Directory.CreateDirectory(In);
        return RunningServer.StartAsync(
            settings =>
            {
                ServerSettings own = settings with
                {
                    Data = data ?? settings.Data,
                    Jobs = settings.Jobs with { MissedAfter = TimeSpan.FromSeconds(1) },
                    Schedules = new ScheduleSettings { Roots = { ["in"] = In, ["out"] = Out }, File = file },
                };
                return Stored(change?.Invoke(own) ?? own);
            },
            services =>
            {
                // A cluster has the clock of its database; here it has the one that the test gives.
                if (time is not null)
                {
                    services.AddSingleton(time);
                }

                adjust?.Invoke(services);
            },
            time);
    }

    /// <summary>The conversion of the library, held at a gate.</summary>
    private sealed class Held(Gate gate, LibraryConversion inner) : IConversion
    {
        public ConversionResult Convert(string name, ReadOnlyMemory<byte> input, ConversionRequest request, Action<string> stageBegins)
        {
            gate.Pass(name);
            return inner.Convert(name, input, request, stageBegins);
        }
    }

    /// <summary>A clock that is ahead: to a service that starts with it the time between has passed while it was down.</summary>
    private sealed class LaterClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
