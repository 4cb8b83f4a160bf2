using Converter.Jobs.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Running.Engine;

/// <summary>At the end of the process nothing more is taken; what runs is let run for a while, and the rest handed back.</summary>
/// <param name="running">What runs here.</param>
/// <param name="settings">How long it is let run.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
public sealed class EngineEnd(RunningJobs running, JobSettings settings, TimeProvider time, ILogger<EngineEnd> log) : IHostedService, IDisposable
{
    /// <summary>How long handing back may take, once it is asked for.</summary>
    private static readonly TimeSpan HandBackWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _end = new();

    /// <summary>Says that nothing is waited for any more.</summary>
    public CancellationToken Token => _end.Token;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await IsAtRestWithinAsync(settings.StopWithin, cancellationToken).ConfigureAwait(false))
        {
            log.LogWarning("{Count} conversions are handed back, they did not end within {Time}", running.Count, settings.StopWithin);
            running.StopAll();
            await IsAtRestWithinAsync(HandBackWithin, CancellationToken.None).ConfigureAwait(false);
        }

        await _end.CancelAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();

    private async Task<bool> IsAtRestWithinAsync(TimeSpan most, CancellationToken cancel)
    {
        long begun = time.GetTimestamp();
        while (running.Count > 0 && time.GetElapsedTime(begun) < most && !cancel.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(LookEvery, time, cancel)).ConfigureAwait(false);
        }

        return running.Count == 0;
    }
}
