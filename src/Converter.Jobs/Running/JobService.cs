using System.Collections.Immutable;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running.Engine;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Running;

/// <summary>What can be done with jobs: hand in, call off, try again, delete.</summary>
public sealed class JobService(
    IJobStore store,
    IBlobStore blobs,
    JobEvents events,
    RunningJobs running,
    JobMetrics metrics,
    AuditLog audit,
    JobWaking waking,
    JobSettings settings,
    TimeProvider time)
{
    private static readonly TimeSpan OrphansAfter = TimeSpan.FromHours(1);

    /// <summary>How long a deletion waits for the end of what is called off; what it still stores after that goes by itself.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);

    /// <summary>Hands jobs in, all or none; they are durable when this returns.</summary>
    /// <param name="jobs">The jobs, all of one owner, with pinned input.</param>
    /// <param name="mark">The Idempotency-Key; <see langword="null"/> for none.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<Acceptance> SubmitAsync(ImmutableArray<Job> jobs, IdempotencyMark? mark, CancellationToken cancel)
    {
        Submission submission = new([.. jobs.Select(job => job with { Expires = job.Created + settings.Retention })], settings) { Mark = mark };
        Acceptance acceptance = await store.AcceptAsync(submission, cancel).ConfigureAwait(false);
        waking.Wake();
        if (acceptance.Outcome == AcceptanceOutcome.Accepted)
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach (Job job in jobs)
            {
                JobTraces.Add("accept", job.Id, job.Created, now);
            }
        }

        return acceptance;
    }

    /// <summary>Calls a job off.</summary>
    /// <param name="id">The job.</param>
    /// <returns>Whether it was queued or running.</returns>
    public async Task<bool> CancelAsync(string id)
    {
        if (await ChangeAsync(new JobChange(id, JobState.Queued, JobState.Cancelled, "cancelled", time.GetUtcNow())).ConfigureAwait(false))
        {
            return true;
        }

        // The state is final before the conversion learns of it: whatever it still makes comes to nothing.
        bool wasRunning = await ChangeAsync(new JobChange(id, JobState.Running, JobState.Cancelled, "cancelled", time.GetUtcNow())).ConfigureAwait(false);
        running.Stop(id);
        return wasRunning;
    }

    /// <summary>Tries a job again that failed or was called off.</summary>
    /// <param name="job">The job.</param>
    /// <returns>Whether it was at rest without success.</returns>
    public async Task<bool> RetryAsync(Job job)
    {
        if (job.State is not (JobState.Failed or JobState.Cancelled))
        {
            return false;
        }

        bool changed = await ChangeAsync(new JobChange(job.Id, job.State, JobState.Queued, "retried", time.GetUtcNow()) { Failures = 0 }).ConfigureAwait(false);
        waking.Wake();
        return changed;
    }

    /// <summary>Deletes a job with its input and its outputs, at once.</summary>
    /// <param name="id">The job.</param>
    public async Task DeleteAsync(string id)
    {
        await CancelAsync(id).ConfigureAwait(false);
        // A job that has just come to rest holds its contents for a moment longer, and what is held is not deleted.
        await running.EndOf(id).WaitAsync(EndsWithin, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (string content in await store.DeleteAsync(id).ConfigureAwait(false))
        {
            await blobs.DeleteAsync(content, sha => store.RefersToAsync(sha, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes expired jobs, forgotten keys, old lines of the audit and content that nothing refers to.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The number of jobs deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        int deleted = 0;
        for (ImmutableArray<string> expired = await store.ExpiredAsync(time.GetUtcNow(), cancel).ConfigureAwait(false);
            !expired.IsEmpty && !cancel.IsCancellationRequested;
            expired = await store.ExpiredAsync(time.GetUtcNow(), cancel).ConfigureAwait(false))
        {
            foreach (string id in expired)
            {
                await DeleteAsync(id).ConfigureAwait(false);
                deleted++;
            }
        }

        await store.ForgetMarksAsync(time.GetUtcNow() - settings.IdempotencyFor).ConfigureAwait(false);
        await audit.ForgetAsync(time.GetUtcNow() - settings.AuditRetention).ConfigureAwait(false);
        foreach (string content in blobs.StoredBefore(time.GetUtcNow() - OrphansAfter))
        {
            await blobs.DeleteAsync(content, sha => store.RefersToAsync(sha, CancellationToken.None)).ConfigureAwait(false);
        }

        await blobs.EraseAsync(time.GetUtcNow() - OrphansAfter, cancel).ConfigureAwait(false);
        return deleted;
    }

    /// <summary>
    /// Lets a job wait again whose node is gone. The first time that is nobody's fault. One that it meets again lets the others go first and comes later each
    /// time: it may be the cause, and is taken for it in the end.
    /// </summary>
    /// <param name="job">The job, running.</param>
    public async Task InterruptAsync(Job job)
    {
        DateTimeOffset now = time.GetUtcNow();
        bool isPoison = job.Interruptions + 1 >= settings.MostInterruptions;
        await ChangeAsync(new JobChange(job.Id, JobState.Running, isPoison ? JobState.Failed : JobState.Queued, "interrupted", now)
        {
            Attempt = job.Attempt,
            Due = job.Interruptions == 0 ? null : now + settings.RetryAfter(job.Interruptions - 1),
            IsInterruption = true,
            Error = isPoison ? JobFailures.Interrupted(job.Interruptions + 1) : null,
        }).ConfigureAwait(false);
        waking.Wake();
    }

    private async Task<bool> ChangeAsync(JobChange change)
    {
        bool changed = await store.ChangeAsync(change).ConfigureAwait(false);
        if (changed)
        {
            events.Tell(new JobEvent(change.Id, change.To, null, 0));
            if (Job.IsFinal(change.To))
            {
                metrics.Count(change.To.ToString().ToLowerInvariant(), change.Error?.Code ?? string.Empty, TimeSpan.Zero);
            }
        }

        return changed;
    }
}
