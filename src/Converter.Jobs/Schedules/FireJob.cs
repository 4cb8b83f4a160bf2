using Converter.Batches;
using Quartz;

namespace Converter.Jobs.Schedules;

/// <summary>What a firing carries.</summary>
/// <param name="Schedule">The schedule.</param>
public sealed record FireInput(string Schedule);

/// <summary>Notes a run for the instant that has come. A firing that comes twice, after a crash for instance, notes nothing more.</summary>
/// <param name="store">Where schedules are kept.</param>
/// <param name="schedules">Notes the run.</param>
public sealed class FireJob(ScheduleStore store, ScheduleService schedules) : IJob<FireInput>
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, FireInput input, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(input.Schedule, cancellationToken).ConfigureAwait(false) is { Paused: null } schedule)
        {
            await schedules.BeginAsync(schedule, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, RunCause.Time).ConfigureAwait(false);
        }
    }
}

/// <summary>Looks whether there is anything in a watched folder; a run then finds out what has arrived whole.</summary>
/// <param name="store">Where schedules are kept.</param>
/// <param name="schedules">Notes the run.</param>
/// <param name="roots">The folders that are open.</param>
[DisallowConcurrentExecution]
[RetryPolicy(0)]
public sealed class LookJob(ScheduleStore store, ScheduleService schedules, FolderRoots roots) : IJob<FireInput>
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, FireInput input, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(input.Schedule, cancellationToken).ConfigureAwait(false) is not { Paused: null } schedule
            || roots.Resolve(schedule.Definition.Source, out _) is not { } source)
        {
            return;
        }

        using BatchSources files = WatchedFolder.Sources(source, roots.Resolve(schedule.Definition.Target, out _), ScheduleCheck.PatternsOf(schedule.Definition));
        bool isUnderWay = (await store.RunsAsync(schedule.Id, 1, cancellationToken).ConfigureAwait(false)).Any(run => !run.IsAtRest);
        if (files.Entries.Count > 0 && !isUnderWay)
        {
            await schedules.BeginAsync(schedule, context.FireTimeUtc, RunCause.Arrival).ConfigureAwait(false);
        }
    }
}
