using Quartz;

namespace Converter.Jobs.Running.Engine;

/// <summary>Shows that this node lives, and looks after the others. Where the store does not answer it is the one that goes on asking.</summary>
/// <param name="watch">Looks.</param>
/// <param name="signs">Whether the store answers.</param>
[DisallowConcurrentExecution]
[RetryPolicy(0)]
public sealed class BeatJob(NodeWatch watch, StoreSigns signs) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await signs.TryAsync(() => watch.LookAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
}
