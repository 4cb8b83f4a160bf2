using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>How jobs are run by the one process that has a folder.</summary>
public sealed class SqliteRunningTests() : RunningTests(null);

/// <summary>How jobs are run by a node on PostgreSQL.</summary>
/// <param name="server">The database.</param>
public sealed class PostgresRunningTests(PostgresServer server) : RunningTests(server);

/// <summary>How jobs are run: deadlines, cancellation, tries, turns. The conversion is stood in for, so that it hangs or fails when it should.</summary>
/// <param name="postgres">A database to run on; <see langword="null"/> for a folder.</param>
public abstract class RunningTests(PostgresServer? postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversion_that_hangs_is_cut_off_and_told()
    {
        using ManualResetEventSlim end = new();
        await using RunningServer server = await StartAsync((_, _) => end.Wait(Cancel), jobs => jobs with { Deadline = TimeSpan.FromMilliseconds(300) });

        JsonElement job = await server.ConvertAsync("正文");

        Assert.Equal(("failed", "job.deadline"), (job.GetProperty("state").GetString(), job.GetProperty("reason").GetString()));
        Assert.Equal(1, server.Services.GetRequiredService<JobMetrics>().Abandoned);
        end.Set();
        await UntilAsync(() => Task.FromResult(server.Services.GetRequiredService<JobMetrics>().Abandoned == 0));
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again()
    {
        int tries = 0;
        await using RunningServer server = await StartAsync((_, _) => _ = ++tries < 3 ? throw new IOException("disk") : 0);

        JsonElement job = await server.ConvertAsync("正文");

        Assert.Equal(("succeeded", 3), (job.GetProperty("state").GetString(), job.GetProperty("attempt").GetInt32()));
        Assert.Equal(
            ["accepted", "started", "retry", "started", "retry", "started", "converted"],
            job.GetProperty("story").EnumerateArray().Select(line => line.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_failure_that_stays_rests_with_its_story_until_a_person_tries_it()
    {
        bool isMended = false;
        await using RunningServer server = await StartAsync((_, _) => _ = isMended ? 0 : throw new IOException("disk"), jobs => jobs with { Retries = 2 });

        JsonElement job = await server.ConvertAsync("正文");

        Assert.Equal(("failed", "job.given-up", 3), (job.GetProperty("state").GetString(), job.GetProperty("reason").GetString(), job.GetProperty("attempt").GetInt32()));
        isMended = true;
        string id = job.GetProperty("id").GetString()!;
        using HttpResponseMessage retried = await server.Http.PostAsync($"/api/v1/conversions/{id}/retry", null, Cancel);
        Assert.Equal("succeeded", (await server.RestedAsync(id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_fault_of_the_program_is_final_at_once()
    {
        await using RunningServer server = await StartAsync((_, _) => throw new InvalidOperationException());

        JsonElement job = await server.ConvertAsync("正文");

        Assert.Equal(("failed", "job.internal", 1), (job.GetProperty("state").GetString(), job.GetProperty("reason").GetString(), job.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task Jobs_are_called_off_while_they_wait_and_while_they_run()
    {
        using SemaphoreSlim begun = new(0);
        ConcurrentBag<string> stopped = [];
        await using RunningServer server = await StartAsync(
            (name, stage) =>
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
                    stopped.Add(name);
                    throw;
                }
            },
            jobs => jobs with { Parallel = 1 });
        string running = await HandInAsync(server, "一.txt");
        Assert.True(await begun.WaitAsync(Patience.Limit, Cancel));
        string waiting = await HandInAsync(server, "二.txt");

        foreach (string id in new[] { waiting, running })
        {
            using HttpResponseMessage cancelled = await server.Http.PostAsync($"/api/v1/conversions/{id}/cancel", null, Cancel);
            Assert.Equal("cancelled", (await RunningServer.JsonOf(cancelled)).GetProperty("state").GetString());
        }

        await UntilAsync(() => Task.FromResult(stopped.Contains("一.txt")));
        using HttpResponseMessage again = await server.Http.PostAsync($"/api/v1/conversions/{running}/cancel", null, Cancel);
        await RunningServer.RefusedAsync(again, 409, "wrong-state");
        Assert.Equal(["一.txt"], stopped);
    }

    [Fact]
    public async Task Interactive_jobs_go_before_batches_and_owners_take_turns()
    {
        using Gate gate = new();
        await using RunningServer server = await StartOneWorkerAsync(gate);
        using HttpResponseMessage batch = await server.PostAsync("conversions", [.. Enumerable.Range(0, 3).Select(at => ($"batch{at}.txt", "正文"u8.ToArray()))]);
        Assert.True(batch.IsSuccessStatusCode);
        await HandInAsync(server, "interactive.txt");
        JobService jobs = server.Services.GetRequiredService<JobService>();
        Job other = await JobOfAsync(server, "interactive.txt");
        await jobs.SubmitAsync([other with { Id = Ulid.New(TimeProvider.System), Owner = "other", Name = "other.txt", Priority = JobPriority.Batch }], null, Cancel);

        gate.Open();
        await gate.UntilAsync(6);

        Assert.Equal("first.txt interactive.txt", string.Join(' ', gate.Order.Take(2)));
        Assert.Equal(["batch0.txt", "other.txt"], gate.Order.Skip(2).Take(2).Order(StringComparer.Ordinal));
        Assert.Equal("batch1.txt batch2.txt", string.Join(' ', gate.Order.Skip(4)));
    }

    [Fact]
    public async Task A_job_that_the_end_of_the_process_meets_again_lets_the_others_go_first()
    {
        using Gate gate = new();
        await using RunningServer server = await StartOneWorkerAsync(gate);
        string unlucky = await HandInAsync(server, "unlucky.txt");
        await HandInAsync(server, "other.txt");
        await InterruptAsync(server, unlucky, 2);

        gate.Open();

        Assert.Equal("succeeded", (await server.RestedAsync(unlucky)).GetProperty("state").GetString());
        Assert.Equal("first.txt other.txt unlucky.txt", string.Join(' ', gate.Order));
    }

    [Fact]
    public async Task A_job_that_ends_the_process_again_and_again_rests_until_a_person_tries_it_anew()
    {
        using Gate gate = new();
        await using RunningServer server = await StartOneWorkerAsync(gate);
        string id = await HandInAsync(server, "poison.txt");
        await InterruptAsync(server, id, 7);
        Jobs.Storage.IJobStore store = server.Services.GetRequiredService<Jobs.Storage.IJobStore>();
        await store.ChangeAsync(new JobChange(id, JobState.Queued, JobState.Running, "started", DateTimeOffset.UtcNow));

        // The service itself finds that it runs nowhere.
        await UntilAsync(async () => (await store.FindAsync(id, Cancel))!.State == JobState.Failed);
        Assert.Equal("job.interrupted", (await store.FindAsync(id, Cancel))!.Error?.Code);
        using HttpResponseMessage retried = await server.Http.PostAsync($"/api/v1/conversions/{id}/retry", null, Cancel);
        Assert.Equal(0, (await store.FindAsync(id, Cancel))!.Interruptions);
        gate.Open();
        Assert.Equal("succeeded", (await server.RestedAsync(id)).GetProperty("state").GetString());
    }

    /// <summary>
    /// Decision 0012: a transaction of ours that held the database while the scheduler waited for it, and waited for a lock that the scheduler
    /// had, stood still for half a minute and failed. Several batches at once, while jobs end, met it at the first text.
    /// </summary>
    [Fact]
    public async Task Batches_that_come_while_jobs_end_neither_wait_for_the_scheduler_nor_keep_it_waiting()
    {
        await using RunningServer server = await StartAsync((_, _) => { });
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(batch =>
            server.PostAsync("conversions", [.. Enumerable.Range(0, 12).Select(at => ($"{batch}-{at}.txt", "正文"u8.ToArray()))])));

        Assert.All(answers, answer => Assert.Equal(202, (int)answer.StatusCode));
        await UntilAsync(async () => (await server.GetAsync("/api/v1/admin/figures")).GetProperty("jobs").GetProperty("succeeded").GetInt32() == 72);
    }

    [Fact]
    public async Task Without_retries_a_failure_is_final()
    {
        await using RunningServer server = await StartAsync((_, _) => throw new IOException("disk"), jobs => jobs with { Retries = 0 });

        JsonElement job = await server.ConvertAsync("正文");

        Assert.Equal(("failed", "job.given-up", 1), (job.GetProperty("state").GetString(), job.GetProperty("reason").GetString(), job.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task One_of_a_batch_is_deleted_and_the_last_takes_the_batch_with_it()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        byte[] text = Encoding.UTF8.GetBytes("关于检查的通知\n各单位：\n请认真检查。\n");
        using HttpResponseMessage accepted = await server.PostAsync("conversions", ("甲.txt", text), ("乙.txt", text), ("丙.txt", [.. text, .. text]));
        string batch = (await RunningServer.JsonOf(accepted)).GetProperty("id").GetString()!;
        await UntilAsync(async () => (await server.GetAsync($"/api/v1/batches/{batch}")).GetProperty("state").GetString() == "succeeded");
        string[] ids = [.. (await server.GetAsync($"/api/v1/batches/{batch}")).GetProperty("conversions").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
        string files = Path.Combine(server.Folder, "files");

        // 甲 and 乙 have one content: its files stay as long as one of them needs them.
        await DeleteAsync(ids[0]);
        JsonElement left = await server.GetAsync($"/api/v1/batches/{batch}");
        Assert.Equal(["乙.txt", "丙.txt"], left.GetProperty("conversions").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(2, left.GetProperty("counts").GetProperty("succeeded").GetInt32());
        using HttpResponseMessage still = await server.Http.GetAsync($"/api/v1/conversions/{ids[1]}/files/pdf", Cancel);
        Assert.True(still.IsSuccessStatusCode);
        await DeleteAsync(ids[1]);
        await DeleteAsync(ids[2]);

        Assert.Empty(Directory.GetFiles(files, "*", SearchOption.AllDirectories));
        using HttpResponseMessage gone = await server.Http.GetAsync($"/api/v1/batches/{batch}", Cancel);
        await RunningServer.RefusedAsync(gone, 404, "not-found");

        async Task DeleteAsync(string id)
        {
            using HttpResponseMessage deleted = await server.Http.DeleteAsync($"/api/v1/conversions/{id}", Cancel);
            Assert.Equal(204, (int)deleted.StatusCode);
        }
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_again()
    {
        using Gate gate = new();
        await using RunningServer server = await StartAsync((name, _) => gate.Pass(name), jobs => jobs with { Parallel = 1, MostQueued = 2 });
        HttpResponseMessage? refused = null;
        for (int at = 0; at < 5 && refused is null; at++)
        {
            HttpResponseMessage response = await server.PostAsync("conversions", ($"{at}.txt", "正文"u8.ToArray()));
            refused = (int)response.StatusCode == 429 ? response : null;
        }

        await RunningServer.RefusedAsync(refused!, 429, "queue-full");
        Assert.True(refused!.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        gate.Open();
    }

    [Fact]
    public async Task Lines_of_the_audit_go_when_their_time_is_over()
    {
        FakeClock clock = new();
        await using RunningServer server = await RunningServer.StartAsync(adjust: services => services.AddSingleton(
            provider => new Jobs.Storage.AuditLog(provider.GetRequiredService<Jobs.Storage.IDatabase>(), clock)));
        Jobs.Storage.AuditLog audit = server.Services.GetRequiredService<Jobs.Storage.AuditLog>();
        clock.Now = DateTimeOffset.UtcNow.AddDays(-366);
        await audit.WriteAsync("li", "convert", "old", "127.0.0.1");
        clock.Now = DateTimeOffset.UtcNow.AddDays(-364);
        await audit.WriteAsync("li", "convert", "young", "127.0.0.1");

        await server.Services.GetRequiredService<JobService>().SweepAsync(Cancel);

        Assert.Equal(["young"], (await audit.LastAsync(10, Cancel)).Select(line => line.Subject));
    }

    [Fact]
    public async Task Expired_jobs_are_swept_away_with_their_content()
    {
        await using RunningServer server = await StartAsync((_, _) => { }, jobs => jobs with { Retention = TimeSpan.FromMilliseconds(1) });
        JsonElement job = await server.ConvertAsync("正文");

        Assert.Equal(1, await server.Services.GetRequiredService<JobService>().SweepAsync(Cancel));

        using HttpResponseMessage gone = await server.Http.GetAsync($"/api/v1/conversions/{job.GetProperty("id").GetString()}", Cancel);
        Assert.Equal(404, (int)gone.StatusCode);
        Assert.Empty(server.Services.GetRequiredService<IBlobStore>().StoredBefore(DateTimeOffset.MaxValue));
        string text = System.Convert.ToHexStringLower(SHA256.HashData("正文"u8));
        Assert.Null(await server.Services.GetRequiredService<IBlobStore>().OpenAsync(text, Cancel));
    }

    [Fact]
    public async Task A_conversion_begins_while_what_came_of_the_one_before_is_still_being_stored()
    {
        HeldBlobs? blobs = null;
        using ManualResetEventSlim go = new();
        ConcurrentQueue<string> order = new();
        await using RunningServer server = await StartAsync(
            (name, _) =>
            {
                order.Enqueue(name);
                go.Wait(Cancel);
                blobs!.Close();
            },
            jobs => jobs with { Parallel = 1 },
            services => blobs = HeldBlobs.Before(services));
        string first = await HandInAsync(server, "first.txt");
        string second = await HandInAsync(server, "second.txt");

        go.Set();
        await UntilAsync(() => Task.FromResult(order.Count == 2));

        Assert.Equal("running", (await server.GetAsync($"/api/v1/conversions/{first}")).GetProperty("state").GetString());
        blobs!.Open();
        foreach (string id in new[] { first, second })
        {
            await UntilAsync(async () =>
            {
                blobs.Open();
                return (await server.GetAsync($"/api/v1/conversions/{id}")).GetProperty("state").GetString() == "succeeded";
            });
        }
    }

    [Fact]
    public async Task A_job_that_is_deleted_while_its_outputs_are_stored_leaves_nothing_behind()
    {
        HeldBlobs? blobs = null;
        await using RunningServer server = await StartAsync((_, _) => blobs!.Close(), adjust: services => blobs = HeldBlobs.Before(services));
        string id = await HandInAsync(server, "secret.txt");
        RunningJobs running = server.Services.GetRequiredService<RunningJobs>();
        await UntilAsync(() => Task.FromResult(running is { Count: 1, Converting: 0 }));

        Task<HttpResponseMessage> deleting = server.Http.DeleteAsync($"/api/v1/conversions/{id}", Cancel);
        await UntilAsync(async () => await server.Services.GetRequiredService<Jobs.Storage.IJobStore>().FindAsync(id, Cancel) is null or { State: JobState.Cancelled });
        blobs!.Open();
        using HttpResponseMessage deleted = await deleting;

        Assert.Equal(204, (int)deleted.StatusCode);
        await UntilAsync(() => Task.FromResult(!blobs.StoredBefore(DateTimeOffset.MaxValue).Any()));
    }

    private Task<RunningServer> StartAsync(
        Action<string, Action<string>> convert, Func<JobSettings, JobSettings>? change = null, Action<IServiceCollection>? adjust = null) => RunningServer.StartAsync(
        settings => settings with
        {
            Jobs = change?.Invoke(settings.Jobs) ?? settings.Jobs,
            Store = postgres?.NewDatabase(),
            StorePassword = postgres is null ? null : PostgresServer.Password,
        },
        services =>
        {
            services.AddSingleton<IConversion>(new StandIn(convert));
            adjust?.Invoke(services);
        });

    /// <summary>A service of one worker, which a first text holds at the gate: what is handed in next waits for its turn.</summary>
    private async Task<RunningServer> StartOneWorkerAsync(Gate gate)
    {
        RunningServer server = await StartAsync((name, _) => gate.Pass(name), jobs => jobs with { Parallel = 1 });
        await HandInAsync(server, "first.txt");
        await gate.UntilAsync(1);
        return server;
    }

    private static async Task<string> HandInAsync(RunningServer server, string name)
    {
        using HttpResponseMessage response = await server.PostAsync("conversions", (name, Encoding.UTF8.GetBytes("正文")));
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }

    /// <summary>What a process that ended in the middle of a job leaves, so many times.</summary>
    private static async Task InterruptAsync(RunningServer server, string id, int times)
    {
        Jobs.Storage.IJobStore store = server.Services.GetRequiredService<Jobs.Storage.IJobStore>();
        for (int at = 0; at < times; at++)
        {
            Assert.True(await store.ChangeAsync(new JobChange(id, JobState.Queued, JobState.Running, "started", DateTimeOffset.UtcNow)));
            await server.Services.GetRequiredService<JobService>().InterruptAsync((await store.FindAsync(id, Cancel))!);
        }
    }

    private static async Task<Job> JobOfAsync(RunningServer server, string name) =>
        (await server.Services.GetRequiredService<Jobs.Storage.IJobStore>().ListAsync(new Jobs.Storage.JobFilter(null) { Name = name }, Cancel)).Single();

    private static Task UntilAsync(Func<Task<bool>> condition) => Patience.UntilAsync(condition, Cancel);

    private sealed class FakeClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
