using System.Collections.Immutable;

namespace Converter.Batches;

/// <summary>The account of one run of a batch.</summary>
/// <param name="Started">When it began, in the zone of whoever ran it.</param>
/// <param name="Finished">When it ended.</param>
/// <param name="Files">Its texts.</param>
public sealed record BatchReport(DateTimeOffset Started, DateTimeOffset Finished, ImmutableArray<BatchFile> Files)
{
    /// <summary>Version of the form of this report.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What it was run for: the sources, or the name of a schedule.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Findings that concern no single text.</summary>
    public ImmutableArray<BatchFinding> Findings { get; init; } = [];

    /// <summary>Figures of the run.</summary>
    public BatchCounts Counts => new(
        Files.Length,
        Of(BatchState.Made),
        Of(BatchState.Skipped),
        Of(BatchState.Failed),
        Of(BatchState.NotStarted),
        Files.Sum(file => file.Pages),
        Files.Sum(file => file.Errors),
        Files.Sum(file => file.Warnings),
        Files.Sum(file => file.Notes),
        Files.Sum(file => file.RemovedLines));

    private int Of(BatchState state) => Files.Count(file => file.State == state);
}

/// <summary>Figures of a run.</summary>
/// <param name="Files">Texts.</param>
/// <param name="Made">Of them converted in this run.</param>
/// <param name="Skipped">Up to date.</param>
/// <param name="Failed">Not converted.</param>
/// <param name="NotStarted">Not begun, because another had failed.</param>
/// <param name="Pages">Pages of all.</param>
/// <param name="Errors">Findings of severity error.</param>
/// <param name="Warnings">Findings of severity warning.</param>
/// <param name="Notes">Findings of severity info.</param>
/// <param name="RemovedLines">Lines removed.</param>
public sealed record BatchCounts(int Files, int Made, int Skipped, int Failed, int NotStarted, int Pages, int Errors, int Warnings, int Notes, int RemovedLines);
