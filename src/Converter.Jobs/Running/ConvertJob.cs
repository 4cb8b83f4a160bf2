using System.Collections.Concurrent;
using System.Diagnostics;
using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Reports;
using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Running;

/// <summary>
/// One try of one job that was taken. Outputs are stored under their content address before the last change of state, which makes them visible
/// all at once; what an attempt says that was taken over meanwhile comes to nothing.
/// </summary>
public sealed class ConvertJob(
    IJobStore store,
    IBlobStore blobs,
    IConversion conversion,
    ConversionThreads threads,
    JobEvents events,
    JobMetrics metrics,
    JobNotices notices,
    JobSettings settings,
    TimeProvider time,
    ILogger<ConvertJob> log)
{
    /// <summary>Longest wait between two calls to a store that does not answer.</summary>
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(2);

    /// <summary>A conversion that takes less does not tell other nodes how it gets on.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromSeconds(1);

    /// <summary>Converts, and says how it ended.</summary>
    /// <param name="job">The job, running.</param>
    /// <param name="stop">Calls the conversion off.</param>
    /// <param name="converted">Told when the job needs no processor any more, and only what came of it is to be kept.</param>
    /// <param name="end">The process ends; nothing is waited for any more.</param>
    public async Task RunAsync(Job job, CancellationTokenSource stop, Action converted, CancellationToken end)
    {
        if (job.Attempt == 1)
        {
            JobTraces.Add("queue", job.Id, job.Created, job.Started ?? job.Created);
        }

        using Activity? trace = JobTraces.Start("convert", job.Id);
        trace?.SetTag("converter.attempt", job.Attempt);
        events.Tell(new JobEvent(job.Id, JobState.Running, null, 0));
        try
        {
            await RunToEndAsync(job, trace, stop, converted, end).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A person has called it off and the state says so already, or another node has it, or the process is about to end.
            await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Queued, "stopping", time.GetUtcNow()), end).ConfigureAwait(false);
        }
        catch (ObjectStorageException exception) when (StoreFailures.Of(exception) == StoreFailure.Away)
        {
            log.LogWarning("Job {Job} attempt {Attempt} is handed back: {Why}", job.Id, job.Attempt, exception.Message);
            DateTimeOffset now = time.GetUtcNow();
            await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Queued, "store-away", now) { Due = now + settings.RetryAfter(0) }, end).ConfigureAwait(false);
        }
        catch (Exception exception) when (JobFailures.IsTransient(exception) && job.Failures < settings.Retries)
        {
            log.LogWarning(exception, "Job {Job} attempt {Attempt} failed and is tried again", job.Id, job.Attempt);
            DateTimeOffset now = time.GetUtcNow();
            await RestAsync(
                job,
                new JobChange(job.Id, JobState.Running, JobState.Queued, "retry", now) { Failures = job.Failures + 1, Due = now + settings.RetryAfter(job.Failures) },
                end).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever escapes is told as the end of the job; nothing may leave it running for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Job {Job} attempt {Attempt} failed", job.Id, job.Attempt);
            Diagnostic error = JobFailures.IsTransient(exception) ? JobFailures.GivenUp(exception, job.Attempt) : JobFailures.Internal(exception);
            await RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Failed, error.Code, time.GetUtcNow()) { Error = error }, end).ConfigureAwait(false);
        }
        finally
        {
            events.Forget(job.Id);
        }
    }

    private async Task RunToEndAsync(Job job, Activity? trace, CancellationTokenSource stop, Action converted, CancellationToken end)
    {
        using StageTraces stages = new(trace);
        if (await ReadAsync(job.Input, stop.Token).ConfigureAwait(false) is not { } input)
        {
            await FailAsync(job, JobFailures.InputGone, end).ConfigureAwait(false);
            return;
        }

        int done = 0;
        long noted = time.GetTimestamp();
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
            await FailAsync(job, JobFailures.Overdue(settings.Deadline), end).ConfigureAwait(false);
            return;
        }

        converted();
        BeginStage("store");
        await FinishAsync(job, result, end).ConfigureAwait(false);

        void BeginStage(string stage)
        {
            token.ThrowIfCancellationRequested();
            stages.Begin(stage);
            events.Tell(new JobEvent(job.Id, JobState.Running, stage, done++));
            if (time.GetElapsedTime(noted) > NotedEvery)
            {
                noted = time.GetTimestamp();
                _ = store.NoteStageAsync(job, stage, done - 1);
            }
        }
    }

    private Task FinishAsync(Job job, ConversionResult result, CancellationToken end)
    {
        metrics.Count(result.Report.Times);
        return UntilAnsweredAsync(() => TryFinishAsync(job, result), end);
    }

    /// <summary>Stores what came of a job, and says so.</summary>
    /// <returns>Whether the job still was this attempt's.</returns>
    private async Task<bool> TryFinishAsync(Job job, ConversionResult result)
    {
        ConcurrentBag<Pin> pins = [];
        bool isKept = false;
        try
        {
            IEnumerable<OutputFile> files = [.. result.Outputs, new OutputFile("report", JobFailures.ReportFile(result.Report))];
            // All at once: each waits for the disk, and the disk serves them together.
            JobOutput[] outputs = await Task.WhenAll(files.Select(file => KeepAsync(file, result.Report, pins))).ConfigureAwait(false);
            Diagnostic? error = result.Outcome == ConversionOutcome.Done ? null : JobFailures.OfInput(result);
            // Where the store is away, all of it is done again: what was stored before it went may be lost when it is back.
            isKept = await TryRestAsync(job, new JobChange(
                job.Id, JobState.Running, error is null ? JobState.Succeeded : JobState.Failed, error?.Code ?? "converted", time.GetUtcNow())
            {
                Error = error,
                Outputs = [.. outputs],
            }).ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(pins.Select(pin => pin.DisposeAsync().AsTask())).ConfigureAwait(false);
        }

        if (!isKept)
        {
            // Called off, deleted or taken over meanwhile: nobody will ask for what came of it.
            foreach (Pin pin in pins)
            {
                await blobs.DeleteAsync(pin.Sha256, sha => store.RefersToAsync(sha, CancellationToken.None)).ConfigureAwait(false);
            }
        }

        return isKept;
    }

    private Task<bool> FailAsync(Job job, Diagnostic error, CancellationToken end) =>
        RestAsync(job, new JobChange(job.Id, JobState.Running, JobState.Failed, error.Code, time.GetUtcNow()) { Error = error }, end);

    /// <summary>Reads the text; where it is in object storage that is away, that is waited for.</summary>
    private async Task<byte[]?> ReadAsync(string sha256, CancellationToken stop)
    {
        long begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await blobs.ReadAsync(sha256, stop).ConfigureAwait(false);
            }
            catch (ObjectStorageException exception) when (IsWaitedFor(exception, begun))
            {
                await Task.Delay(LongestBreak / 4, time, stop).ConfigureAwait(false);
            }
        }
    }

    private bool IsWaitedFor(Exception exception, long begun) =>
        StoreFailures.Of(exception) == StoreFailure.Away && (exception is not ObjectStorageException || time.GetElapsedTime(begun) < settings.HandBackAfter);

    /// <summary>A store that is away comes back as a rule; what was converted is not thrown away meanwhile.</summary>
    private async Task<bool> UntilAnsweredAsync(Func<Task<bool>> work, CancellationToken end)
    {
        long begun = time.GetTimestamp();
        for (TimeSpan pause = LongestBreak / 20; ; pause = pause * 2 < LongestBreak ? pause * 2 : LongestBreak)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception exception) when (IsWaitedFor(exception, begun) && !end.IsCancellationRequested)
            {
                await Task.WhenAny(Task.Delay(pause, time, end)).ConfigureAwait(false);
            }
        }
    }

    private Task<bool> RestAsync(Job job, JobChange change, CancellationToken end) => UntilAnsweredAsync(() => TryRestAsync(job, change), end);

    /// <summary>Changes the state, and tells everybody when that came about.</summary>
    /// <returns>Whether the job still was this attempt's.</returns>
    private async Task<bool> TryRestAsync(Job job, JobChange change)
    {
        bool isFinal = Job.IsFinal(change.To);
        JobTraces.Fail(change.Error?.Code);
        if (isFinal && job.Callback is not null)
        {
            await notices.ScheduleAsync(job, change).ConfigureAwait(false);
        }

        bool changed = await store.ChangeAsync(change with { Attempt = job.Attempt }).ConfigureAwait(false);
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

        return changed;
    }

    private async Task<JobOutput> KeepAsync(OutputFile file, ConversionReport report, ConcurrentBag<Pin> pins)
    {
        // The report has the address of every output but itself.
        string address = report.Outputs.FirstOrDefault(output => output.Format == file.Format)?.Sha256 ?? BlobAddress.Of(file.Content);
        Pin pin = await blobs.PutAsync(file.Content, address, CancellationToken.None).ConfigureAwait(false);
        pins.Add(pin);
        return new JobOutput(file.Format, pin.Sha256, file.Content.Length, file.Format == "pdf" ? report.Counts.Pages : null);
    }
}
