using System.Collections.Concurrent;
using System.Collections.Immutable;
using Converter.Jobs.Model;

namespace Converter.Jobs.Running;

/// <summary>The jobs that were taken by this process and are not at rest yet, so that one of them can be called off.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<RunningJob, TakenJob> _running = new();

    /// <summary>What runs at this moment.</summary>
    public ImmutableHashSet<RunningJob> All => [.. _running.Keys];

    /// <summary>How many run.</summary>
    public int Count => _running.Count;

    /// <summary>How many of them are still converted; the others only wait for the store to keep what came of it.</summary>
    public int Converting => _running.Values.Count(taken => !taken.IsConverted);

    /// <summary>Notes that a job was taken.</summary>
    /// <param name="job">The job, running.</param>
    /// <returns>The name of this attempt.</returns>
    public RunningJob Begin(Job job)
    {
        RunningJob key = new(job.Id, job.Attempt);
        _running[key] = new TakenJob(job);
        return key;
    }

    /// <summary>A job that was taken; <see langword="null"/> where it does not run here any more.</summary>
    /// <param name="job">The attempt.</param>
    public TakenJob? Find(RunningJob job) => _running.GetValueOrDefault(job);

    /// <summary>Notes that a job has ended.</summary>
    /// <param name="job">The attempt.</param>
    public void End(RunningJob job)
    {
        if (_running.TryRemove(job, out TakenJob? taken))
        {
            taken.End();
        }
    }

    /// <summary>The end of what runs here of a job: by then it holds no content any more.</summary>
    /// <param name="id">The job.</param>
    public Task EndOf(string id) => Task.WhenAll(_running.Where(run => run.Key.Id == id).Select(run => run.Value.Ended));

    /// <summary>Calls a job off, where it runs here.</summary>
    /// <param name="id">The job.</param>
    /// <param name="attempt">The attempt; <see langword="null"/> for any.</param>
    public void Stop(string id, int? attempt = null)
    {
        foreach ((RunningJob job, TakenJob taken) in _running)
        {
            if (job.Id == id && (attempt is null || job.Attempt == attempt))
            {
                Cancel(taken.Stop);
            }
        }
    }

    /// <summary>Calls off all that runs here.</summary>
    public void StopAll()
    {
        foreach (TakenJob taken in _running.Values)
        {
            Cancel(taken.Stop);
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

/// <summary>A job that this process has taken.</summary>
/// <param name="job">The job, running.</param>
public sealed class TakenJob(Job job)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isConverted;

    /// <summary>The job.</summary>
    public Job Job { get; } = job;

    /// <summary>Calls the conversion off.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Whether the job needs no processor any more, and only what came of it is to be kept.</summary>
    public bool IsConverted => _isConverted;

    /// <summary>Notes that the job needs no processor any more.</summary>
    public void Converted() => _isConverted = true;

    /// <summary>Completed when nothing of the job runs or is held any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Notes that nothing of the job runs or is held any more.</summary>
    public void End()
    {
        Stop.Dispose();
        _ended.SetResult();
    }
}
