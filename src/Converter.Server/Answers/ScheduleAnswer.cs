using Converter.Documents;
using Converter.Jobs.Schedules;

namespace Converter.Server.Answers;

/// <summary>A schedule.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Owner">Whose jobs its runs make.</param>
/// <param name="Definition">What it does and when.</param>
/// <param name="IsFromFile">Whether it stands in the file of schedules, and is changed there only.</param>
/// <param name="Paused">Why it is paused; left out where it is not.</param>
/// <param name="Next">Its next times, on the clock of its zone; none for one that watches or is paused.</param>
/// <param name="Succeeded">When a run last succeeded.</param>
/// <param name="IsOverdue">Whether it has not succeeded for longer than it should.</param>
/// <param name="Last">Its last run.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Changed">When it last changed.</param>
public sealed record ScheduleAnswer(
    string Id,
    string Owner,
    ScheduleDefinition Definition,
    bool IsFromFile,
    string? Paused,
    IReadOnlyList<DateTimeOffset> Next,
    DateTimeOffset? Succeeded,
    bool IsOverdue,
    RunAnswer? Last,
    DateTimeOffset Created,
    DateTimeOffset Changed)
{
    private const int TimesShown = 5;

    internal static ScheduleAnswer Of(Schedule schedule, ScheduleRun? last, DateTimeOffset now) => new(
        schedule.Id,
        schedule.Owner,
        schedule.Definition,
        schedule.IsFromFile,
        schedule.Paused,
        schedule.Paused is null && ScheduleTiming.Read(schedule.Definition, []) is { } timing ? timing.Next(now, TimesShown) : [],
        schedule.Succeeded,
        schedule.IsOverdue(now),
        last is null ? null : RunAnswer.Of(last),
        schedule.Created,
        schedule.Changed);
}

/// <summary>A run of a schedule.</summary>
/// <param name="Id">Its identifier, also that of the batch of its conversions.</param>
/// <param name="Instant">The time it is for.</param>
/// <param name="Cause"><c>time</c>, <c>manual</c> or <c>arrival</c>.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Reason">Why, as a stable word or code; left out where there is nothing to say.</param>
/// <param name="Started">When it began.</param>
/// <param name="Finished">When it ended.</param>
/// <param name="Files">Texts in all.</param>
/// <param name="Made">Texts converted.</param>
/// <param name="UpToDate">Texts that were up to date.</param>
/// <param name="Failed">Texts that were not made.</param>
/// <param name="Report">Address of its report without ending: <c>.html</c>, <c>.csv</c>, <c>.json</c>; left out where there is none.</param>
public sealed record RunAnswer(
    string Id,
    DateTimeOffset Instant,
    string Cause,
    string State,
    string? Reason,
    DateTimeOffset? Started,
    DateTimeOffset? Finished,
    int Files,
    int Made,
    int UpToDate,
    int Failed,
    string? Report)
{
    internal static RunAnswer Of(ScheduleRun run) => new(
        run.Id,
        run.Instant,
        run.Cause.ToString().ToLowerInvariant(),
        run.State.ToString().ToLowerInvariant(),
        run.Reason.Length == 0 ? null : run.Reason,
        run.Started,
        run.Finished,
        run.Files,
        run.Made,
        run.UpToDate,
        run.Failed,
        run.Report is null ? null : $"/api/v1/schedules/{run.Schedule}/runs/{run.Id}/report");
}

/// <summary>What a definition comes to before it is kept.</summary>
/// <param name="Next">Its next five times, on the clock of its zone.</param>
/// <param name="Findings">What is wrong with it.</param>
public sealed record ScheduleTrialAnswer(IReadOnlyList<DateTimeOffset> Next, IReadOnlyList<FindingAnswer> Findings)
{
    internal static ScheduleTrialAnswer Of(ScheduleDefinition definition, IEnumerable<Diagnostic> findings, DateTimeOffset now, Language language) => new(
        ScheduleTiming.Read(definition, []) is { } timing ? timing.Next(now, 5) : [],
        [.. findings.Select(finding => FindingAnswer.Of(finding, language))]);
}

/// <summary>Why a schedule is paused.</summary>
/// <param name="Reason">The reason, for people.</param>
public sealed record PauseForm(string? Reason);
