using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Jobs in a database.</summary>
/// <param name="database">The database.</param>
/// <param name="contents">Where their contents are; asked whether those are still there when a job begins to refer to them.</param>
public sealed class SqlJobStore(IDatabase database, IBlobStore contents) : IJobStore
{
    private const int MostExpiredAtOnce = 200;

    /// <inheritdoc/>
    public Task<Acceptance> AcceptAsync(Submission submission, CancellationToken cancel) =>
        database.WriteAsync(transaction => new JobAcceptance(database.Dialect, contents, transaction).AcceptAsync(submission), cancel);

    /// <inheritdoc/>
    public Task<bool> HasWaitingAsync(DateTimeOffset now, JobSettings settings, CancellationToken cancel) => JobTaking.HasWaitingAsync(database, now, settings, cancel);

    /// <inheritdoc/>
    public Task<ImmutableArray<Job>> TakeAsync(string node, int most, DateTimeOffset now, JobSettings settings) => database.WriteAsync(
        transaction => JobTaking.TakeAsync(database.Dialect, transaction, node, most, now, settings), CancellationToken.None);

    /// <inheritdoc/>
    public async Task<ImmutableArray<RunningJob>> HeldAsync(string node, CancellationToken cancel) =>
    [
        .. await database.ListAsync(
            "select id, attempt from job where state = 'running' and node = @node",
            row => new RunningJob(row.GetString(0), (int)row.GetInt64(1)),
            cancel,
            ("@node", node)).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public async Task<ImmutableArray<Job>> OrphansAsync(CancellationToken cancel) =>
    [
        .. await database.ListAsync(
            "select * from job where state = 'running' and (node is null or not exists (select 1 from node where node.id = job.node))", JobRow.Read, cancel).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public async Task NoteStageAsync(Job job, string stage, int done)
    {
        try
        {
            await database.WriteAsync(
                transaction => transaction.ExecuteAsync(
                    "update job set stage = @stage, stages_done = @done where id = @id and attempt = @attempt and state = 'running'",
                    ("@stage", stage),
                    ("@done", done),
                    ("@id", job.Id),
                    ("@attempt", job.Attempt)),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // It is a courtesy; the next one says more.
        }
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
        Add(query.Name is { } part ? $"%{part.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%" : null, "lower(name) like lower(@name) escape '!'", "@name");
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
        .. await database.ListAsync("select * from job_story where job = @id order by line, at, attempt", JobRow.ReadStory, cancel, ("@id", id)).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public Task<bool> ChangeAsync(JobChange change) => database.WriteAsync(transaction => ChangeAsync(transaction, change), CancellationToken.None);

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
        List<(string State, long Count)> rows = await database.ListAsync(
            "select state, count(*) as jobs from job group by state", row => (row.GetString(0), row.Number("jobs")), cancel).ConfigureAwait(false);
        List<DateTimeOffset?> oldest = await database.ListAsync(
            "select min(created) as oldest from job where state = 'queued'", row => row.TimeOrNone("oldest"), cancel).ConfigureAwait(false);
        return new QueueFigures(rows.ToImmutableSortedDictionary(row => Enum.Parse<JobState>(row.State, ignoreCase: true), row => row.Count), oldest[0]);
    }

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancel) => database.ListAsync("select 1", static _ => true, cancel);

    private async Task<bool> ChangeAsync(DbTransaction transaction, JobChange change)
    {
        // What was stored a moment ago is lost where the database fell over before it was on the disk: whoever stored it must do so again.
        if (!change.Outputs.IsEmpty && !await contents.HoldAsync(transaction, change.Outputs.Select(output => output.Sha256)).ConfigureAwait(false))
        {
            throw new ContentGoneException();
        }

        int changed = await transaction.ExecuteAsync(
            """
            update job set state = @to, reason = @reason, changed = @at, error = @error,
              attempt = attempt + @begun, interruptions = case when @anew = 1 then 0 else interruptions + @interrupted end, failures = coalesce(@failures, failures),
              due = @due, node = null, stage = null, stages_done = 0,
              round = case when @due = 0 then round
                else (select coalesce(max(other.round), 0) + 1 from job as other where other.state = 'queued' and other.priority = job.priority) end,
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
            ("@due", change.Due?.ToUnixTimeMilliseconds() ?? 0),
            ("@failures", change.Failures),
            ("@begun", change.To == JobState.Running ? 1 : 0),
            ("@interrupted", change.IsInterruption ? 1 : 0),
            ("@anew", Job.IsFinal(change.From) ? 1 : 0),
            ("@final", Job.IsFinal(change.To) ? 1 : 0),
            ("@attempt", change.Attempt ?? 0)).ConfigureAwait(false);
        if (changed == 0)
        {
            return false;
        }

        await WriteWhatGoesWithAsync(transaction, change).ConfigureAwait(false);
        return true;
    }

    /// <summary>The line of the story and the outputs, in one question: what a job costs is above all how often its node waits for an answer.</summary>
    private static Task WriteWhatGoesWithAsync(DbTransaction transaction, JobChange change)
    {
        List<string> statements = [JobStory.Line];
        List<(string Name, object? Value)> values = [.. JobStory.ValuesOf(change)];
        if (change.To == JobState.Queued || !change.Outputs.IsEmpty)
        {
            statements.Add("delete from job_output where job = @job");
        }

        for (int at = 0; at < change.Outputs.Length; at++)
        {
            JobOutput output = change.Outputs[at];
            statements.Add(FormattableString.Invariant(
                $"insert into job_output (job, format, sha256, bytes, pages) values (@job, @format{at}, @sha{at}, @bytes{at}, @pages{at})"));
            values.AddRange(
            [
                (FormattableString.Invariant($"@format{at}"), output.Format),
                (FormattableString.Invariant($"@sha{at}"), output.Sha256),
                (FormattableString.Invariant($"@bytes{at}"), output.Bytes),
                (FormattableString.Invariant($"@pages{at}"), output.Pages),
            ]);
        }

        return transaction.ExecuteAsync(string.Join(";\n", statements), [.. values]);
    }

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

        List<(string Job, JobOutput Output)> outputs = await database.ListAsync(
            $"select * from job_output where job in ({Sql.Names(jobs.Count)}) order by format",
            JobRow.ReadOutput,
            cancel,
            [.. Sql.Values(jobs.Select(job => job.Id))]).ConfigureAwait(false);
        return JobRow.WithOutputs(jobs, outputs);
    }
}
