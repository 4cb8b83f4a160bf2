using System.Security.Cryptography;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Reports;

namespace Converter.Batches;

/// <summary>How a batch converts one text; set up once for all of them.</summary>
public sealed record BatchConversion
{
    /// <summary>Converts a text; may add findings of its own.</summary>
    public required Func<BatchItem, InputFile, ICollection<Diagnostic>, ConversionResult> Convert { get; init; }

    /// <summary>Digest of what stands beside a text and belongs to it; empty where there is nothing.</summary>
    public Func<BatchItem, string> BesideOf { get; init; } = static _ => string.Empty;

    /// <summary>What the outputs depend on beside the text and what stands beside it.</summary>
    public BatchKey Key { get; init; } = new(string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>How many texts are converted at the same time; 1 by default.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether the others go on when one fails; they do by default.</summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>Whether everything is made, whatever stands there; not by default.</summary>
    public bool Force { get; init; }
}

/// <summary>What has come of one text, as it is told while a batch goes on.</summary>
/// <param name="Item">The text.</param>
/// <param name="File">The account of it.</param>
public sealed record BatchStep(BatchItem Item, BatchFile File)
{
    /// <summary>How the conversion ended; <see langword="null"/> where there was none.</summary>
    public ConversionOutcome? Outcome { get; init; }

    /// <summary>Why the text could not be read or the outputs not be written.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>The report of the conversion; <see langword="null"/> where there was none.</summary>
    public ConversionReport? Report { get; init; }

    /// <summary>What is to be said beside that.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; init; } = [];
}

/// <summary>Converts the texts of a batch in this process: reads, judges, converts, puts the outputs in their places, notes it.</summary>
/// <param name="target">Where the outputs go.</param>
/// <param name="conversion">How a text is converted.</param>
/// <param name="time">The clock.</param>
public sealed class BatchRun(BatchTarget target, BatchConversion conversion, TimeProvider time)
{
    /// <summary>The ending of the report of a text.</summary>
    public const string ReportFormat = "report.json";

    /// <summary>Converts all texts.</summary>
    /// <param name="items">The texts.</param>
    /// <param name="tell">Is told each text when it is done; from several threads.</param>
    /// <returns>The steps, in the order of the texts; those whose turn did not come are among them. They hold no reports.</returns>
    public BatchStep[] Execute(IReadOnlyList<BatchItem> items, Action<BatchStep> tell)
    {
        BatchStep[] steps = new BatchStep[items.Count];
        bool stopped = false;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Math.Max(1, Math.Min(conversion.Jobs, items.Count)) };
        Parallel.For(0, items.Count, parallel, at =>
        {
            BatchStep step = Volatile.Read(ref stopped) ? NotStarted(items[at]) : Do(items[at]);
            if (step.File.State == BatchState.Failed && !conversion.ContinueOnError)
            {
                Volatile.Write(ref stopped, true);
            }

            tell(step);
            steps[at] = step with { Report = null };
        });
        return steps;
    }

    /// <summary>Says what would be done with a text, and why.</summary>
    /// <param name="item">The text.</param>
    /// <param name="problem">Why it cannot be read.</param>
    public BatchVerdict Judge(BatchItem item, out Diagnostic? problem)
    {
        InputFile input = item.Entry.Read();
        problem = input.Problem;
        return input.Content is { } content ? Judge(item, DigestOf(content)) : new BatchVerdict(true, BatchReasons.New);
    }

    private static BatchStep NotStarted(BatchItem item) =>
        new(item, new BatchFile(item.Entry.Path, item.Name) { State = BatchState.NotStarted, Reason = BatchReasons.Stopped });

    private static string DigestOf(byte[] content) => System.Convert.ToHexStringLower(SHA256.HashData(content));

    private BatchVerdict Judge(BatchItem item, string digest)
    {
        BatchVerdict verdict = target.Judge(item, digest, conversion.BesideOf(item), conversion.Key);
        return conversion.Force && !verdict.IsNeeded ? new BatchVerdict(true, BatchReasons.Forced) : verdict;
    }

    private BatchStep Do(BatchItem item)
    {
        InputFile input = item.Entry.Read();
        if (input.Content is not { } content)
        {
            return new BatchStep(item, target.Note(item, BatchFiles.Failed(item, input.Problem!))) { Problem = input.Problem };
        }

        BatchVerdict verdict = Judge(item, DigestOf(content));
        return verdict.IsNeeded
            ? Convert(item, input, verdict.Reason)
            : new BatchStep(item, item.Before! with { State = BatchState.Skipped, Reason = verdict.Reason, Milliseconds = 0 });
    }

    private BatchStep Convert(BatchItem item, InputFile input, string reason)
    {
        List<Diagnostic> findings = [];
        ConversionResult result = conversion.Convert(item, input, findings);
        OutputFile account = new(ReportFormat, ReportJson.Write(result.Report));
        // Where nothing could be made, nothing is left behind: why is said instead.
        Diagnostic? problem = result.Outputs.IsEmpty ? null : target.Write(item, [.. result.Outputs, account], findings);
        bool isMade = result.Outcome == ConversionOutcome.Done && problem is null;
        BatchFile file = BatchFiles.Of(item, account.Content, isMade, problem is null ? findings : [.. findings, problem]) with
        {
            Reason = reason,
            Beside = conversion.BesideOf(item),
            Key = conversion.Key,
            At = time.GetUtcNow(),
        };
        return new BatchStep(item, target.Note(item, file)) { Outcome = result.Outcome, Problem = problem, Report = result.Report, Findings = findings };
    }
}
