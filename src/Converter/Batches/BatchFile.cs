using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Converter.Reports;

namespace Converter.Batches;

/// <summary>How it stands with a text of a batch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchState>))]
public enum BatchState
{
    /// <summary>It was converted in this run.</summary>
    [JsonStringEnumMemberName("made")]
    Made,

    /// <summary>What an earlier run made stands and is up to date.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>It could not be converted.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Its turn did not come.</summary>
    [JsonStringEnumMemberName("not-started")]
    NotStarted,
}

/// <summary>The account of one text of a batch: a row of the report, and a line of the record.</summary>
/// <param name="Path">Its path below the source.</param>
/// <param name="Name">Path of its outputs below the output folder, without ending.</param>
public sealed record BatchFile(string Path, string Name)
{
    /// <summary>How it stands.</summary>
    public BatchState State { get; init; }

    /// <summary>Why it was converted or not: a word of <see cref="BatchReasons"/>.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>SHA-256 of its bytes.</summary>
    public string Input { get; init; } = string.Empty;

    /// <summary>Digest of what stands beside it: corrections of its lines, values for its elements; empty where there is nothing.</summary>
    public string Beside { get; init; } = string.Empty;

    /// <summary>What its outputs depend on beside itself.</summary>
    public BatchKey Key { get; init; } = new(string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>Its main title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Kind of document.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>Name of the style sheet.</summary>
    public string Style { get; init; } = string.Empty;

    /// <summary>Pages of the .pdf.</summary>
    public int Pages { get; init; }

    /// <summary>Characters of the document.</summary>
    public int Characters { get; init; }

    /// <summary>Whether every character of the source was counted.</summary>
    public bool Conserved { get; init; }

    /// <summary>Findings of severity error.</summary>
    public int Errors { get; init; }

    /// <summary>Findings of severity warning.</summary>
    public int Warnings { get; init; }

    /// <summary>Findings of severity info.</summary>
    public int Notes { get; init; }

    /// <summary>The findings, at most <see cref="MostListed"/>; all of them stand in <c>NAME.report.json</c>.</summary>
    public ImmutableArray<BatchFinding> Findings { get; init; } = [];

    /// <summary>Lines removed.</summary>
    public int RemovedLines { get; init; }

    /// <summary>The lines removed, at most <see cref="MostListed"/>.</summary>
    public ImmutableArray<BatchRemoved> Removed { get; init; } = [];

    /// <summary>Characters that no font has and that are drawn as boxes, by their findings.</summary>
    public int MissingGlyphs { get; init; }

    /// <summary>Placeholders that wait to be filled in.</summary>
    public int Placeholders { get; init; }

    /// <summary>Typefaces with the faces used for them.</summary>
    public ImmutableArray<BatchFont> Fonts { get; init; } = [];

    /// <summary>The files made.</summary>
    public ImmutableArray<OutputReport> Outputs { get; init; } = [];

    /// <summary>How long the conversion took, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>When it was converted.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Findings and removed lines that are listed for one text.</summary>
    public const int MostListed = 50;
}

/// <summary>A finding in a report of a batch.</summary>
/// <param name="Code">Stable dotted code.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Line">Line in the original, from 1.</param>
/// <param name="Zh">What is the matter, in Chinese.</param>
/// <param name="En">In English.</param>
public sealed record BatchFinding(string Code, string Severity, int? Line, string Zh, string En);

/// <summary>A line that was removed.</summary>
/// <param name="Line">Its number in the original, from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="Rule">The rule that took it out.</param>
public sealed record BatchRemoved(int Line, string Text, string Rule);

/// <summary>A typeface of the style with the faces used for it.</summary>
/// <param name="Typeface">The typeface.</param>
/// <param name="Used">The faces, the most used first.</param>
public sealed record BatchFont(string Typeface, ImmutableArray<string> Used);
