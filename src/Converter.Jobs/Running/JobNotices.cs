using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Quartz;

namespace Converter.Jobs.Running;

/// <summary>
/// Puts the notice that a job rests into the schedule, before the job comes to rest: the other way round, a process that ends between the two
/// would lose it.
/// </summary>
/// <param name="schedulers">Gives the scheduler.</param>
/// <param name="time">The clock.</param>
public sealed class JobNotices(ISchedulerFactory schedulers, TimeProvider time)
{
    /// <summary>Name of the group of firings.</summary>
    public const string Group = "notice";

    /// <summary>By then the job is at rest as a rule; <see cref="NoticeJob"/> looks.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>Schedules a notice.</summary>
    /// <param name="job">The job.</param>
    /// <param name="change">The change that brings it to rest.</param>
    public async Task ScheduleAsync(Job job, JobChange change)
    {
        IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
        await scheduler.ScheduleJob<NoticeJob, NoticeInput>(
            new NoticeInput(job.Id, job.Callback!, change.To.ToString().ToLowerInvariant(), change.At.ToUnixTimeSeconds()),
            time.GetUtcNow() + Delay,
            new OneOffJobOptions { Name = job.Id, Group = Group, ExecutionGroup = Group, OnConflict = TriggerConflict.Replace, RequestRecovery = true }).ConfigureAwait(false);
    }
}

/// <summary>What a notice says.</summary>
/// <param name="Id">The job.</param>
/// <param name="Address">Where to.</param>
/// <param name="State">The state in which it rests.</param>
/// <param name="At">When it came to rest, in seconds since 1970.</param>
public sealed record NoticeInput(string Id, string Address, string State, long At);

/// <summary>Delivers notices; the server does it by HTTP.</summary>
public interface INoticeSender
{
    /// <summary>Delivers one.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="IOException">It did not arrive and may be tried again.</exception>
    Task SendAsync(NoticeInput notice, CancellationToken cancel);
}

/// <summary>Delivers a notice, again and again for a day where nobody answers.</summary>
/// <param name="sender">Delivers it.</param>
/// <param name="store">Says whether the job rests by now.</param>
[RetryPolicy(10, "00:00:10", 2, MaxDelay = "04:00:00", Jitter = 0.2)]
public sealed class NoticeJob(INoticeSender sender, IJobStore store) : IJob<NoticeInput>
{
    /// <inheritdoc/>
    /// <exception cref="IOException">The job is not at rest yet, or the notice did not arrive; it is tried again.</exception>
    public async ValueTask Execute(IJobExecutionContext context, NoticeInput input, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(input.Id, cancellationToken).ConfigureAwait(false) is { } job)
        {
            if (!Job.IsFinal(job.State))
            {
                throw new IOException($"Job {input.Id} is not at rest yet.");
            }

            if (string.Equals(job.State.ToString(), input.State, StringComparison.OrdinalIgnoreCase))
            {
                await sender.SendAsync(input, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
