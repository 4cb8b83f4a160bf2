using System.Data.Common;
using Converter.Jobs.Model;
using Quartz;

namespace Converter.Jobs.Running;

/// <summary>Puts the notice that a job rests into the schedule, in the transaction in which the job comes to rest.</summary>
/// <param name="schedulers">Gives the scheduler.</param>
/// <param name="time">The clock.</param>
public sealed class JobNotices(ISchedulerFactory schedulers, TimeProvider time)
{
    /// <summary>Name of the group of firings.</summary>
    public const string Group = "notice";

    /// <summary>What writes the notice into a transaction.</summary>
    /// <param name="job">The job.</param>
    /// <param name="change">The change that brings it to rest.</param>
    public Func<DbTransaction, Task<IDisposable>> Enlist(Job job, JobChange change) => async transaction =>
    {
        IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
        IDisposable enlisted = scheduler.EnlistTransaction(transaction);
        await scheduler.ScheduleJob<NoticeJob, NoticeInput>(
            new NoticeInput(job.Id, job.Callback!, change.To.ToString().ToLowerInvariant(), change.At.ToUnixTimeSeconds()),
            time.GetUtcNow(),
            new OneOffJobOptions { Name = job.Id, Group = Group, ExecutionGroup = Group, OnConflict = TriggerConflict.Replace, RequestRecovery = true }).ConfigureAwait(false);
        return enlisted;
    };
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
[RetryPolicy(10, "00:00:10", 2, MaxDelay = "04:00:00", Jitter = 0.2)]
public sealed class NoticeJob(INoticeSender sender) : IJob<NoticeInput>
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, NoticeInput input, CancellationToken cancellationToken) =>
        await sender.SendAsync(input, cancellationToken).ConfigureAwait(false);
}
