using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using Quartz;

namespace Converter.Jobs.Schedules;

/// <summary>When a schedule runs, read and checked: exactly one of the three is set.</summary>
/// <param name="Zone">The time zone.</param>
/// <param name="Cron">When it recurs.</param>
/// <param name="Once">When it runs once.</param>
/// <param name="Watch">Time between two looks at the source.</param>
public sealed record ScheduleTiming(TimeZoneInfo Zone, CronExpression? Cron, DateTimeOffset? Once, TimeSpan? Watch)
{
    /// <summary>The zone where none is named.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    private const int UnixFields = 5;
    private const int LongestWatch = 3600;
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Reads the times of a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="findings">Receives what is wrong with them.</param>
    /// <returns>The times; <see langword="null"/> where they cannot be used.</returns>
    public static ScheduleTiming? Read(ScheduleDefinition definition, ICollection<Diagnostic> findings)
    {
        string name = definition.Zone ?? DefaultZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
        {
            findings.Add(Wrong("schedule.zone", $"没有时区“{name}”", $"there is no time zone '{name}'", "用 IANA 名称，如 Asia/Shanghai；系统需装有 tzdata", "use a name of IANA such as Asia/Shanghai; the system needs tzdata"));
            return null;
        }

        switch (definition)
        {
            case { Cron: { } cron, At: null, Watch: null }:
                return ReadCron(cron, zone, findings) is { } expression ? new ScheduleTiming(zone, expression, null, null) : null;
            case { Cron: null, At: { } at, Watch: null }:
                return ReadAt(at, zone, findings) is { } once ? new ScheduleTiming(zone, null, once, null) : null;
            case { Cron: null, At: null, Watch: >= 1 and <= LongestWatch and { } seconds }:
                return new ScheduleTiming(zone, null, null, TimeSpan.FromSeconds(seconds));
            default:
                findings.Add(Wrong("schedule.timing", "须且只能给出 cron、at、watch（1 至 3600 秒）之一", "exactly one of cron, at and watch (1 … 3600 s) is needed", null, null));
                return null;
        }
    }

    /// <summary>The next times at which it runs, on the clock of its zone; none for one that watches.</summary>
    /// <param name="after">Only times behind this one.</param>
    /// <param name="count">How many at most.</param>
    public ImmutableArray<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        ImmutableArray<DateTimeOffset>.Builder times = ImmutableArray.CreateBuilder<DateTimeOffset>();
        if (Once is { } once && once > after)
        {
            times.Add(TimeZoneInfo.ConvertTime(once, Zone));
        }

        for (DateTimeOffset? next = Cron?.GetNextValidTimeAfter(after); next is { } time && times.Count < count; next = Cron!.GetNextValidTimeAfter(time))
        {
            times.Add(TimeZoneInfo.ConvertTime(time, Zone));
        }

        return times.ToImmutable();
    }

    private static CronExpression? ReadCron(string cron, TimeZoneInfo zone, ICollection<Diagnostic> findings)
    {
        int fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        CronFormat format = fields == UnixFields ? CronFormat.Unix : CronFormat.Quartz;
        if (cron.Length <= 200 && CronExpression.TryParse(cron, format, out CronExpression? expression) && expression is not null)
        {
            return expression.WithTimeZone(zone);
        }

        findings.Add(Wrong("schedule.cron", $"看不懂 cron“{cron}”", $"the cron expression '{cron}' is not understood", "如 30 8 * * 1-5（工作日 8:30），或 Quartz 的六段写法 0 30 8 ? * MON-FRI", "such as 30 8 * * 1-5 (half past eight on weekdays), or the six fields of Quartz, 0 30 8 ? * MON-FRI"));
        return null;
    }

    /// <summary>A time that the clock passes over in spring is refused; of one that comes twice in autumn the first is meant.</summary>
    private static DateTimeOffset? ReadAt(string at, TimeZoneInfo zone, ICollection<Diagnostic> findings)
    {
        if (!DateTime.TryParseExact(at, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            findings.Add(Wrong("schedule.at", $"看不懂时间“{at}”", $"the time '{at}' is not understood", "如 2026-12-01T08:00", "such as 2026-12-01T08:00"));
            return null;
        }

        if (zone.IsInvalidTime(local))
        {
            findings.Add(Wrong("schedule.at", $"“{at}”在夏令时切换中不存在", $"'{at}' does not exist: the clock is put forward over it", "请改一个时间", "choose another time"));
            return null;
        }

        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static Diagnostic Wrong(string code, string zh, string en, string? hintZh, string? hintEn) =>
        new(code, Severity.Error, null, new Message(zh, en), hintZh is null ? null : new Message(hintZh, hintEn!));
}
