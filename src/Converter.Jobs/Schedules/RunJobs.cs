using System.Collections.Immutable;
using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Schedules;

/// <summary>What a job came to.</summary>
/// <param name="Outputs">The files made.</param>
/// <param name="Report">The report; <see langword="null"/> where there is none.</param>
/// <param name="Error">Why it did not succeed; <see langword="null"/> where it did.</param>
public sealed record JobResult(ImmutableArray<OutputFile> Outputs, ReadOnlyMemory<byte>? Report, Diagnostic? Error);

/// <summary>Has single texts of a run converted as jobs, and waits for them.</summary>
/// <param name="jobs">Takes jobs.</param>
/// <param name="store">Where jobs are kept.</param>
/// <param name="blobs">Where contents are kept.</param>
/// <param name="events">Tells of jobs that run in this process.</param>
/// <param name="time">The clock.</param>
public sealed class RunJobs(JobService jobs, IJobStore store, IBlobStore blobs, JobEvents events, TimeProvider time)
{
    /// <summary>A full queue is asked again after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A job may be done by another node, of which nothing is heard here.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    /// <summary>Converts a text. A job of its identifier that was handed in before is waited for and not handed in again.</summary>
    /// <param name="job">The job.</param>
    /// <param name="content">The text.</param>
    /// <param name="cancel">Stops waiting; the job goes on.</param>
    public async Task<JobResult> ConvertAsync(Job job, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using Listening listening = events.Listen(job.Id);
        if (await store.FindAsync(job.Id, cancel).ConfigureAwait(false) is null)
        {
            await HandInAsync(job, content, cancel).ConfigureAwait(false);
        }

        while (true)
        {
            Job? now = await store.FindAsync(job.Id, cancel).ConfigureAwait(false);
            if (now is null || Job.IsFinal(now.State))
            {
                return now is null ? new JobResult([], null, Deleted) : await ResultOfAsync(now, cancel).ConfigureAwait(false);
            }

            await GlanceAsync(listening, cancel).ConfigureAwait(false);
        }
    }

    private async Task HandInAsync(Job job, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await using Pin pin = await blobs.PutAsync(content, cancel).ConfigureAwait(false);
        while ((await jobs.SubmitAsync([job], null, cancel).ConfigureAwait(false)).Outcome is AcceptanceOutcome.QueueFull or AcceptanceOutcome.OwnerQueueFull)
        {
            await Task.Delay(Patience, time, cancel).ConfigureAwait(false);
        }
    }

    private async Task GlanceAsync(Listening listening, CancellationToken cancel)
    {
        using CancellationTokenSource soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(Glance);
        try
        {
            while (!Job.IsFinal((await listening.Events.ReadAsync(soon.Token).ConfigureAwait(false)).State))
            {
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nothing was heard; the store is asked.
        }
    }

    private async Task<JobResult> ResultOfAsync(Job job, CancellationToken cancel)
    {
        ImmutableArray<OutputFile>.Builder outputs = ImmutableArray.CreateBuilder<OutputFile>();
        ReadOnlyMemory<byte>? report = null;
        foreach (JobOutput output in job.Outputs)
        {
            if (await blobs.OpenAsync(output.Sha256, cancel).ConfigureAwait(false) is not { } stream)
            {
                return new JobResult([], report, Deleted);
            }

            await using (stream.ConfigureAwait(false))
            {
                byte[] content = new byte[output.Bytes];
                await stream.ReadExactlyAsync(content, cancel).ConfigureAwait(false);
                if (output.Format == "report")
                {
                    report = content;
                }
                else
                {
                    outputs.Add(new OutputFile(output.Format, content));
                }
            }
        }

        return job.State == JobState.Succeeded ? new JobResult(outputs.ToImmutable(), report, null) : new JobResult([], report, job.Error ?? Cancelled);
    }

    private static Diagnostic Deleted { get; } = new(
        "job.deleted", Severity.Error, null, new Message("任务已被删除", "the job was deleted"));

    private static Diagnostic Cancelled { get; } = new(
        "job.cancelled", Severity.Error, null, new Message("任务已被取消", "the job was called off"));
}
