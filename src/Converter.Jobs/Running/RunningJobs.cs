using System.Collections.Concurrent;

namespace Converter.Jobs.Running;

/// <summary>The jobs that run in this process, so that one of them can be called off.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Notes that a job begins.</summary>
    /// <param name="id">The job.</param>
    /// <param name="stop">Calls it off.</param>
    public void Begin(string id, CancellationTokenSource stop) => _running[id] = stop;

    /// <summary>Notes that a job has ended.</summary>
    /// <param name="id">The job.</param>
    public void End(string id) => _running.TryRemove(id, out _);

    /// <summary>Calls a job off, where it runs here.</summary>
    /// <param name="id">The job.</param>
    public void Stop(string id)
    {
        if (_running.TryGetValue(id, out CancellationTokenSource? stop))
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
}
