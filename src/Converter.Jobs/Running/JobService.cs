using System.Collections.Immutable;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Quartz;

namespace Converter.Jobs.Running;

/// <summary>What can be done with jobs: hand in, call off, try again, delete.</summary>
public sealed class JobService(
    IJobStore store,
    IBlobStore blobs,
    ISchedulerFactory schedulers,
    JobEvents events,
    RunningJobs running,
    JobMetrics metrics,
    AuditLog audit,
    JobSettings settings,
    TimeProvider time)
{
    /// <summary>Name of the group of firings.</summary>
    public const string Group = "convert";

    private static readonly TimeSpan OrphansAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Triggers are taken in the order of their times. The time of a job is therefore its place in the queue, in the past: interactive jobs
    /// before batches, then round by round.
    /// </summary>
    private static readonly DateTimeOffset FirstInteractive = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FirstBatch = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Hands jobs in, all or none; they are durable when this returns.</summary>
    /// <param name="jobs">The jobs, all of one owner, with pinned input.</param>
    /// <param name="mark">The Idempotency-Key; <see langword="null"/> for none.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<Acceptance> SubmitAsync(ImmutableArray<Job> jobs, IdempotencyMark? mark, CancellationToken cancel)
    {
        Submission submission = new([.. jobs.Select(job => job with { Expires = job.Created + settings.Retention })], settings) { Mark = mark };
        IScheduler scheduler = await schedulers.GetScheduler(cancel).ConfigureAwait(false);
        return await store.AcceptAsync(submission, job => ScheduleAsync(scheduler, job), cancel).ConfigureAwait(false);
    }

    /// <summary>Calls a job off.</summary>
    /// <param name="id">The job.</param>
    /// <returns>Whether it was queued or running.</returns>
    public async Task<bool> CancelAsync(string id)
    {
        bool wasQueued = await ChangeAsync(new JobChange(id, JobState.Queued, JobState.Cancelled, "cancelled", time.GetUtcNow())).ConfigureAwait(false);
        if (wasQueued)
        {
            IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
            await scheduler.UnscheduleJob(new TriggerKey(id, Group)).ConfigureAwait(false);
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

        IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
        JobChange change = new(job.Id, job.State, JobState.Queued, "retried", time.GetUtcNow());
        bool changed = await store.ChangeAsync(change, () => ScheduleAsync(scheduler, job)).ConfigureAwait(false);
        if (changed)
        {
            events.Tell(new JobEvent(job.Id, JobState.Queued, null, 0));
        }

        return changed;
    }

    /// <summary>Deletes a job with its input and its outputs, at once.</summary>
    /// <param name="id">The job.</param>
    public async Task DeleteAsync(string id)
    {
        await CancelAsync(id).ConfigureAwait(false);
        foreach (string content in await store.DeleteAsync(id).ConfigureAwait(false))
        {
            await blobs.DeleteAsync(content, sha => store.RefersToAsync(sha, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes expired jobs, forgotten keys, old lines of the audit and content that nothing refers to; schedules what was left without a place.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The number of jobs deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        await RescheduleAsync(cancel).ConfigureAwait(false);
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

        return deleted;
    }

    /// <summary>
    /// Takes up what a process that ended without warning left: what it was converting waits again, and what waits without a place in the
    /// schedule gets one. Called once, before the scheduler starts.
    /// </summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task RecoverAsync(CancellationToken cancel)
    {
        foreach (Job job in await EveryAsync(JobState.Running, cancel).ConfigureAwait(false))
        {
            bool isPoison = job.Interruptions + 1 >= settings.MostInterruptions;
            await ChangeAsync(new JobChange(job.Id, JobState.Running, isPoison ? JobState.Failed : JobState.Queued, "interrupted", time.GetUtcNow())
            {
                IsInterruption = true,
                Error = isPoison ? JobFailures.Interrupted(job.Interruptions + 1) : null,
            }).ConfigureAwait(false);
        }

        await RescheduleAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Gives what waits without a place in the schedule a place: a process ended, or the scheduler failed, behind the acceptance.</summary>
    private async Task RescheduleAsync(CancellationToken cancel)
    {
        IScheduler scheduler = await schedulers.GetScheduler(cancel).ConfigureAwait(false);
        foreach (Job job in await EveryAsync(JobState.Queued, cancel).ConfigureAwait(false))
        {
            if (!await scheduler.Exists(new TriggerKey(job.Id, Group), cancel).ConfigureAwait(false))
            {
                await ScheduleAsync(scheduler, job).ConfigureAwait(false);
            }
        }
    }

    private async Task<List<Job>> EveryAsync(JobState state, CancellationToken cancel)
    {
        const int Most = 500;
        List<Job> all = [];
        ImmutableArray<Job> page = await store.ListAsync(new JobFilter(null) { State = state, Limit = Most }, cancel).ConfigureAwait(false);
        while (!page.IsEmpty)
        {
            all.AddRange(page);
            page = await store.ListAsync(new JobFilter(null) { State = state, Limit = Most, Before = page[^1].Id }, cancel).ConfigureAwait(false);
        }

        return all;
    }

    private async Task<bool> ChangeAsync(JobChange change)
    {
        bool changed = await store.ChangeAsync(change, null).ConfigureAwait(false);
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

    private static Task ScheduleAsync(IScheduler scheduler, Job job)
    {
        DateTimeOffset first = job.Priority == JobPriority.Interactive ? FirstInteractive : FirstBatch;
        return ScheduleAsync(scheduler, job.Id, first.AddSeconds(job.Round), TriggerConflict.Keep);
    }

    /// <summary>Puts a job into the schedule.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="id">The job.</param>
    /// <param name="at">When: a place in the queue, in the past, or a real time.</param>
    /// <param name="conflict">What becomes of a place that it has.</param>
    internal static async Task ScheduleAsync(IScheduler scheduler, string id, DateTimeOffset at, TriggerConflict conflict) =>
        await scheduler.ScheduleJob<ConvertJob, ConvertInput>(new ConvertInput(id), at, new OneOffJobOptions
        {
            Name = id,
            Group = Group,
            ExecutionGroup = Group,
            RequestRecovery = true,
            OnConflict = conflict,
            MisfireInstruction = SimpleTriggerMisfireInstruction.IgnoreMisfires,
        }).ConfigureAwait(false);
}
