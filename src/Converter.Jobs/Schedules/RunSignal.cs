namespace Converter.Jobs.Schedules;

/// <summary>Wakes the driver of runs.</summary>
public sealed class RunSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Wakes it, now or when it next waits.</summary>
    public void Set()
    {
        lock (_signal)
        {
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>Waits to be woken, or until a time has gone by.</summary>
    /// <param name="most">How long.</param>
    /// <param name="cancel">Calls it off.</param>
    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => _signal.WaitAsync(most, cancel);

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();
}
