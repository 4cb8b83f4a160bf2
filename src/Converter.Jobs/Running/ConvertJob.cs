using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Reports;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Converter.Jobs.Running;

/// <summary>What a firing carries.</summary>
/// <param name="Id">The job.</param>
public sealed record ConvertInput(string Id);

/// <summary>
/// One try of one job. A firing may come twice, after a crash for instance: the change from queued to running is what one of them wins.
/// Outputs are stored under their content address before the last change of state, which makes them visible all at once.
/// </summary>
public sealed class ConvertJob(
    IJobStore store,
    IBlobStore blobs,
    IConversion conversion,
    ConversionThreads threads,
    JobEvents events,
    RunningJobs running,
    JobMetrics metrics,
    JobNotices notices,
    JobSettings settings,
    TimeProvider time,
    ILogger<ConvertJob> log) : IJob<ConvertInput>
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, ConvertInput input, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(input.Id, cancellationToken).ConfigureAwait(false) is not { State: JobState.Queued } job)
        {
            return;
        }

        if (DueAfterInterruptions(job) is { } due && context.ScheduledFireTimeUtc is { } place && place < due)
        {
            await JobService.ScheduleAsync(context.Scheduler, job.Id, due, TriggerConflict.Replace).ConfigureAwait(false);
            return;
        }

        JobChange begin = new(job.Id, JobState.Queued, JobState.Running, "started", time.GetUtcNow()) { Attempt = job.Attempt == 0 ? null : job.Attempt };
        if (!await store.ChangeAsync(begin, null).ConfigureAwait(false))
        {
            return;
        }

        job = job with { State = JobState.Running, Attempt = job.Attempt + 1 };
        using Activity? trace = JobMetrics.Traces.StartActivity("convert");
        trace?.SetTag("converter.job", job.Id);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        running.Begin(job.Id, stop);
        events.Tell(new JobEvent(job.Id, JobState.Running, null, 0));
        try
        {
            await RunAsync(job, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Either a person has called it off and the state says so already, or the process is about to end.
            await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Queued, "stopping", time.GetUtcNow())).ConfigureAwait(false);
        }
        catch (Exception exception) when (JobFailures.IsTransient(exception) && HasRetryLeft(context))
        {
            log.LogWarning(exception, "Job {Job} attempt {Attempt} failed and is tried again", job.Id, job.Attempt);
            await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Queued, "retry", time.GetUtcNow())).ConfigureAwait(false);
            throw new JobExecutionException(exception);
        }
#pragma warning disable CA1031 // Whatever escapes is told as the end of the job; nothing may leave it running for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Job {Job} attempt {Attempt} failed", job.Id, job.Attempt);
            Diagnostic error = JobFailures.IsTransient(exception) ? JobFailures.GivenUp(exception, job.Attempt) : JobFailures.Internal(exception);
            await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Failed, error.Code, time.GetUtcNow()) { Error = error }).ConfigureAwait(false);
        }
        finally
        {
            running.End(job.Id);
        }
    }

    /// <summary>
    /// The end of the process in the middle of a job is nobody's fault the first time. A job that it meets again lets the others go first and
    /// comes later each time: one that ends the process itself does not keep the others from being done, and one that was only there when
    /// it ended is not taken for the cause.
    /// </summary>
    private DateTimeOffset? DueAfterInterruptions(Job job)
    {
        if (job.Interruptions < 2)
        {
            return null;
        }

        TimeSpan wait = settings.FirstRetryAfter * Math.Pow(2, Math.Min(job.Interruptions - 2, 30));
        return job.Changed + (wait < settings.LongestRetryAfter ? wait : settings.LongestRetryAfter);
    }

    private static bool HasRetryLeft(IJobExecutionContext context) =>
        context.RetryPolicy is { } policy && context.RetryAttempt < policy.MaxAttempts;

    private async Task RunAsync(Job job, CancellationTokenSource stop)
    {
        if (await ReadInputAsync(job.Input, stop.Token).ConfigureAwait(false) is not { } input)
        {
            await FailAsync(job, JobFailures.InputGone, []).ConfigureAwait(false);
            return;
        }

        int done = 0;
        CancellationToken token = stop.Token;
        Task<ConversionResult> work = threads.RunAsync(() => conversion.Convert(job.Name, input, job.Request, BeginStage));
        ConversionResult result;
        try
        {
            result = await work.WaitAsync(settings.Deadline, time, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!work.IsCompleted)
        {
            metrics.Abandon(work);
            throw;
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            // A thread cannot be ended from outside: the conversion stops at its next stage, or is counted as abandoned until it does.
            await stop.CancelAsync().ConfigureAwait(false);
            metrics.Abandon(work);
            await FailAsync(job, JobFailures.Overdue(settings.Deadline), []).ConfigureAwait(false);
            return;
        }

        BeginStage("store");
        await FinishAsync(job, result).ConfigureAwait(false);

        void BeginStage(string stage)
        {
            token.ThrowIfCancellationRequested();
            events.Tell(new JobEvent(job.Id, JobState.Running, stage, done++));
        }
    }

    private async Task FinishAsync(Job job, ConversionResult result)
    {
        metrics.Count(result.Report.Times);
        ConcurrentBag<Pin> pins = [];
        try
        {
            IEnumerable<OutputFile> files = [.. result.Outputs, new OutputFile("report", JobFailures.ReportFile(result.Report))];
            // All at once: each waits for the disk, and the disk serves them together.
            JobOutput[] outputs = await Task.WhenAll(files.Select(file => Task.Run(() => Keep(file, result.Report, pins)))).ConfigureAwait(false);
            if (result.Outcome == ConversionOutcome.Done)
            {
                await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Succeeded, "converted", time.GetUtcNow())
                {
                    Outputs = [.. outputs],
                }).ConfigureAwait(false);
            }
            else
            {
                await FailAsync(job, JobFailures.OfInput(result), [.. outputs]).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (Pin pin in pins)
            {
                pin.Dispose();
            }
        }
    }

    private Task FailAsync(Job job, Diagnostic error, ImmutableArray<JobOutput> outputs) =>
        RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Failed, error.Code, time.GetUtcNow()) { Error = error, Outputs = outputs });

    /// <summary>Changes the state, and tells everybody when that came about.</summary>
    private async Task RestAsync(Job job, JobChange change)
    {
        bool isFinal = Job.IsFinal(change.To);
        if (isFinal && job.Callback is not null)
        {
            await notices.ScheduleAsync(job, change).ConfigureAwait(false);
        }

        bool changed = await store.ChangeAsync(change with { Attempt = job.Attempt }, null).ConfigureAwait(false);
        if (changed)
        {
            if (isFinal)
            {
                metrics.Count(change.To.ToString().ToLowerInvariant(), change.Error?.Code ?? string.Empty, change.At - job.Created);
                log.LogInformation(
                    "Job {Job} {State} {Reason} in attempt {Attempt} after {Milliseconds} ms", job.Id, change.To, change.Reason, job.Attempt, (change.At - job.Created).TotalMilliseconds);
            }

            events.Tell(new JobEvent(job.Id, change.To, null, 0));
        }
    }

    private JobOutput Keep(OutputFile file, ConversionReport report, ConcurrentBag<Pin> pins)
    {
        Pin pin = blobs.Put(file.Content);
        pins.Add(pin);
        return new JobOutput(file.Format, pin.Sha256, file.Content.Length, file.Format == "pdf" ? report.Counts.Pages : null);
    }

    private async Task<byte[]?> ReadInputAsync(string sha256, CancellationToken cancel)
    {
        await using Stream? stream = blobs.Open(sha256);
        if (stream is null)
        {
            return null;
        }

        byte[] content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancel).ConfigureAwait(false);
        return content;
    }
}
