using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Taking of jobs whose turn it is.</summary>
internal static class JobTaking
{
    /// <summary>
    /// A job that is tried again waits until it is due. One that is due later than any try ever is was put off by a clock that went wrong, and is not
    /// waited for.
    /// </summary>
    private const string Waits = "state = 'queued' and (due <= @now or due > @latest)";

    public static async Task<bool> HasWaitingAsync(IDatabase database, DateTimeOffset now, JobSettings settings, CancellationToken cancel) =>
        (await database.ListAsync($"select 1 from job where {Waits} limit 1", static _ => true, cancel, Times(now, settings)).ConfigureAwait(false)).Count > 0;

    public static async Task<ImmutableArray<Job>> TakeAsync(
        SqlDialect dialect, DbTransaction transaction, string node, int most, DateTimeOffset now, JobSettings settings)
    {
        // A node that was struck out takes nothing more; and none is struck out before this transaction has ended.
        List<Job> jobs = await transaction.ListAsync(
            $"""
            select * from job where {Waits} and exists (select 1 from node where node.id = @node {dialect.KeepRows})
            order by priority, round, id limit @most {dialect.SkipLocked}
            """,
            JobRow.Read,
            [.. Times(now, settings), ("@most", most), ("@node", node)]).ConfigureAwait(false);
        if (jobs.Count == 0)
        {
            return [];
        }

        string names = Sql.Names(jobs.Count);
        await transaction.ExecuteAsync(
            $"""
            update job set state = 'running', reason = 'started', attempt = attempt + 1, changed = @now, started = @now, finished = null, error = null,
              due = 0, node = @node, stage = null, stages_done = 0
            where id in ({names});
            insert into job_story (job, line, at, state_from, state_to, reason, attempt)
            select id, {JobStory.NextLine}, @now, 'queued', 'running', 'started', attempt from job where id in ({names})
            """,
            [.. Sql.Values(jobs.Select(job => job.Id)), ("@now", now.ToUnixTimeMilliseconds()), ("@node", node)]).ConfigureAwait(false);
        return [.. jobs.Select(job => job with { State = JobState.Running, Reason = "started", Attempt = job.Attempt + 1, Started = now, Changed = now, Error = null })];
    }

    private static (string Name, object? Value)[] Times(DateTimeOffset now, JobSettings settings) =>
    [
        ("@now", now.ToUnixTimeMilliseconds()),
        ("@latest", (now + (2 * settings.LongestRetryAfter)).ToUnixTimeMilliseconds()),
    ];
}
