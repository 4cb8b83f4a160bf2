using System.Text.Json;
using Converter.Jobs.Model;
using Converter.Jobs.Running;

namespace Converter.Server.Answers;

/// <summary>A conversion as the API shows it.</summary>
/// <param name="Id">ULID.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Outputs">The files made.</param>
/// <param name="Created">When it was accepted.</param>
/// <param name="Expires">When its text and its files are deleted.</param>
public sealed record ConversionAnswer(
    string Id, string Name, string State, ProgressAnswer Progress, IReadOnlyList<OutputAnswer> Outputs, DateTimeOffset Created, DateTimeOffset Expires)
{
    /// <summary>Why it stands there, in one word or dotted code.</summary>
    public required string Reason { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Attempt { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>The batch it belongs to.</summary>
    public string? Batch { get; init; }

    /// <summary>The conversion whose text this one converts anew.</summary>
    public string? CorrectionOf { get; init; }

    /// <summary>Name of the style that was asked for.</summary>
    public string? Style { get; init; }

    /// <summary>When it was last begun.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it came to rest.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Why it failed.</summary>
    public FindingAnswer? Error { get; init; }

    /// <summary>The report, where one conversion is asked for and has one; the same as the command line writes.</summary>
    public JsonElement? Report { get; init; }

    /// <summary>The story of its states, where one conversion is asked for.</summary>
    public IReadOnlyList<StoryAnswer>? Story { get; init; }

    internal static ConversionAnswer Of(Job job, JobEvent? last, Language language) => new(
        job.Id,
        job.Name,
        WordOf(job.State),
        ProgressAnswer.Of(job, last),
        [.. job.Outputs.Where(output => output.Format != "report").Select(output => OutputAnswer.Of(job, output))],
        job.Created,
        job.Expires)
    {
        Reason = job.Reason,
        Attempt = job.Attempt,
        Owner = job.Owner,
        Batch = job.Batch,
        CorrectionOf = job.CorrectionOf,
        Style = job.Request.Style,
        Started = job.Started,
        Finished = job.Finished,
        Error = job.Error is null ? null : FindingAnswer.Of(job.Error, language),
    };

    internal static string WordOf(JobState state) => state.ToString().ToLowerInvariant();
}

/// <summary>How far a conversion is.</summary>
/// <param name="Stage">The stage that runs; none where it does not run.</param>
/// <param name="Percent">0 … 100.</param>
public sealed record ProgressAnswer(string? Stage, int Percent)
{
    internal static ProgressAnswer Of(Job job, JobEvent? last) => job.State switch
    {
        JobState.Running => new ProgressAnswer(last?.Stage, Math.Min(99, 100 * (last?.Done ?? 0) / JobEvents.Stages.Count)),
        JobState.Queued => new ProgressAnswer(null, 0),
        _ => new ProgressAnswer(null, 100),
    };
}

/// <summary>A file of a conversion.</summary>
/// <param name="Format"><c>docx</c> or <c>pdf</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Pages">Pages of a .pdf.</param>
/// <param name="Href">Where to get it.</param>
public sealed record OutputAnswer(string Format, long Bytes, string Sha256, int? Pages, string Href)
{
    internal static OutputAnswer Of(Job job, JobOutput output) =>
        new(output.Format, output.Bytes, output.Sha256, output.Pages, $"/api/v1/conversions/{job.Id}/files/{output.Format}");
}

/// <summary>A change of state.</summary>
/// <param name="At">When.</param>
/// <param name="From">From which state.</param>
/// <param name="To">To which.</param>
/// <param name="Reason">Why.</param>
/// <param name="Attempt">In which attempt.</param>
public sealed record StoryAnswer(DateTimeOffset At, string? From, string To, string Reason, int Attempt)
{
    internal static StoryAnswer Of(JobStoryLine line) => new(
        line.At, line.From is { } from ? ConversionAnswer.WordOf(from) : null, ConversionAnswer.WordOf(line.To), line.Reason, line.Attempt);
}

/// <summary>A page of conversions, the newest first.</summary>
/// <param name="Conversions">The conversions.</param>
/// <param name="Next">Address of the next page; none where this is the last.</param>
public sealed record ConversionListAnswer(IReadOnlyList<ConversionAnswer> Conversions, string? Next);

/// <summary>Several conversions that were handed in together.</summary>
/// <param name="Id">ULID.</param>
/// <param name="State"><c>running</c> while one of them is not at rest, then <c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Counts">Conversions by state.</param>
/// <param name="Conversions">The conversions, in the order in which they were handed in.</param>
public sealed record BatchAnswer(string Id, string State, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<ConversionAnswer> Conversions)
{
    internal static BatchAnswer Of(string id, IReadOnlyList<ConversionAnswer> conversions)
    {
        string state = conversions.Any(one => one.State is "queued" or "running") ? "running"
            : conversions.All(one => one.State == "succeeded") ? "succeeded" : "failed";
        return new BatchAnswer(
            id, state, conversions.GroupBy(one => one.State).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count()), conversions);
    }
}
