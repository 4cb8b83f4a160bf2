using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>Several nodes on one PostgreSQL. The conversion is stood in for, so that it waits or hangs when it should.</summary>
/// <param name="postgres">The database.</param>
public sealed class ClusterTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_web_node_tells_how_a_job_gets_on_that_a_worker_runs()
    {
        string store = postgres.NewDatabase();
        await using RunningServer web = await StartAsync(store, "web", (_, _) => Assert.Fail("a web node does not convert"));
        using ManualResetEventSlim heard = new();
        await using RunningServer worker = await StartAsync(store, "worker", (_, stage) =>
        {
            // It goes from stage to stage until the other node has told one of them.
            Stopwatch working = Stopwatch.StartNew();
            for (int at = 0; !heard.Wait(100, Cancel) && working.Elapsed < Patience.Limit; at++)
            {
                stage(JobEvents.Stages[at % JobEvents.Stages.Count]);
            }
        });
        string id = await HandInAsync(web);

        // What is read to its end is the story as it was told, until the job rested.
        string told = await ReadAsync(web, $"/api/v1/conversions/{id}/events", line =>
        {
            if (line == "event: progress")
            {
                heard.Set();
            }
        });

        Assert.Contains("event: progress", told, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"running\"", told, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"succeeded\"", told.Split("event: ")[^1], StringComparison.Ordinal);
        using HttpResponseMessage refused = await worker.Http.GetAsync($"/api/v1/conversions/{id}", Cancel);
        Assert.Equal(404, (int)refused.StatusCode);
        Assert.Equal("ready\n", await worker.Http.GetStringAsync("/health/ready", Cancel));
    }

    [Fact]
    public async Task A_job_is_called_off_on_one_node_and_stops_on_another()
    {
        string store = postgres.NewDatabase();
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim stopped = new(0);
        await using RunningServer web = await StartAsync(store, "web", (_, _) => { });
        await using RunningServer worker = await StartAsync(store, "worker", (_, stage) => Linger(stage, begun, stopped));
        string id = await HandInAsync(web);
        Assert.True(await begun.WaitAsync(Patience.Limit, Cancel));

        using HttpResponseMessage cancelled = await web.Http.PostAsync($"/api/v1/conversions/{id}/cancel", null, Cancel);

        Assert.Equal("cancelled", (await RunningServer.JsonOf(cancelled)).GetProperty("state").GetString());
        Assert.True(await stopped.WaitAsync(Patience.Limit, Cancel));
        Assert.Equal("cancelled", (await web.GetAsync($"/api/v1/conversions/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_node_that_is_to_end_hands_back_what_does_not_end_in_time_and_another_does_it()
    {
        string store = postgres.NewDatabase();
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim stopped = new(0);
        await using RunningServer web = await StartAsync(store, "web", (_, _) => { });
        await using RunningServer leaving = await StartAsync(
            store, "worker", (_, stage) => Linger(stage, begun, stopped), jobs => jobs with { StopWithin = TimeSpan.FromMilliseconds(300) });
        string id = await HandInAsync(web);
        Assert.True(await begun.WaitAsync(Patience.Limit, Cancel));

        await leaving.StopAsync();
        await using RunningServer next = await StartAsync(store, "worker", (_, _) => { });

        JsonElement job = await web.RestedAsync(id);
        Assert.Equal(("succeeded", 2), (job.GetProperty("state").GetString(), job.GetProperty("attempt").GetInt32()));
        Assert.Equal(
            ["accepted", "started", "stopping", "started", "converted"], job.GetProperty("story").EnumerateArray().Select(line => line.GetProperty("reason").GetString()));
        Assert.Equal(2, (await web.Services.GetRequiredService<NodeStore>().ListAsync(Cancel)).Length);
    }

    [Fact]
    public async Task A_database_that_goes_away_loses_nothing_and_says_when_to_come_again()
    {
        using PostgresServer own = new();
        string store = own.NewDatabase();
        using SemaphoreSlim begun = new(0);
        using ManualResetEventSlim go = new();
        await using RunningServer node = await StartAsync(
            store,
            "all",
            (_, _) =>
            {
                begun.Release();
                go.Wait(Cancel);
            },
            jobs => jobs with { Parallel = 1 });
        string running = await HandInAsync(node);
        Assert.True(await begun.WaitAsync(Patience.Limit, Cancel));
        string waiting = await HandInAsync(node);

        own.Stop();
        // The conversion ends while nobody can write that down.
        go.Set();
        for (int at = 0; at < 3; at++)
        {
            using HttpResponseMessage response = await node.PostAsync("conversions", ("x.txt", "正文"u8.ToArray()));
            await RunningServer.RefusedAsync(response, 503, "store-away");
            Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }

        using (HttpResponseMessage ready = await node.Http.GetAsync("/health/ready", Cancel))
        {
            Assert.Equal(503, (int)ready.StatusCode);
        }

        own.Start();
        foreach (string id in new[] { running, waiting })
        {
            JsonElement job = await node.RestedAsync(id, isAway: true);
            Assert.Equal(("succeeded", 1), (job.GetProperty("state").GetString(), job.GetProperty("attempt").GetInt32()));
        }

        Assert.Equal(2, (await node.GetAsync("/api/v1/conversions")).GetProperty("conversions").GetArrayLength());
    }

    [Fact]
    public async Task A_node_whose_clock_is_wrong_works_like_any_other()
    {
        string store = postgres.NewDatabase();
        JumpingClock clock = new();
        await using RunningServer right = await StartAsync(store, "all", (_, _) => Thread.Sleep(20), jobs => jobs with { Parallel = 1 });
        await using RunningServer wrong = await StartAsync(store, "all", (_, _) => Thread.Sleep(20), jobs => jobs with { Parallel = 1 }, clock);
        List<string> ids = [];
        foreach (int hours in new[] { 1, -1, 24 })
        {
            clock.Ahead = TimeSpan.FromHours(hours);
            for (int at = 0; at < 10; at++)
            {
                ids.Add(await HandInAsync(at % 2 == 0 ? right : wrong));
            }
        }

        foreach (string id in ids)
        {
            JsonElement job = await right.RestedAsync(id);
            Assert.Equal(("succeeded", 1), (job.GetProperty("state").GetString(), job.GetProperty("attempt").GetInt32()));
            Assert.InRange((job.GetProperty("created").GetDateTimeOffset() - TimeProvider.System.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(50));
        }

        // It asks the store for the time now and then; by the next time it knows.
        await Patience.UntilAsync(
            async () => (await wrong.Http.GetStringAsync("/metrics", Cancel)).Contains("converter_clock_ahead_seconds 86", StringComparison.Ordinal), Cancel);
    }

    [Fact]
    public async Task Old_and_new_nodes_work_side_by_side_after_a_step_that_only_adds()
    {
        string store = postgres.NewDatabase();
        await using RunningServer old = await StartAsync(store, "all", (_, _) => { });
        Migration added = new(Migrations.All[^1].Version + 1, 1, ["alter table job add column colour {text} not null default 'red'"]);
        ImmutableArray<Migration> newer = Migrations.All.Add(added);

        await new SchemaKeeper(old.Services.GetRequiredService<IDatabase>(), newer).PrepareAsync(Cancel);

        Assert.Equal("succeeded", (await old.ConvertAsync("正文")).GetProperty("state").GetString());
        await using RunningServer restarted = await StartAsync(store, "all", (_, _) => { });
        Assert.Equal("succeeded", (await restarted.ConvertAsync("正文")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Ten_thousand_files_of_one_owner_make_another_wait_for_one_of_them_at_most()
    {
        string store = postgres.NewDatabase();
        JobSettings limits = new() { MostQueued = 20_000, MostQueuedPerOwner = 20_000 };
        await using RunningServer web = await StartAsync(store, "web", (_, _) => { }, _ => limits with { Role = "web" });
        JobService jobs = web.Services.GetRequiredService<JobService>();
        string own = await HandInAsync(web);
        Job one = (await web.Services.GetRequiredService<IJobStore>().FindAsync(own, Cancel))!;
        for (int at = 0; at < 20; at++)
        {
            await jobs.SubmitAsync([.. Ulid.Several(TimeProvider.System, 500).Select(id => one with { Id = id, Owner = "flood" })], null, Cancel);
        }

        Job late = one with { Id = Ulid.New(TimeProvider.System), Owner = "other", Name = "other.txt" };
        await jobs.SubmitAsync([late], null, Cancel);
        List<string> order = [];
        await using RunningServer worker = await StartAsync(
            store,
            "worker",
            (name, _) =>
            {
                lock (order)
                {
                    order.Add(name);
                }
            },
            jobs => jobs with { Parallel = 1 });

        await web.RestedAsync(late.Id);
        lock (order)
        {
            // The one of the local user, one of the flood, and this one are the first round.
            Assert.InRange(order.IndexOf("other.txt"), 0, 2);
        }
    }

    private static void Linger(Action<string> stage, SemaphoreSlim begun, SemaphoreSlim stopped)
    {
        begun.Release();
        try
        {
            while (true)
            {
                Thread.Sleep(10);
                stage("clean");
            }
        }
        catch (OperationCanceledException)
        {
            stopped.Release();
            throw;
        }
    }

    /// <summary>
    /// The commit of contents does not wait for the disk. A server that falls over between it and the end of the job has lost them when it is back; the job
    /// once ended all the same, and its files could not be had.
    /// </summary>
    [Fact]
    public async Task Outputs_that_the_database_loses_before_the_job_ends_are_stored_again()
    {
        string store = postgres.NewDatabase();
        await using RunningServer web = await StartAsync(store, "web", (_, _) => { });
        await using RunningServer worker = await StartAsync(store, "worker", (_, _) => { }, adjust: services =>
        {
            IBlobStore inner = (IBlobStore)services.Last(service => service.ServiceType == typeof(IBlobStore)).ImplementationInstance!;
            services.AddSingleton<IBlobStore>(new LosingBlobs(inner, sha => postgres.Query(store, $"delete from blob where sha256 = '{sha}'; delete from blob_part where sha256 = '{sha}'")));
        });
        string id = await HandInAsync(web);

        JsonElement job = await web.GetAsync($"/api/v1/conversions/{id}?wait=30");

        Assert.Equal(("succeeded", 1), (job.GetProperty("state").GetString(), job.GetProperty("attempt").GetInt32()));
        foreach (JsonElement output in job.GetProperty("outputs").EnumerateArray())
        {
            Assert.NotEmpty(await web.Http.GetByteArrayAsync(output.GetProperty("href").GetString(), Cancel));
        }

        Assert.Equal(string.Empty, postgres.Query(store, "select sha256 from job_output where not exists (select 1 from blob where blob.sha256 = job_output.sha256)"));
    }

    private static Task<RunningServer> StartAsync(
        string store,
        string role,
        Action<string, Action<string>> convert,
        Func<JobSettings, JobSettings>? change = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? adjust = null) => RunningServer.StartAsync(
        settings => settings with
        {
            Jobs = (change?.Invoke(settings.Jobs) ?? settings.Jobs) with { Role = role },
            Store = store,
            StorePassword = PostgresServer.Password,
        },
        services =>
        {
            services.AddSingleton<IConversion>(new StandIn(convert));
            adjust?.Invoke(services);
        },
        time);

    private static async Task<string> HandInAsync(RunningServer server)
    {
        using HttpResponseMessage response = await server.PostAsync("conversions", ("讲话.txt", Encoding.UTF8.GetBytes("正文")));
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }

    /// <summary>Reads an answer to its end, and tells each line as it comes.</summary>
    private static async Task<string> ReadAsync(RunningServer server, string path, Action<string> tell)
    {
        using StreamReader reader = new(await server.Http.GetStreamAsync(path, Cancel));
        StringBuilder all = new();
        while (await reader.ReadLineAsync(Cancel) is { } line)
        {
            all.Append(line).Append('\n');
            tell(line);
        }

        return all.ToString();
    }

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
