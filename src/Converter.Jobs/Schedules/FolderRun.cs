using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Converter.Batches;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Fonts;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Schedules;

/// <summary>Does one run: finds the texts, has those that need it converted as jobs, puts the outputs in their places, writes the report.</summary>
/// <param name="jobs">Has a text converted.</param>
/// <param name="styles">The style sheets of the owners.</param>
/// <param name="fonts">The fonts.</param>
/// <param name="roots">The folders that are open.</param>
/// <param name="time">The clock.</param>
public sealed class FolderRun(RunJobs jobs, StyleStore styles, FontLibrary fonts, FolderRoots roots, TimeProvider time)
{
    /// <summary>Jobs of one run that are handed in at the same time; the others wait outside of the queue, so that a large folder does not fill it.</summary>
    private const int AtOnce = 32;

    /// <summary>How long a run waits for another batch that writes into its target.</summary>
    private static readonly TimeSpan WaitsForFolder = TimeSpan.FromMinutes(1);

    /// <summary>Does a run, or goes on with one that was cut off: what is noted in the target is not done again, and jobs that were handed in are found again.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancel">Cuts it off.</param>
    /// <returns>The run at rest; <see langword="null"/> where there was nothing to do and it may be forgotten.</returns>
    public async Task<ScheduleRun?> ExecuteAsync(Schedule schedule, ScheduleRun run, CancellationToken cancel)
    {
        string? source = roots.Resolve(schedule.Definition.Source, out Diagnostic? noSource);
        string? folder = roots.Resolve(schedule.Definition.Target, out Diagnostic? noTarget);
        if (source is null || folder is null)
        {
            return Broken(run, (noSource ?? noTarget)!);
        }

        if (!Directory.Exists(source))
        {
            return Broken(run, NoSource(schedule.Definition.Source!));
        }

        (BatchTarget? taken, Diagnostic? problem) = await TakeAsync(folder, cancel).ConfigureAwait(false);
        using BatchTarget? target = taken;
        if (target is null)
        {
            return Broken(run, problem!);
        }

        string? styleText = schedule.Definition.Style is { } style ? await styles.TextAsync(schedule.Owner, style, cancel).ConfigureAwait(false) : null;
        Work work = new(schedule, run, source, folder, target, schedule.Definition.RequestWith(styleText));
        DateTimeOffset began = Local(schedule, time.GetUtcNow());
        await ConvertAsync(work, cancel).ConfigureAwait(false);
        BatchFile[] files = [.. work.Files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        if (files.Length == 0 && run.Cause == RunCause.Arrival)
        {
            return null;
        }

        (string path, Diagnostic? unwritten) = target.Write(new BatchReport(began, Local(schedule, time.GetUtcNow()), [.. files])
        {
            Title = schedule.Definition.Name!,
            Findings = [.. work.Findings.Select(BatchFiles.Of)],
        });
        int failed = files.Count(file => file.State == BatchState.Failed);
        return run with
        {
            State = failed > 0 || unwritten is not null ? RunState.Failed : RunState.Succeeded,
            Reason = unwritten?.Code ?? (failed > 0 ? "some-failed" : string.Empty),
            Finished = time.GetUtcNow(),
            Files = files.Length,
            Made = files.Count(file => file.State == BatchState.Made),
            UpToDate = files.Count(file => file.State == BatchState.Skipped),
            Failed = failed,
            Report = unwritten is null ? path : null,
        };
    }

    /// <summary>Another batch may be about to end there; so may this very run on a node that was taken for dead and goes on for a moment.</summary>
    private async Task<(BatchTarget? Target, Diagnostic? Problem)> TakeAsync(string folder, CancellationToken cancel)
    {
        for (long begun = time.GetTimestamp(); ; await Task.Delay(TimeSpan.FromSeconds(1), time, cancel).ConfigureAwait(false))
        {
            // On a shared folder that another machine has left without a word this looks for some seconds.
            (BatchTarget?, Diagnostic? Problem) taken = await Task.Run(() => (BatchTarget.Take(folder, out Diagnostic? problem), problem), cancel).ConfigureAwait(false);
            if (taken.Problem?.Code != "batch.folder-taken" || time.GetElapsedTime(begun) > WaitsForFolder)
            {
                return taken;
            }
        }
    }

    private static DateTimeOffset Local(Schedule schedule, DateTimeOffset at) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(schedule.Definition.Zone ?? ScheduleTiming.DefaultZone, out TimeZoneInfo? zone) ? TimeZoneInfo.ConvertTime(at, zone) : at;

    private ScheduleRun Broken(ScheduleRun run, Diagnostic problem) => run with { State = RunState.Failed, Reason = problem.Code, Finished = time.GetUtcNow() };

    /// <summary>A watched folder is looked at again until nothing more has arrived; any other once.</summary>
    private async Task ConvertAsync(Work work, CancellationToken cancel)
    {
        BatchPatterns patterns = ScheduleCheck.PatternsOf(work.Schedule.Definition);
        if (work.Schedule.Definition.Watch is { } seconds)
        {
            WatchedFolder watched = new(work.Source, work.Folder, patterns, TimeSpan.FromSeconds(seconds));
            for (List<BatchEntry> arrived = await watched.ArrivedAsync(time, cancel).ConfigureAwait(false); arrived.Count > 0;
                arrived = await watched.ArrivedAsync(time, cancel).ConfigureAwait(false))
            {
                await ConvertAsync(work, arrived, watched, cancel).ConfigureAwait(false);
            }

            return;
        }

        using BatchSources sources = new(patterns, [work.Folder]);
        sources.Add(work.Source);
        sources.Findings.ToList().ForEach(work.Findings.Add);
        await ConvertAsync(work, sources.Entries, null, cancel).ConfigureAwait(false);
    }

    private async Task ConvertAsync(Work work, IReadOnlyList<BatchEntry> entries, WatchedFolder? watched, CancellationToken cancel)
    {
        List<Diagnostic> findings = [];
        List<BatchItem> items = OutputNames.Assign(entries, work.Target.Before, findings);
        findings.ForEach(work.Findings.Add);
        BatchKey key = BatchKey.Of(null, (work.Request with { Style = null, StyleText = null }).ToJson(), fonts) with
        {
            Style = BatchKey.Digest($"{work.Request.Style}\n{work.Request.StyleText}"),
        };
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(items, parallel, async (item, stop) =>
        {
            (BatchFile file, string digest) = await DoAsync(work, item, key, stop).ConfigureAwait(false);
            work.Files.Add(watched is null ? file : TakeOut(watched, item, file, digest));
        }).ConfigureAwait(false);
    }

    private async Task<(BatchFile File, string Digest)> DoAsync(Work work, BatchItem item, BatchKey key, CancellationToken cancel)
    {
        InputFile input = item.Entry.Read();
        if (input.Content is not { } content)
        {
            return (work.Target.Note(item, BatchFiles.Failed(item, input.Problem!)), string.Empty);
        }

        string digest = System.Convert.ToHexStringLower(SHA256.HashData(content));
        BatchVerdict verdict = work.Target.Judge(item, digest, string.Empty, key);
        if (!verdict.IsNeeded)
        {
            return (item.Before! with { State = BatchState.Skipped, Reason = verdict.Reason, Milliseconds = 0 }, digest);
        }

        string id = IdOf(work.Run.Id, item.Entry.Path, digest);
        Job job = new(id, work.Schedule.Owner, SafeName.Of(input.FileName), work.Request, digest, content.Length, time.GetUtcNow())
        {
            Batch = work.Run.Id,
            Priority = JobPriority.Batch,
        };
        JobResult result = await jobs.ConvertAsync(job, content, cancel).ConfigureAwait(false);
        BatchFile file = Finish(work, item, result, verdict.Reason) with { Key = key, Input = digest };
        return (work.Target.Note(item, file), digest);
    }

    private BatchFile Finish(Work work, BatchItem item, JobResult result, string reason)
    {
        List<Diagnostic> findings = [];
        Diagnostic? problem = result.Error;
        if (problem is null)
        {
            problem = work.Target.Write(item, [.. result.Outputs, new OutputFile(BatchRun.ReportFormat, result.Report!.Value)], findings);
        }

        IEnumerable<Diagnostic> all = problem is null || result.Report is { } told && Says(told, problem.Code) ? findings : [.. findings, problem];
        BatchFile file = result.Report is { } report ? BatchFiles.Of(item, report, problem is null, all) : BatchFiles.Failed(item, problem!);
        return file with { Reason = reason, At = time.GetUtcNow() };
    }

    /// <summary>Whether a report says the error of its job itself.</summary>
    private static bool Says(ReadOnlyMemory<byte> report, string code) => report.Span.IndexOf(Encoding.UTF8.GetBytes($"\"{code}\"")) >= 0;

    private static BatchFile TakeOut(WatchedFolder watched, BatchItem item, BatchFile file, string digest)
    {
        try
        {
            return watched.TakeOut(item.Entry, digest, file.State != BatchState.Failed) ? file : file with { Findings = [.. file.Findings, Replaced], Notes = file.Notes + 1 };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            BatchFinding stays = new("watch.not-moved", "error", null, $"无法移出来源文件夹：{exception.Message}", $"it cannot be moved out of the source: {exception.Message}");
            return file with { State = BatchState.Failed, Errors = file.Errors + 1, Findings = [stays, .. file.Findings] };
        }
    }

    /// <summary>The same text of the same run is the same job, however often the run is gone on with.</summary>
    private static string IdOf(string run, string path, string digest) => Ulid.Of(run, SHA256.HashData(Encoding.UTF8.GetBytes($"{run}\n{path}\n{digest}")));

    private static BatchFinding Replaced { get; } = new("watch.replaced", "info", null, "转换时文件被替换，新的内容另行转换", "it was replaced while it was read; the later version is done as well");

    private static Diagnostic NoSource(string folder) => new(
        "schedule.no-source", Severity.Error, null, new Message($"来源文件夹“{folder}”不存在", $"the source folder '{folder}' does not exist"));

    private sealed record Work(Schedule Schedule, ScheduleRun Run, string Source, string Folder, BatchTarget Target, ConversionRequest Request)
    {
        public ConcurrentBag<BatchFile> Files { get; } = [];

        public ConcurrentBag<Diagnostic> Findings { get; } = [];
    }
}
