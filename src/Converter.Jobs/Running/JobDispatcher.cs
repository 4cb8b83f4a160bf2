using System.Collections.Immutable;
using System.Threading.Channels;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Running;

/// <summary>
/// Takes jobs whose turn it is and runs them, as many at a time as the settings allow. Where the store does not answer it goes on asking.
/// At the end of the process it stops taking, lets run what runs for a while, and hands back the rest.
/// </summary>
public sealed class JobDispatcher(
    IJobStore store,
    ConvertJob convert,
    RunningJobs running,
    NodeIdentity identity,
    NodeWatch watch,
    JobSettings settings,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    JobWaking waking,
    ILogger<JobDispatcher> log) : IHostedService, IDisposable
{
    /// <summary>How long handing back may take, once it is asked for.</summary>
    private static readonly TimeSpan HandBackWithin = TimeSpan.FromSeconds(3);

    /// <summary>For each conversion at a time, how many jobs may run in all: the others wait for the disk and need no processor.</summary>
    private const int MostKept = 4;

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<Task> _tasks = [];
    private Task _loops = Task.CompletedTask;
    private bool _isAway;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(
            Task.Run(() => LoopAsync(watch.LookAsync, () => Task.Delay(settings.BeatEvery, time, _end.Token), _end.Token), CancellationToken.None),
            settings.Converts ? Task.Run(TakeAllAsync, CancellationToken.None) : Task.CompletedTask);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EndOfTasks().WaitAsync(settings.StopWithin, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            log.LogWarning("{Count} conversions are handed back, they did not end within {Time}", running.Count, settings.StopWithin);
            running.StopAll();
            await Task.WhenAny(EndOfTasks(), Task.Delay(HandBackWithin, time, CancellationToken.None)).ConfigureAwait(false);
        }

        await _end.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        await TryAsync(_ => watch.LeaveAsync(), CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();

    private Task TakeAllAsync()
    {
        CancellationToken stopping = lifetime.ApplicationStopping;
        return LoopAsync(TakeAsync, () => waking.WaitAsync(settings.Poll, time, stopping), stopping);
    }

    /// <summary>Takes jobs until no place is free or none waits.</summary>
    private async Task TakeAsync(CancellationToken cancel)
    {
        for (int free = Free(); free > 0 && await store.HasWaitingAsync(time.GetUtcNow(), settings, cancel).ConfigureAwait(false); free = Free())
        {
            string node = identity.Id;
            ImmutableArray<Job> taken = await store.TakeAsync(node, free, time.GetUtcNow(), settings).ConfigureAwait(false);
            foreach (Job job in taken)
            {
                Begin(job);
            }

            if (taken.IsEmpty)
            {
                return;
            }
        }

        int Free() => Math.Min(settings.Parallel - running.Converting, (MostKept * settings.Parallel) - running.Count);
    }

    private void Begin(Job job)
    {
        RunningJob key = new(job.Id, job.Attempt);
        CancellationTokenSource stop = new();
        running.Begin(key, stop);
        Task task = Task.Run(async () =>
        {
            using (stop)
            {
                try
                {
                    await convert.RunAsync(job, stop, Converted, _end.Token).ConfigureAwait(false);
                }
#pragma warning disable CA1031 // The store could not be told how the job ended; the next looks find that nobody works on it.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    log.LogError(exception, "The end of job {Job} attempt {Attempt} could not be written", job.Id, job.Attempt);
                }
                finally
                {
                    running.End(key);
                    waking.Wake();
                }
            }
        });
        lock (_tasks)
        {
            _tasks.Add(task);
        }

        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Converted()
        {
            running.Converted(key);
            waking.Wake();
        }

        void Forget(Task ended)
        {
            lock (_tasks)
            {
                _tasks.Remove(ended);
            }
        }
    }

    private Task EndOfTasks()
    {
        lock (_tasks)
        {
            return Task.WhenAll(_tasks);
        }
    }

    /// <summary>Does something again and again, and goes on where the store does not answer.</summary>
    private async Task LoopAsync(Func<CancellationToken, Task> work, Func<Task> pause, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            bool isWell = await TryAsync(work, end).ConfigureAwait(false);
            await Task.WhenAny(isWell ? pause() : Task.Delay(settings.BeatEvery, time, end)).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> work, CancellationToken end)
    {
        try
        {
            await work(end).ConfigureAwait(false);
            SayOnce(isAway: false, null);
            return true;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return true;
        }
#pragma warning disable CA1031 // A loop that ended would leave the jobs waiting for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SayOnce(isAway: true, exception);
            return false;
        }
    }

    private void SayOnce(bool isAway, Exception? exception)
    {
        if (_isAway != isAway)
        {
            _isAway = isAway;
            log.Log(isAway ? LogLevel.Error : LogLevel.Warning, exception, isAway ? "The store does not answer; it is asked again until it does" : "The store answers again");
        }
    }
}

/// <summary>Wakes whoever takes jobs, when one comes in or a place becomes free.</summary>
public sealed class JobWaking
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes.</summary>
    public void Wake() => _calls.Writer.TryWrite(true);

    /// <summary>Sleeps until it is woken.</summary>
    /// <param name="most">At most so long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends the sleep.</param>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancel)
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task<bool> call = _calls.Reader.WaitToReadAsync(enough.Token).AsTask();
        Task first = await Task.WhenAny(call, Task.Delay(most, time, enough.Token)).ConfigureAwait(false);
        if (first == call && call.IsCompletedSuccessfully)
        {
            _calls.Reader.TryRead(out _);
        }

        await enough.CancelAsync().ConfigureAwait(false);
    }
}
