using System.Diagnostics;
using Xunit;

namespace Converter.Testing;

/// <summary>
/// Waits for what must come about. A test never trusts that a moment is enough: it asks again and again, up to a limit that only what does not come
/// about at all reaches, however slow and busy the machine is.
/// </summary>
public static class Patience
{
    /// <summary>How long is waited for anything that takes a moment on a quiet machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something has come about.</summary>
    /// <param name="condition">What.</param>
    /// <param name="cancel">Calls the waiting off; that of the test.</param>
    /// <param name="instead">Says what has come about instead; <see langword="null"/> for nothing to say.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, CancellationToken cancel, Func<Task<string>>? instead = null)
    {
        Stopwatch waiting = Stopwatch.StartNew();
        while (!await condition().ConfigureAwait(false))
        {
            if (waiting.Elapsed > Limit)
            {
                Assert.Fail($"it did not come about within {Limit}: {(instead is null ? string.Empty : await instead().ConfigureAwait(false))}");
            }

            await Task.Delay(Pause, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until something has come about.</summary>
    /// <param name="condition">What.</param>
    /// <param name="cancel">Calls the waiting off; that of the test.</param>
    public static Task UntilAsync(Func<bool> condition, CancellationToken cancel) => UntilAsync(() => Task.FromResult(condition()), cancel);
}
