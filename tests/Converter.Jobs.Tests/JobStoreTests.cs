using System.Collections.Immutable;
using System.Data.Common;
using Converter.Documents;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Testing;

namespace Converter.Jobs.Tests;

/// <summary>What the store promises in SQLite.</summary>
public sealed class SqliteJobStoreTests() : JobStoreTests(new SqliteStore());

/// <summary>What the store promises in PostgreSQL.</summary>
/// <param name="server">The server.</param>
public sealed class PostgresJobStoreTests(PostgresServer server) : JobStoreTests(new PostgresStore(server));

/// <summary>What the store promises, on a database of its own for each test.</summary>
/// <param name="store">The database.</param>
public abstract class JobStoreTests(TestStore store) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private IDatabase _database = null!;
    private SqlJobStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = store.Database;
        await _database.PrepareAsync(Cancel);
        _store = new SqlJobStore(_database, store.Contents);
    }

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_job_comes_back_as_it_was_handed_in()
    {
        Job job = JobOf("a", "01") with { Batch = "B", Callback = "https://example.org/", CorrectionOf = "00" };
        job = job with { Request = new ConversionRequest { Style = "speech", Corrections = [new CorrectedLine(3, "heading", 2, "头")], Keep = ["advertising"] } };

        Assert.Equal(AcceptanceOutcome.Accepted, (await Accept(job)).Outcome);

        Job found = (await _store.FindAsync(job.Id, Cancel))!;
        Assert.Equal(job.Request.ToJson(), found.Request.ToJson());
        Assert.Equal(job with { Request = found.Request, Changed = found.Changed, Outputs = found.Outputs }, found);
        Assert.Null((await _store.StoryAsync(job.Id, Cancel)).Single().From);
    }

    [Fact]
    public async Task Only_the_first_of_two_changes_from_the_same_state_counts()
    {
        await Accept(JobOf("a", "01"));
        JobChange begin = new("01", JobState.Queued, JobState.Running, "started", Start);

        bool[] won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.ChangeAsync(begin)));

        Assert.Single(won, true);
        Assert.Equal(1, (await _store.FindAsync("01", Cancel))!.Attempt);
    }

    [Fact]
    public async Task What_a_cut_off_attempt_still_says_comes_to_nothing()
    {
        await Accept(JobOf("a", "01"));
        JobChange begin = new("01", JobState.Queued, JobState.Running, "started", Start);
        await _store.ChangeAsync(begin);
        await _store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Queued, "interrupted", Start));
        await _store.ChangeAsync(begin);

        Assert.False(await _store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Succeeded, "converted", Start) { Attempt = 1 }));
        Assert.True(await _store.ChangeAsync(new JobChange("01", JobState.Running, JobState.Succeeded, "converted", Start) { Attempt = 2 }));
        Assert.Equal(
            ["queued", "running", "queued", "running", "succeeded"],
            (await _store.StoryAsync("01", Cancel)).Select(line => line.To.ToString().ToLowerInvariant()));
    }

    [Fact]
    public async Task A_failure_keeps_its_words_and_its_report()
    {
        await Accept(JobOf("a", "01"));
        await _store.ChangeAsync(new JobChange("01", JobState.Queued, JobState.Running, "started", Start));
        Diagnostic error = new("reading.empty", Severity.Error, new SourcePosition(2, 3), new Message("空", "empty"), new Message("写", "write"));
        await _store.ChangeAsync(
            new JobChange("01", JobState.Running, JobState.Failed, "reading.empty", Start) { Error = error, Outputs = [new JobOutput("report", "ff", 3, null)] });

        Job job = (await _store.FindAsync("01", Cancel))!;
        Assert.Equal(error, job.Error);
        Assert.Equal(new JobOutput("report", "ff", 3, null), Assert.Single(job.Outputs));
        Assert.Equal(Start, job.Finished);
    }

    [Fact]
    public async Task Owners_take_turns()
    {
        await Accept([.. Enumerable.Range(0, 4).Select(at => JobOf("a", $"a{at}"))]);
        await Accept(JobOf("b", "b0"));
        await Accept(JobOf("b", "b1"));
        await _store.ChangeAsync(new JobChange("a0", JobState.Queued, JobState.Running, "started", Start));
        await Accept(JobOf("c", "c0"));

        ImmutableArray<Job> waiting = await _store.ListAsync(new JobFilter(null) { State = JobState.Queued }, Cancel);
        IEnumerable<string> order = waiting.OrderBy(job => job.Round).ThenBy(job => job.Id, StringComparer.Ordinal).Select(job => $"{job.Id}@{job.Round}");
        Assert.Equal(["b0@0", "c0@0", "a1@1", "b1@1", "a2@2", "a3@3"], order);
    }

    [Fact]
    public async Task A_full_queue_accepts_nothing_of_a_submission()
    {
        JobSettings limits = new() { MostQueued = 3, MostQueuedPerOwner = 2 };
        await Accept(JobOf("a", "01"));

        Assert.Equal(AcceptanceOutcome.OwnerQueueFull, (await Accept(limits, null, JobOf("a", "02"), JobOf("a", "03"))).Outcome);
        Assert.Equal(AcceptanceOutcome.Accepted, (await Accept(limits, null, JobOf("b", "04"), JobOf("b", "05"))).Outcome);
        Assert.Equal(AcceptanceOutcome.QueueFull, (await Accept(limits, null, JobOf("c", "06"))).Outcome);
        Assert.Null(await _store.FindAsync("02", Cancel));
        Assert.Equal(["05", "04", "01"], (await _store.ListAsync(new JobFilter(null), Cancel)).Select(job => job.Id));
    }

    [Fact]
    public async Task A_key_makes_a_repetition_harmless_and_refuses_another_request()
    {
        IdempotencyMark mark = new("k", "digest", "/1");
        await Accept(new JobSettings(), mark, JobOf("a", "01"));

        Acceptance again = await Accept(new JobSettings(), mark with { Location = "/2" }, JobOf("a", "02"));
        Acceptance other = await Accept(new JobSettings(), mark with { Digest = "other" }, JobOf("a", "03"));
        Acceptance foreign = await Accept(new JobSettings(), mark with { Digest = "other" }, JobOf("b", "04"));

        Assert.Equal((AcceptanceOutcome.Repeated, "/1"), (again.Outcome, again.Location));
        Assert.Equal(AcceptanceOutcome.KeyReused, other.Outcome);
        Assert.Equal(AcceptanceOutcome.Accepted, foreign.Outcome);
        Assert.Equal(["04", "01"], (await _store.ListAsync(new JobFilter(null), Cancel)).Select(job => job.Id));
    }

    [Fact]
    public async Task Content_that_two_jobs_share_goes_with_the_second()
    {
        await Accept(JobOf("a", "01"));
        await Accept(JobOf("b", "02"));

        Assert.Empty(await _store.DeleteAsync("01"));
        Assert.True(await _store.RefersToAsync("input", Cancel));
        Assert.Equal(["input"], await _store.DeleteAsync("02"));
        Assert.False(await _store.RefersToAsync("input", Cancel));
    }

    [Fact]
    public async Task A_list_is_filtered_and_its_signs_are_no_patterns()
    {
        await Accept(JobOf("a", "01") with { Name = "100%.txt" }, JobOf("a", "02") with { Name = "100x.txt", Batch = "B" });
        await Accept(JobOf("b", "03"));

        Assert.Equal(["01"], (await _store.ListAsync(new JobFilter("a") { Name = "0%" }, Cancel)).Select(job => job.Id));
        Assert.Equal(["02"], (await _store.ListAsync(new JobFilter("a") { Batch = "B" }, Cancel)).Select(job => job.Id));
        Assert.Equal(["01"], (await _store.ListAsync(new JobFilter("a") { Before = "02" }, Cancel)).Select(job => job.Id));
        Assert.Equal(["03", "02", "01"], (await _store.ListAsync(new JobFilter(null), Cancel)).Select(job => job.Id));
    }

    [Fact]
    public async Task A_key_of_the_API_opens_until_it_is_revoked()
    {
        KeyStore keys = new(_database, TimeProvider.System);
        (string secret, ApiKey key) = await keys.CreateAsync("office", "scanner", ["read"]);

        Assert.Equal("office", (await keys.FindAsync(secret, Cancel))!.Owner);
        Assert.Null(await keys.FindAsync(secret[..^1] + (secret[^1] == '0' ? '1' : '0'), Cancel));
        Assert.Null(await keys.FindAsync("cvt_" + key.Id, Cancel));
        await using (DbConnection connection = await _database.OpenAsync(Cancel))
        await using (DbCommand command = connection.CreateCommand())
        {
            command.CommandText = "select hash from api_key";
            Assert.DoesNotContain(secret.Split('_')[2], (string)(await command.ExecuteScalarAsync(Cancel))!, StringComparison.Ordinal);
        }

        Assert.True(await keys.RevokeAsync(key.Id));
        Assert.Null(await keys.FindAsync(secret, Cancel));
        Assert.False(await keys.RevokeAsync(key.Id));
    }

    private Task<Acceptance> Accept(params Job[] jobs) => Accept(new JobSettings(), null, jobs);

    private Task<Acceptance> Accept(JobSettings limits, IdempotencyMark? mark, params Job[] jobs) =>
        _store.AcceptAsync(new Submission([.. jobs], limits) { Mark = mark }, Cancel);

    private static Job JobOf(string owner, string id) =>
        new(id, owner, "讲话.txt", new ConversionRequest(), "input", 5, Start) { Expires = Start.AddDays(7) };
}
