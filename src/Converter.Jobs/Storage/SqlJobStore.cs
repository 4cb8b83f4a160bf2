using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Jobs in a database.</summary>
/// <param name="database">The database.</param>
public sealed class SqlJobStore(IDatabase database) : IJobStore
{
    private const int MostExpiredAtOnce = 200;

    /// <inheritdoc/>
    public async Task<Acceptance> AcceptAsync(Submission submission, Func<Job, Task> schedule, CancellationToken cancel)
    {
        List<Job> placed = [];
        Acceptance acceptance = await database.WriteAsync(transaction => AcceptAsync(transaction, submission, placed), cancel).ConfigureAwait(false);
        foreach (Job job in placed)
        {
            await schedule(job).ConfigureAwait(false);
        }

        return acceptance;
    }

    /// <inheritdoc/>
    public async Task<Job?> FindAsync(string id, CancellationToken cancel)
    {
        List<Job> jobs = await database.ListAsync("select * from job where id = @id", JobRow.Read, cancel, ("@id", id)).ConfigureAwait(false);
        return jobs.Count == 0 ? null : (await WithOutputsAsync(jobs, cancel).ConfigureAwait(false))[0];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Job>> ListAsync(JobFilter query, CancellationToken cancel)
    {
        List<(string Condition, string Name, object Value)> conditions = [];
        Add(query.Owner, "owner = @owner", "@owner");
        Add(query.State is { } state ? JobRow.WordOf(state) : null, "state = @state", "@state");
        Add(query.Batch, "batch = @batch", "@batch");
        Add(query.Name is { } part ? $"%{part.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%" : null, "name like @name escape '!'", "@name");
        Add(query.Before, "id < @before", "@before");
        string where = conditions.Count == 0 ? string.Empty : "where " + string.Join(" and ", conditions.Select(condition => condition.Condition));
        List<Job> jobs = await database.ListAsync(
            $"select * from job {where} order by id desc limit @limit",
            JobRow.Read,
            cancel,
            [.. conditions.Select(condition => (condition.Name, (object?)condition.Value)), ("@limit", query.Limit)]).ConfigureAwait(false);
        return await WithOutputsAsync(jobs, cancel).ConfigureAwait(false);

        void Add(string? value, string condition, string name)
        {
            if (value is not null)
            {
                conditions.Add((condition, name, value));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<JobStoryLine>> StoryAsync(string id, CancellationToken cancel) =>
    [
        .. await database.ListAsync("select * from job_story where job = @id order by at, attempt", JobRow.ReadStory, cancel, ("@id", id)).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public async Task<bool> ChangeAsync(JobChange change, Func<Task>? afterwards)
    {
        bool changed = await database.WriteAsync(transaction => ChangeAsync(transaction, change), CancellationToken.None).ConfigureAwait(false);
        if (changed && afterwards is not null)
        {
            await afterwards().ConfigureAwait(false);
        }

        return changed;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> DeleteAsync(string id) =>
        database.WriteAsync(transaction => DeleteAsync(transaction, id), CancellationToken.None);

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> ExpiredAsync(DateTimeOffset now, CancellationToken cancel) =>
    [
        .. await database.ListAsync(
            "select id from job where expires < @now and state not in ('queued', 'running') order by expires limit @limit",
            row => row.GetString(0),
            cancel,
            ("@now", now.ToUnixTimeMilliseconds()),
            ("@limit", MostExpiredAtOnce)).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public Task ForgetMarksAsync(DateTimeOffset before) => database.WriteAsync(
        transaction => transaction.ExecuteAsync("delete from idempotency where created < @before", ("@before", before.ToUnixTimeMilliseconds())),
        CancellationToken.None);

    /// <inheritdoc/>
    public async Task<bool> RefersToAsync(string sha256, CancellationToken cancel) =>
        (await database.ListAsync(
            "select 1 from job where input = @sha union all select 1 from job_output where sha256 = @sha limit 1",
            static _ => true,
            cancel,
            ("@sha", sha256)).ConfigureAwait(false)).Count > 0;

    /// <inheritdoc/>
    public async Task<QueueFigures> FiguresAsync(CancellationToken cancel)
    {
        List<(string State, long Count, long Oldest)> rows = await database.ListAsync(
            "select state, count(*) as jobs, min(created) as oldest from job group by state",
            row => (row.GetString(0), row.Number("jobs"), row.Number("oldest")),
            cancel).ConfigureAwait(false);
        DateTimeOffset? oldest = rows.Where(row => row.State == "queued").Select(row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.Oldest)).FirstOrDefault();
        return new QueueFigures(rows.ToImmutableSortedDictionary(row => Enum.Parse<JobState>(row.State, ignoreCase: true), row => row.Count), oldest);
    }

    private static async Task<Acceptance> AcceptAsync(DbTransaction transaction, Submission submission, List<Job> accepted)
    {
        string owner = submission.Jobs[0].Owner;
        if (submission.Mark is { } mark && await RepeatedAsync(transaction, owner, mark).ConfigureAwait(false) is { } repeated)
        {
            return repeated;
        }

        long queued = await transaction.NumberAsync("select count(*) from job where state = 'queued'").ConfigureAwait(false);
        long own = await transaction.NumberAsync("select count(*) from job where state = 'queued' and owner = @owner", ("@owner", owner)).ConfigureAwait(false);
        int more = submission.Jobs.Length;
        if (queued + more > submission.Limits.MostQueued || own + more > submission.Limits.MostQueuedPerOwner)
        {
            bool isFull = queued + more > submission.Limits.MostQueued;
            return new Acceptance(isFull ? AcceptanceOutcome.QueueFull : AcceptanceOutcome.OwnerQueueFull, null, queued);
        }

        long round = await NextRoundAsync(transaction, submission.Jobs[0]).ConfigureAwait(false);
        foreach (Job job in submission.Jobs)
        {
            Job placed = job with { Round = round++ };
            await transaction.ExecuteAsync(JobRow.Insert, JobRow.ValuesOf(placed)).ConfigureAwait(false);
            await WriteStoryAsync(transaction, new JobChange(job.Id, JobState.Queued, JobState.Queued, job.Reason, job.Created), isFirst: true).ConfigureAwait(false);
            accepted.Add(placed);
        }

        if (submission.Mark is { } kept)
        {
            await transaction.ExecuteAsync(
                "insert into idempotency (owner, mark, digest, location, created) values (@owner, @mark, @digest, @location, @created)",
                ("@owner", owner),
                ("@mark", kept.Key),
                ("@digest", kept.Digest),
                ("@location", kept.Location),
                ("@created", submission.Jobs[0].Created.ToUnixTimeMilliseconds())).ConfigureAwait(false);
        }

        return new Acceptance(AcceptanceOutcome.Accepted, submission.Mark?.Location, queued + more);
    }

    private static async Task<Acceptance?> RepeatedAsync(DbTransaction transaction, string owner, IdempotencyMark mark)
    {
        List<(string Digest, string Location)> known = await transaction.ListAsync(
            "select digest, location from idempotency where owner = @owner and mark = @mark",
            row => (row.GetString(0), row.GetString(1)),
            ("@owner", owner),
            ("@mark", mark.Key)).ConfigureAwait(false);
        if (known.Count == 0)
        {
            return null;
        }

        return known[0].Digest == mark.Digest
            ? new Acceptance(AcceptanceOutcome.Repeated, known[0].Location, 0)
            : new Acceptance(AcceptanceOutcome.KeyReused, null, 0);
    }

    /// <summary>
    /// Owners take turns: the next job of an owner stands one round behind the last one of his that waits, but not before the round that is
    /// being served. An owner with one job therefore waits for at most one job of every other.
    /// </summary>
    private static async Task<long> NextRoundAsync(DbTransaction transaction, Job job)
    {
        long behindOwn = await transaction.NumberAsync(
            "select max(round) + 1 from job where state = 'queued' and priority = @priority and owner = @owner",
            ("@priority", (int)job.Priority),
            ("@owner", job.Owner)).ConfigureAwait(false);
        long served = await transaction.NumberAsync(
            "select min(round) from job where state = 'queued' and priority = @priority", ("@priority", (int)job.Priority)).ConfigureAwait(false);
        return Math.Max(behindOwn, served);
    }

    private static async Task<bool> ChangeAsync(DbTransaction transaction, JobChange change)
    {
        int changed = await transaction.ExecuteAsync(
            """
            update job set state = @to, reason = @reason, changed = @at, error = @error,
              attempt = attempt + @begun, interruptions = case when @anew = 1 then 0 else interruptions + @interrupted end,
              started = case when @begun = 1 then @at else started end,
              finished = case when @final = 1 then @at else null end
            where id = @id and state = @from and (@attempt = 0 or attempt = @attempt)
            """,
            ("@id", change.Id),
            ("@from", JobRow.WordOf(change.From)),
            ("@to", JobRow.WordOf(change.To)),
            ("@reason", change.Reason),
            ("@at", change.At.ToUnixTimeMilliseconds()),
            ("@error", DiagnosticText.Of(change.Error)),
            ("@begun", change.To == JobState.Running ? 1 : 0),
            ("@interrupted", change.IsInterruption ? 1 : 0),
            ("@anew", Job.IsFinal(change.From) ? 1 : 0),
            ("@final", Job.IsFinal(change.To) ? 1 : 0),
            ("@attempt", change.Attempt ?? 0)).ConfigureAwait(false);
        if (changed == 0)
        {
            return false;
        }

        await WriteStoryAsync(transaction, change, isFirst: false).ConfigureAwait(false);
        if (change.To == JobState.Queued || !change.Outputs.IsEmpty)
        {
            await transaction.ExecuteAsync("delete from job_output where job = @id", ("@id", change.Id)).ConfigureAwait(false);
        }

        foreach (JobOutput output in change.Outputs)
        {
            await transaction.ExecuteAsync(
                "insert into job_output (job, format, sha256, bytes, pages) values (@job, @format, @sha, @bytes, @pages)",
                ("@job", change.Id),
                ("@format", output.Format),
                ("@sha", output.Sha256),
                ("@bytes", output.Bytes),
                ("@pages", output.Pages)).ConfigureAwait(false);
        }

        return true;
    }

    private static Task WriteStoryAsync(DbTransaction transaction, JobChange change, bool isFirst) => transaction.ExecuteAsync(
        "insert into job_story (job, at, state_from, state_to, reason, attempt) values (@job, @at, @from, @to, @reason, (select attempt from job where id = @job))",
        ("@job", change.Id),
        ("@at", change.At.ToUnixTimeMilliseconds()),
        ("@from", isFirst ? null : JobRow.WordOf(change.From)),
        ("@to", JobRow.WordOf(change.To)),
        ("@reason", change.Reason));

    private static async Task<ImmutableArray<string>> DeleteAsync(DbTransaction transaction, string id)
    {
        List<string> contents = await transaction.ListAsync(
            "select input from job where id = @id union select sha256 from job_output where job = @id", row => row.GetString(0), ("@id", id)).ConfigureAwait(false);
        await transaction.ExecuteAsync("delete from job_output where job = @id", ("@id", id)).ConfigureAwait(false);
        await transaction.ExecuteAsync("delete from job_story where job = @id", ("@id", id)).ConfigureAwait(false);
        await transaction.ExecuteAsync("delete from job where id = @id", ("@id", id)).ConfigureAwait(false);
        ImmutableArray<string>.Builder unused = ImmutableArray.CreateBuilder<string>();
        foreach (string content in contents)
        {
            long uses = await transaction.NumberAsync(
                "select (select count(*) from job where input = @sha) + (select count(*) from job_output where sha256 = @sha)", ("@sha", content)).ConfigureAwait(false);
            if (uses == 0)
            {
                unused.Add(content);
            }
        }

        return unused.ToImmutable();
    }

    private async Task<ImmutableArray<Job>> WithOutputsAsync(List<Job> jobs, CancellationToken cancel)
    {
        if (jobs.Count == 0)
        {
            return [];
        }

        string names = string.Join(", ", Enumerable.Range(0, jobs.Count).Select(at => FormattableString.Invariant($"@j{at}")));
        List<(string Job, JobOutput Output)> outputs = await database.ListAsync(
            $"select * from job_output where job in ({names}) order by format",
            JobRow.ReadOutput,
            cancel,
            [.. jobs.Select((job, at) => (FormattableString.Invariant($"@j{at}"), (object?)job.Id))]).ConfigureAwait(false);
        return JobRow.WithOutputs(jobs, outputs);
    }
}
