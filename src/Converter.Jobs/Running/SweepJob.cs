using Quartz;

namespace Converter.Jobs.Running;

/// <summary>Deletes what is kept no longer; runs by the schedule in the database, so that a restart does not put it off.</summary>
/// <param name="jobs">The jobs.</param>
[DisallowConcurrentExecution]
[RetryPolicy(0)]
public sealed class SweepJob(JobService jobs) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await jobs.SweepAsync(cancellationToken).ConfigureAwait(false);
}
