using System.Collections.Concurrent;
using System.Collections.Immutable;
using Converter.Jobs.Model;

namespace Converter.Jobs.Running;

/// <summary>The jobs that run in this process, so that one of them can be called off.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<RunningJob, (CancellationTokenSource Stop, TaskCompletionSource Ended)> _running = new();
    private readonly ConcurrentDictionary<RunningJob, bool> _converted = new();

    /// <summary>What runs at this moment.</summary>
    public ImmutableHashSet<RunningJob> All => [.. _running.Keys];

    /// <summary>How many run.</summary>
    public int Count => _running.Count;

    /// <summary>How many of them are still converted; the others only wait for the store to keep what came of it.</summary>
    public int Converting => _running.Count - _converted.Count;

    /// <summary>Notes that a job begins.</summary>
    /// <param name="job">The job.</param>
    /// <param name="stop">Calls it off.</param>
    public void Begin(RunningJob job, CancellationTokenSource stop) =>
        _running[job] = (stop, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Notes that a job needs no processor any more.</summary>
    /// <param name="job">The job.</param>
    public void Converted(RunningJob job) => _converted[job] = true;

    /// <summary>Notes that a job has ended.</summary>
    /// <param name="job">The job.</param>
    public void End(RunningJob job)
    {
        if (_running.TryRemove(job, out (CancellationTokenSource Stop, TaskCompletionSource Ended) run))
        {
            run.Ended.SetResult();
        }

        _converted.TryRemove(job, out _);
    }

    /// <summary>The end of what runs here of a job: by then it holds no content any more.</summary>
    /// <param name="id">The job.</param>
    public Task EndOf(string id) => Task.WhenAll(_running.Where(run => run.Key.Id == id).Select(run => run.Value.Ended.Task));

    /// <summary>Calls a job off, where it runs here.</summary>
    /// <param name="id">The job.</param>
    /// <param name="attempt">The attempt; <see langword="null"/> for any.</param>
    public void Stop(string id, int? attempt = null)
    {
        foreach ((RunningJob job, (CancellationTokenSource stop, _)) in _running)
        {
            if (job.Id == id && (attempt is null || job.Attempt == attempt))
            {
                Cancel(stop);
            }
        }
    }

    /// <summary>Calls off all that runs here.</summary>
    public void StopAll()
    {
        foreach ((CancellationTokenSource stop, _) in _running.Values)
        {
            Cancel(stop);
        }
    }

    private static void Cancel(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this very moment.
        }
    }
}
