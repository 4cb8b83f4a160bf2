using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Testing;

namespace Converter.Jobs.Tests;

/// <summary>How jobs are taken from SQLite.</summary>
public sealed class SqliteJobTakingTests() : JobTakingTests(new SqliteStore());

/// <summary>How jobs are taken from PostgreSQL.</summary>
/// <param name="server">The server.</param>
public sealed class PostgresJobTakingTests(PostgresServer server) : JobTakingTests(new PostgresStore(server))
{
    [Fact]
    public async Task The_limit_of_an_owner_holds_though_he_comes_to_many_nodes_at_once()
    {
        JobSettings limits = new() { MostQueuedPerOwner = 7, MostQueued = 1_000 };
        SqlJobStore[] nodes = [.. Enumerable.Range(0, 4).Select(_ => new SqlJobStore(Owner.Another(), Owner.Contents))];

        Acceptance[] answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Task.Run(
            () => nodes[at % 4].AcceptAsync(new Submission([JobOf("a", $"a{at:00}")], limits), Cancel))));

        Assert.Equal(7, answers.Count(answer => answer.Outcome == AcceptanceOutcome.Accepted));
        ImmutableArray<Job> waiting = await Store.ListAsync(new JobFilter("a"), Cancel);
        Assert.Equal(Enumerable.Range(0, 7).Select(at => (long)at), waiting.Select(job => job.Round).Order());
    }

    [Fact]
    public async Task No_step_of_a_job_reads_through_the_jobs_at_rest()
    {
        PostgresStore postgres = (PostgresStore)Owner;
        postgres.Server.Query(postgres.Address, """
            insert into job (id, owner, name, state, reason, attempt, interruptions, priority, round, request, input, input_bytes, created, changed, expires)
            select 'R' || n, 'a', 'x.txt', 'succeeded', 'converted', 1, 0, 0, 0, '{}', md5(n::text), 1, n, n, 9000000000000 from generate_series(1, 30000) as n
            """);
        postgres.Server.Query(postgres.Address, "vacuum analyze");
        long before = await RowsReadThroughAsync(postgres);

        for (int at = 0; at < 5; at++)
        {
            Job job = JobOf("a", $"J{at}");
            Assert.Equal(AcceptanceOutcome.Accepted, (await Store.AcceptAsync(new Submission([job], new JobSettings()), Cancel)).Outcome);
            Assert.True(await Store.HasWaitingAsync(Start, new JobSettings(), Cancel));
            Assert.Single(await Store.TakeAsync("n0", 1, Start, new JobSettings()));
            Assert.Single(await Store.HeldAsync("n0", Cancel));
            Assert.Empty(await Store.OrphansAsync(Cancel));
            Assert.True(await Store.ChangeAsync(new JobChange(job.Id, JobState.Running, JobState.Succeeded, "converted", Start) { Attempt = 1 }));
            Assert.NotNull(await Store.FindAsync(job.Id, Cancel));
            Assert.Equal(2, (await Store.StoryAsync(job.Id, Cancel)).Count(line => line.To != JobState.Queued));
            Assert.Empty(await Store.ListAsync(new JobFilter("a") { State = JobState.Failed }, Cancel));
            Assert.Equal(50, (await Store.ListAsync(new JobFilter("a"), Cancel)).Length);
            Assert.Empty(await Store.ExpiredAsync(Start, Cancel));
            Assert.False(await Store.RefersToAsync("unknown", Cancel));
        }

        Assert.InRange(await RowsReadThroughAsync(postgres) - before, 0, 1_000);
    }

    /// <summary>Rows that the server has read by going through the whole table of jobs.</summary>
    private async Task<long> RowsReadThroughAsync(PostgresStore postgres)
    {
        await using (DbConnection connection = await Owner.Database.OpenAsync(Cancel))
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "select pg_stat_force_next_flush()";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        return long.Parse(postgres.Server.Query(postgres.Address, "select seq_tup_read from pg_stat_user_tables where relname = 'job'"), CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_key_that_is_sent_to_many_nodes_at_once_makes_one_job()
    {
        Acceptance[] answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Task.Run(() =>
            new SqlJobStore(Owner.Another(), Owner.Contents).AcceptAsync(
                new Submission([JobOf("a", $"a{at:00}")], new JobSettings()) { Mark = new IdempotencyMark("key", "digest", $"/a{at:00}") }, Cancel))));

        string id = Assert.Single(await Store.ListAsync(new JobFilter(null), Cancel)).Id;
        Assert.All(answers, answer => Assert.Equal("/" + id, answer.Location));
    }
}

/// <summary>Each job is taken once, in its turn, by a node that lives.</summary>
/// <param name="owner">The database.</param>
public abstract class JobTakingTests(TestStore owner) : IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly JobSettings Settings = new() { MostQueued = 100_000, MostQueuedPerOwner = 100_000 };

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the store is in.</summary>
    protected TestStore Owner => owner;

    /// <summary>The store.</summary>
    protected SqlJobStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await owner.Database.PrepareAsync(Cancel);
        Store = new SqlJobStore(owner.Database, owner.Contents);
        foreach (string node in new[] { "n0", "n1", "n2" })
        {
            await new NodeStore(owner.Database).JoinAsync(new Node(node, "host", "all", 1, 0, Start));
        }
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Three_nodes_that_take_at_once_take_each_job_once()
    {
        await AcceptAsync([.. Enumerable.Range(0, 200).Select(at => JobOf("a", $"{at:000}"))]);
        ConcurrentBag<Job> taken = [];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            while (await Store.HasWaitingAsync(Start, Settings, Cancel))
            {
                foreach (Job job in await Store.TakeAsync($"n{worker % 3}", 3, Start, Settings))
                {
                    taken.Add(job);
                }
            }
        })));

        Assert.Equal(200, taken.Count);
        Assert.Equal(200, taken.Select(job => job.Id).Distinct().Count());
        Assert.All(taken, job => Assert.Equal((JobState.Running, 1), (job.State, job.Attempt)));
        Assert.Equal(["queued", "running"], (await Store.StoryAsync("007", Cancel)).Select(line => line.To.ToString().ToLowerInvariant()));
        Assert.Equal(200, (await Task.WhenAll(Enumerable.Range(0, 3).Select(at => Store.HeldAsync($"n{at}", Cancel)))).Sum(held => held.Length));
    }

    [Fact]
    public async Task Interactive_jobs_go_first_and_then_owners_take_turns()
    {
        await AcceptAsync([.. Enumerable.Range(0, 50).Select(at => JobOf("flood", $"f{at:00}") with { Priority = JobPriority.Batch })]);
        await AcceptAsync(JobOf("b", "b0") with { Priority = JobPriority.Batch });
        await AcceptAsync(JobOf("c", "c0"));

        List<string> order = [];
        while (await Store.TakeAsync("n0", 1, Start, Settings) is [Job job])
        {
            order.Add(job.Id);
        }

        Assert.Equal("c0", order[0]);
        Assert.InRange(order.IndexOf("b0"), 1, 2);
        Assert.Equal(52, order.Count);
    }

    [Fact]
    public async Task A_node_that_was_struck_out_takes_nothing_and_what_it_ran_is_found()
    {
        await AcceptAsync(JobOf("a", "01"), JobOf("a", "02"));
        Job taken = Assert.Single(await Store.TakeAsync("n0", 1, Start, Settings));
        Assert.Empty(await Store.OrphansAsync(Cancel));
        NodeStore nodes = new(owner.Database);
        Node seen = (await nodes.ListAsync(Cancel)).Single(node => node.Id == "n0");

        Assert.True(await nodes.BeatAsync("n0"));
        Assert.False(await nodes.RemoveAsync(seen));
        Assert.True(await nodes.RemoveAsync(seen with { Beat = seen.Beat + 1 }));

        Assert.False(await nodes.BeatAsync("n0"));
        Assert.Empty(await Store.TakeAsync("n0", 5, Start, Settings));
        Assert.Equal(taken.Id, Assert.Single(await Store.OrphansAsync(Cancel)).Id);
        // Another node does it again; what the first one still says when it comes back comes to nothing.
        Assert.True(await Store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Queued, "interrupted", Start) { Attempt = 1, IsInterruption = true }));
        Assert.Equal(2, Assert.Single(await Store.TakeAsync("n1", 1, Start, Settings)).Attempt);
        Assert.False(await Store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Succeeded, "converted", Start) { Attempt = 1 }));
        Assert.True(await Store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Succeeded, "converted", Start) { Attempt = 2 }));
        Assert.Single((await Store.StoryAsync("01", Cancel)).Select(line => line.To), JobState.Succeeded);
    }

    [Fact]
    public async Task A_job_that_is_tried_again_waits_until_it_is_due_but_not_for_a_clock_that_went_wrong()
    {
        await AcceptAsync(JobOf("a", "01"));
        await Store.TakeAsync("n0", 1, Start, Settings);
        await Store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Queued, "retry", Start) { Due = Start.AddSeconds(4), Failures = 1 });

        Assert.False(await Store.HasWaitingAsync(Start.AddSeconds(3), Settings, Cancel));
        Assert.Empty(await Store.TakeAsync("n0", 1, Start.AddSeconds(3), Settings));
        Assert.Equal(1, Assert.Single(await Store.TakeAsync("n0", 1, Start.AddSeconds(4), Settings)).Failures);

        // The node that failed was an hour ahead, or the clock was put back by one since.
        await Store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Queued, "retry", Start) { Due = Start.AddHours(1) });
        Assert.Single(await Store.TakeAsync("n0", 1, Start, Settings));
    }

    protected static Job JobOf(string owner, string id) =>
        new(id, owner, "讲话.txt", new ConversionRequest(), "input", 5, Start) { Expires = Start.AddDays(7) };

    private Task<Acceptance> AcceptAsync(params Job[] jobs) => Store.AcceptAsync(new Submission([.. jobs], Settings), Cancel);
}
