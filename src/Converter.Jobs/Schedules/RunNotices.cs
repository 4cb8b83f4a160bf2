using Converter.Jobs.Running;
using Quartz;

namespace Converter.Jobs.Schedules;

/// <summary>What is told when a run failed, or when a schedule has not succeeded for too long.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Run">The run that failed; <see langword="null"/> for a warning.</param>
/// <param name="Address">An address of HTTP, or of mail.</param>
/// <param name="At">When, in seconds since 1970.</param>
public sealed record RunNotice(string Schedule, string? Run, string Address, long At)
{
    /// <summary>Whether it goes by mail.</summary>
    public bool IsMail => !Address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Delivers what is told of schedules; the server does it by HTTP and by mail.</summary>
public interface IRunNoticeSender
{
    /// <summary>Delivers one.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="run">The run; <see langword="null"/> for a warning.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="IOException">It did not arrive and may be tried again.</exception>
    Task SendAsync(RunNotice notice, Schedule schedule, ScheduleRun? run, CancellationToken cancel);
}

/// <summary>Puts notices into the schedule of Quartz, one for each address, before the run comes to rest: the other way round a process that ends between the two would lose them.</summary>
/// <param name="schedulers">Gives the scheduler.</param>
/// <param name="time">The clock.</param>
public sealed class RunNotices(ISchedulerFactory schedulers, TimeProvider time)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>Tells that a run failed.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="run">The run.</param>
    public Task FailedAsync(Schedule schedule, ScheduleRun run) => TellAsync(schedule, run.Id, run.Id);

    /// <summary>Tells that a schedule has not succeeded for too long.</summary>
    /// <param name="schedule">The schedule.</param>
    public Task OverdueAsync(Schedule schedule) => TellAsync(schedule, null, FormattableString.Invariant($"{schedule.Id} {time.GetUtcNow().ToUnixTimeSeconds()}"));

    private async Task TellAsync(Schedule schedule, string? run, string name)
    {
        IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        IEnumerable<string> addresses = schedule.Definition.Callback is { } callback ? [callback, .. schedule.Definition.Mail ?? []] : schedule.Definition.Mail ?? [];
        foreach ((int at, string address) in addresses.Index())
        {
            await scheduler.ScheduleJob<RunNoticeJob, RunNotice>(new RunNotice(schedule.Id, run, address, now.ToUnixTimeSeconds()), now + Delay, new OneOffJobOptions
            {
                Name = FormattableString.Invariant($"{name} {at}"),
                Group = JobNotices.Group,
                ExecutionGroup = JobNotices.Group,
                OnConflict = TriggerConflict.Replace,
                RequestRecovery = true,
            }).ConfigureAwait(false);
        }
    }
}

/// <summary>Delivers a notice, again and again for a day where nobody takes it.</summary>
/// <param name="sender">Delivers it.</param>
/// <param name="store">Says whether the run rests by now.</param>
[RetryPolicy(10, "00:00:10", 2, MaxDelay = "04:00:00", Jitter = 0.2)]
public sealed class RunNoticeJob(IRunNoticeSender sender, ScheduleStore store) : IJob<RunNotice>
{
    /// <inheritdoc/>
    /// <exception cref="IOException">The run is not at rest yet, or the notice did not arrive; it is tried again.</exception>
    public async ValueTask Execute(IJobExecutionContext context, RunNotice input, CancellationToken cancellationToken)
    {
        Schedule? schedule = await store.FindAsync(input.Schedule, cancellationToken).ConfigureAwait(false);
        ScheduleRun? run = input.Run is null ? null : await store.FindRunAsync(input.Run, cancellationToken).ConfigureAwait(false);
        if (schedule is null || input.Run is not null && run is null)
        {
            return;
        }

        if (run is { IsAtRest: false })
        {
            throw new IOException($"Run {run.Id} is not at rest yet.");
        }

        if (run is null or { State: RunState.Failed })
        {
            await sender.SendAsync(input, schedule, run, cancellationToken).ConfigureAwait(false);
        }
    }
}
