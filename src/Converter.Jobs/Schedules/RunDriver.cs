using System.Collections.Concurrent;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Schedules;

/// <summary>
/// Does the runs that are noted, one of each schedule at a time. A run is held by a lease that is kept up while it goes on; what a process that
/// ended leaves behind is gone on with when its lease is over, by the next start of this one at once.
/// </summary>
public sealed class RunDriver(
    ScheduleStore store, ScheduleService schedules, FolderRun work, RunNotices notices, RunSignal wake, IDatabase database, TimeProvider time, ILogger<RunDriver> log)
    : BackgroundService
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WarnEvery = TimeSpan.FromSeconds(30);

    private readonly string _holder = Ulid.New(time);
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(_running.Values).ConfigureAwait(false);
        await store.LetGoAsync(_holder).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool isPlaced = false;
        bool isAway = false;
        DateTimeOffset warned = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isPlaced)
                {
                    await PlaceAsync(stoppingToken).ConfigureAwait(false);
                    isPlaced = true;
                }

                await BeginOpenAsync(stoppingToken).ConfigureAwait(false);
                if (time.GetUtcNow() - warned >= WarnEvery)
                {
                    warned = time.GetUtcNow();
                    await WarnAsync(stoppingToken).ConfigureAwait(false);
                }

                isAway = false;
                await wake.WaitAsync(Beat, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away for a while must not end the driver.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (!isAway)
                {
                    log.LogWarning(exception, "Runs of schedules could not be looked for; it is tried again until they can");
                }

                isAway = true;
                await Task.Delay(Beat, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PlaceAsync(CancellationToken stop)
    {
        if (!database.Dialect.IsPostgres)
        {
            // One process holds the database: what was running has ended with the one before.
            await store.LetGoAsync(null).ConfigureAwait(false);
        }

        await schedules.PlaceAllAsync(stop).ConfigureAwait(false);
    }

    private async Task BeginOpenAsync(CancellationToken stop)
    {
        foreach (ScheduleRun run in await store.OpenAsync(stop).ConfigureAwait(false))
        {
            bool isFree = _running.Count < MostAtOnce && !_running.ContainsKey(run.Schedule);
            if (isFree && await store.HoldAsync(run.Id, _holder, time.GetUtcNow() + Lease).ConfigureAwait(false))
            {
                // It begins once it is noted here, so that its end does not come before.
                TaskCompletionSource noted = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _running[run.Schedule] = DriveAsync(run, noted.Task, stop);
                noted.SetResult();
            }
        }
    }

    private async Task DriveAsync(ScheduleRun run, Task noted, CancellationToken stop)
    {
        await noted.ConfigureAwait(false);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task keeping = KeepHoldAsync(run.Id, either);
        try
        {
            if (await store.FindAsync(run.Schedule, either.Token).ConfigureAwait(false) is { } schedule)
            {
                await RestAsync(schedule, run, await work.ExecuteAsync(schedule, run, either.Token).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The process is about to end, or another one holds the run: it is gone on with.
        }
        catch (Exception exception) when (StoreFailures.Of(exception) == StoreFailure.Away)
        {
            log.LogWarning(exception, "Run {Run} of schedule {Schedule} was cut off, the store does not answer; it is gone on with", run.Id, run.Schedule);
        }
#pragma warning disable CA1031 // Whatever escapes is told as the end of the run; nothing may leave it running for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Run {Run} of schedule {Schedule} broke off", run.Id, run.Schedule);
            await BreakAsync(run).ConfigureAwait(false);
        }
        finally
        {
            await either.CancelAsync().ConfigureAwait(false);
            await keeping.ConfigureAwait(false);
            _running.TryRemove(run.Schedule, out _);
            wake.Set();
        }
    }

    private async Task RestAsync(Schedule schedule, ScheduleRun run, ScheduleRun? rested)
    {
        if (rested is null)
        {
            await store.DropAsync(run.Id).ConfigureAwait(false);
            return;
        }

        if (rested.State == RunState.Failed)
        {
            await notices.FailedAsync(schedule, rested).ConfigureAwait(false);
        }

        await store.FinishAsync(rested).ConfigureAwait(false);
        log.LogInformation(
            "Run {Run} of schedule {Schedule} {State} {Reason}: {Made} made, {UpToDate} up to date, {Failed} failed",
            run.Id, run.Schedule, rested.State, rested.Reason, rested.Made, rested.UpToDate, rested.Failed);
    }

    private async Task BreakAsync(ScheduleRun run)
    {
        try
        {
            if (await store.FindAsync(run.Schedule, CancellationToken.None).ConfigureAwait(false) is { } schedule)
            {
                await RestAsync(schedule, run, run with { State = RunState.Failed, Reason = "internal", Finished = time.GetUtcNow() }).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // The database is away: the lease ends, and the run is gone on with.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogWarning(exception, "The end of run {Run} could not be noted", run.Id);
        }
    }

    /// <summary>Keeps hold of a run; stops it when another process has taken it.</summary>
    private async Task KeepHoldAsync(string run, CancellationTokenSource either)
    {
        while (!either.IsCancellationRequested)
        {
            await Task.Delay(RenewEvery, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!either.IsCancellationRequested && !await store.HoldAsync(run, _holder, time.GetUtcNow() + Lease).ConfigureAwait(false))
                {
                    await either.CancelAsync().ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // The database is away: it is tried again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                log.LogWarning(exception, "The hold of run {Run} could not be kept up", run);
            }
        }
    }

    private async Task WarnAsync(CancellationToken stop)
    {
        foreach (Schedule schedule in await store.ListAsync(stop).ConfigureAwait(false))
        {
            if (schedule.IsOverdue(time.GetUtcNow()) && await store.WarnAsync(schedule).ConfigureAwait(false))
            {
                log.LogWarning("Schedule {Schedule} has not succeeded for {Hours} hours", schedule.Id, schedule.Definition.WarnAfterHours);
                await notices.OverdueAsync(schedule).ConfigureAwait(false);
            }
        }
    }
}
