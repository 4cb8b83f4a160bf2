using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Running.Engine;

/// <summary>Whether the store answers; says so once when that changes.</summary>
/// <param name="log">The log.</param>
public sealed class StoreSigns(ILogger<StoreSigns> log)
{
    private int _isAway;

    /// <summary>Whether it did not answer when it was last asked.</summary>
    public bool IsAway => Volatile.Read(ref _isAway) == 1;

    /// <summary>Does something with the store; a failure is noted and not thrown, since a firing that throws is nobody's.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task TryAsync(Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work().ConfigureAwait(false);
            Note(isAway: false, null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The process ends.
        }
#pragma warning disable CA1031 // Whatever it is, the store is asked again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Note(isAway: true, exception);
        }
    }

    private void Note(bool isAway, Exception? exception)
    {
        if (Interlocked.Exchange(ref _isAway, isAway ? 1 : 0) != (isAway ? 1 : 0))
        {
            log.Log(isAway ? LogLevel.Error : LogLevel.Warning, exception, isAway ? "The store does not answer; it is asked again until it does" : "The store answers again");
        }
    }
}
