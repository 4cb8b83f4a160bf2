namespace Converter.Jobs.Schedules;

/// <summary>A schedule as it is kept.</summary>
/// <param name="Id">ULID, or the name given in <c>schedules.yaml</c>.</param>
/// <param name="Owner">Whose jobs its runs make.</param>
/// <param name="Definition">What it does and when.</param>
/// <param name="Created">When it was made.</param>
public sealed record Schedule(string Id, string Owner, ScheduleDefinition Definition, DateTimeOffset Created)
{
    /// <summary>Whether it stands in <c>schedules.yaml</c>, and is changed there only.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>Why it is paused; <see langword="null"/> where it is not.</summary>
    public string? Paused { get; init; }

    /// <summary>When its definition last changed.</summary>
    public DateTimeOffset Changed { get; init; } = Created;

    /// <summary>When it was last warned that it does not succeed; <see langword="null"/> for never.</summary>
    public DateTimeOffset? Warned { get; init; }

    /// <summary>When a run last succeeded; <see langword="null"/> for never.</summary>
    public DateTimeOffset? Succeeded { get; init; }

    /// <summary>Whether it has not succeeded for longer than it should.</summary>
    /// <param name="now">The time.</param>
    public bool IsOverdue(DateTimeOffset now) =>
        Paused is null && Definition.WarnAfterHours is { } hours && now - (Succeeded ?? Created) > TimeSpan.FromHours(hours);
}

/// <summary>Why a run came about. The names in lower case are the words of the API.</summary>
public enum RunCause
{
    /// <summary>Its time had come.</summary>
    Time,

    /// <summary>Somebody asked for it.</summary>
    Manual,

    /// <summary>Files had arrived.</summary>
    Arrival,
}

/// <summary>Where a run stands. The names in lower case are the words of the API.</summary>
public enum RunState
{
    /// <summary>Noted; its turn will come.</summary>
    Waiting,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Every text was made or was up to date.</summary>
    Succeeded,

    /// <summary>Some text was not made, or the run could not begin; the reason says why.</summary>
    Failed,

    /// <summary>Left out, since the run before it still went on.</summary>
    Skipped,
}

/// <summary>One run of a schedule.</summary>
/// <param name="Id">ULID; the batch of its jobs.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Instant">The time it is for. No schedule runs twice for one instant.</param>
/// <param name="Cause">Why it came about.</param>
public sealed record ScheduleRun(string Id, string Schedule, DateTimeOffset Instant, RunCause Cause)
{
    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>Why, as a stable word or code; empty where there is nothing to say.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>When it began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Texts in all.</summary>
    public int Files { get; init; }

    /// <summary>Texts converted.</summary>
    public int Made { get; init; }

    /// <summary>Texts that were up to date.</summary>
    public int UpToDate { get; init; }

    /// <summary>Texts that were not made.</summary>
    public int Failed { get; init; }

    /// <summary>Path of its report without ending; <see langword="null"/> where there is none.</summary>
    public string? Report { get; init; }

    /// <summary>Whether it rests.</summary>
    public bool IsAtRest => State is RunState.Succeeded or RunState.Failed or RunState.Skipped;
}
