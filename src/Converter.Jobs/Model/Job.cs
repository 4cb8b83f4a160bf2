using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Jobs.Model;

/// <summary>Where a job stands. The names in lower case are the words of the API.</summary>
public enum JobState
{
    /// <summary>Accepted and stored; waits for its turn or for another try.</summary>
    Queued,

    /// <summary>Being converted.</summary>
    Running,

    /// <summary>Done; its files are there.</summary>
    Succeeded,

    /// <summary>Not done; the error says why.</summary>
    Failed,

    /// <summary>Called off by a person.</summary>
    Cancelled,
}

/// <summary>Which jobs go first.</summary>
public enum JobPriority
{
    /// <summary>Somebody waits for it.</summary>
    Interactive,

    /// <summary>One of many; goes when nothing interactive waits.</summary>
    Batch,
}

/// <summary>One text that is to be converted, and what became of it.</summary>
/// <param name="Id">ULID.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">Name of the file, as the owner gave it; never a path.</param>
/// <param name="Request">How to convert it.</param>
/// <param name="Input">Content address of the text.</param>
/// <param name="InputBytes">Size of the text.</param>
/// <param name="Created">When it was accepted.</param>
public sealed record Job(
    string Id, string Owner, string Name, ConversionRequest Request, string Input, long InputBytes, DateTimeOffset Created)
{
    /// <summary>The batch it belongs to; <see langword="null"/> for a single text.</summary>
    public string? Batch { get; init; }

    /// <summary>The job whose text this one converts anew with corrections; <see langword="null"/> for an upload.</summary>
    public string? CorrectionOf { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; init; } = JobState.Queued;

    /// <summary>Why it stands there, in one word or dotted code.</summary>
    public string Reason { get; init; } = "accepted";

    /// <summary>How often it was begun.</summary>
    public int Attempt { get; init; }

    /// <summary>How often it was cut off by the end of the process since a person last wanted it tried.</summary>
    public int Interruptions { get; init; }

    /// <summary>How often it failed in a way that may pass, since it was handed in or tried again by a person.</summary>
    public int Failures { get; init; }

    /// <summary>The stage that another node has last told of; <see langword="null"/> where none did.</summary>
    public string? Stage { get; init; }

    /// <summary>Stages done by then.</summary>
    public int StagesDone { get; init; }

    /// <summary>Whether it goes before others.</summary>
    public JobPriority Priority { get; init; }

    /// <summary>Its round in the queue: owners take turns, one job of each in a round.</summary>
    public long Round { get; init; }

    /// <summary>The files made; the report is one of them, with the format <c>report</c>.</summary>
    public ImmutableArray<JobOutput> Outputs { get; init; } = [];

    /// <summary>Why it failed; <see langword="null"/> otherwise.</summary>
    public Diagnostic? Error { get; init; }

    /// <summary>When its state last changed.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>When it was last begun.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it came to rest.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>When input and outputs are deleted.</summary>
    public DateTimeOffset Expires { get; init; }

    /// <summary>Address that is told when the job rests; <see langword="null"/> for none.</summary>
    public string? Callback { get; init; }

    /// <summary>Whether a state is one in which a job rests.</summary>
    /// <param name="state">The state.</param>
    public static bool IsFinal(JobState state) => state is JobState.Succeeded or JobState.Failed or JobState.Cancelled;
}

/// <summary>A file of a job.</summary>
/// <param name="Format"><c>docx</c>, <c>pdf</c> or <c>report</c>.</param>
/// <param name="Sha256">Its content address.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Pages">Pages of a .pdf.</param>
public sealed record JobOutput(string Format, string Sha256, long Bytes, int? Pages);

/// <summary>One change of state: the only way in which a state ever changes.</summary>
/// <param name="Id">The job.</param>
/// <param name="From">The state it must be in; otherwise nothing changes.</param>
/// <param name="To">The state it comes to.</param>
/// <param name="Reason">Why, in one word or dotted code.</param>
/// <param name="At">When.</param>
public sealed record JobChange(string Id, JobState From, JobState To, string Reason, DateTimeOffset At)
{
    /// <summary>The attempt that it must be in; <see langword="null"/> for any. What a cut-off attempt still wants to say comes to nothing.</summary>
    public int? Attempt { get; init; }

    /// <summary>Files made, with <see cref="JobState.Succeeded"/>; also the report of a failure.</summary>
    public ImmutableArray<JobOutput> Outputs { get; init; } = [];

    /// <summary>What went wrong, with <see cref="JobState.Failed"/>.</summary>
    public Diagnostic? Error { get; init; }

    /// <summary>When it may be tried again, and then behind those that wait; at once and in its old place by default.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The number of its failures from now on; <see langword="null"/> to leave it.</summary>
    public int? Failures { get; init; }

    /// <summary>Whether the process had ended in the middle of the job.</summary>
    public bool IsInterruption { get; init; }
}

/// <summary>One line of the story of a job.</summary>
/// <param name="At">When.</param>
/// <param name="From">From which state; <see langword="null"/> for the first.</param>
/// <param name="To">To which state.</param>
/// <param name="Reason">Why.</param>
/// <param name="Attempt">In which attempt.</param>
public sealed record JobStoryLine(DateTimeOffset At, JobState? From, JobState To, string Reason, int Attempt);
