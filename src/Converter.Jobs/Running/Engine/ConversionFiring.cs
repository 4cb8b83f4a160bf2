using Converter.Jobs.Model;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Converter.Jobs.Running.Engine;

/// <summary>Fires the conversion of a job that was taken. Tries and recovery are in the table of jobs, where another process sees them too.</summary>
/// <param name="convert">Converts.</param>
/// <param name="running">What runs here.</param>
/// <param name="waking">Is called when a place becomes free.</param>
/// <param name="end">The end of the process.</param>
/// <param name="log">The log.</param>
[RetryPolicy(0)]
public sealed class ConversionFiring(ConvertJob convert, RunningJobs running, JobWaking waking, EngineEnd end, ILogger<ConversionFiring> log) : IJob<RunningJob>
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, RunningJob input, CancellationToken cancellationToken)
    {
        if (running.Find(input) is not { } taken)
        {
            return;
        }

        try
        {
            await convert.RunAsync(taken.Job, taken.Stop, Converted, end.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The store could not be told how the job ended; the next looks find that nobody works on it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "The end of job {Job} attempt {Attempt} could not be written", input.Id, input.Attempt);
        }
        finally
        {
            running.End(input);
            waking.Wake();
        }

        void Converted()
        {
            taken.Converted();
            waking.Wake();
        }
    }
}
