using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Converter.Jobs.Running.Engine;

/// <summary>Takes jobs whose turn it is, as many as there are places, and fires their conversions. Fired again and again, and when something calls.</summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="running">What runs here.</param>
/// <param name="identity">This process.</param>
/// <param name="settings">How many at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="waking">Calls for this.</param>
/// <param name="signs">Whether the store answers.</param>
/// <param name="lifetime">Says that the process is about to end: nothing is taken any more.</param>
[DisallowConcurrentExecution]
[RetryPolicy(0)]
public sealed class TakeJob(
    IJobStore store,
    RunningJobs running,
    NodeIdentity identity,
    JobSettings settings,
    TimeProvider time,
    JobWaking waking,
    StoreSigns signs,
    IHostApplicationLifetime lifetime) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        waking.Answer();
        if (!signs.IsAway)
        {
            await signs.TryAsync(() => TakeAsync(context.Scheduler, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes jobs until no place is free or none waits.</summary>
    private async Task TakeAsync(IScheduler scheduler, CancellationToken cancel)
    {
        for (int free = Free(); free > 0 && await store.HasWaitingAsync(time.GetUtcNow(), settings, cancel).ConfigureAwait(false); free = Free())
        {
            IReadOnlyList<Job> taken = await store.TakeAsync(identity.Id, free, time.GetUtcNow(), settings).ConfigureAwait(false);
            if (taken.Count == 0)
            {
                return;
            }

            await FireAsync(scheduler, running, taken).ConfigureAwait(false);
        }
    }

    /// <summary>Fires conversions. Those that cannot be fired do not run here: the looks of the node find them, and let them wait again.</summary>
    internal static async Task FireAsync(IScheduler scheduler, RunningJobs running, IReadOnlyList<Job> taken)
    {
        // All are noted before the first is fired: what is not noted is taken for a stray by the next looks.
        Queue<RunningJob> begun = new(taken.Select(running.Begin));
        try
        {
            for (; begun.TryPeek(out RunningJob? job); begun.Dequeue())
            {
                await scheduler.ScheduleJob<ConversionFiring, RunningJob>(
                    job, TimeSpan.Zero, new OneOffJobOptions { ExecutionGroup = ConversionEngine.Name }, CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (RunningJob left in begun)
            {
                running.End(left);
            }
        }
    }

    private int Free() => lifetime.ApplicationStopping.IsCancellationRequested
        ? 0
        : Math.Min(settings.Parallel - running.Converting, (ConversionEngine.MostKept * settings.Parallel) - running.Count);
}
