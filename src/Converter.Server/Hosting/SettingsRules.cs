using System.Globalization;
using Converter.Documents;
using Converter.Jobs.Model;

namespace Converter.Server.Hosting;

/// <summary>The range of each setting. A value outside is told before anything starts, and not by a fault in the middle.</summary>
public static class SettingsRules
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    /// <summary>The first setting that is out of its range; <see langword="null"/> where all are right.</summary>
    /// <param name="settings">The settings.</param>
    public static Diagnostic? Check(ServerSettings settings) => All(settings).FirstOrDefault(problem => problem is not null);

    private static IEnumerable<Diagnostic?> All(ServerSettings settings)
    {
        JobSettings jobs = settings.Jobs;
        yield return Within("Jobs:Parallel", jobs.Parallel, 1, 256);
        yield return Within("Jobs:MostQueued", jobs.MostQueued, 1, 10_000_000);
        yield return Within("Jobs:MostQueuedPerOwner", jobs.MostQueuedPerOwner, 1, 10_000_000);
        yield return Within("Jobs:Deadline", jobs.Deadline, Millisecond, Day);
        yield return Within("Jobs:Retries", jobs.Retries, 0, 20);
        yield return Within("Jobs:FirstRetryAfter", jobs.FirstRetryAfter, Millisecond, Hour);
        yield return Within("Jobs:LongestRetryAfter", jobs.LongestRetryAfter, jobs.FirstRetryAfter, Day);
        yield return Within("Jobs:MostInterruptions", jobs.MostInterruptions, 1, 1_000);
        yield return Within("Jobs:Poll", jobs.Poll, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        yield return Within("Jobs:BeatEvery", jobs.BeatEvery, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        yield return Within("Jobs:SilentLooks", jobs.SilentLooks, 3, 1_000);
        yield return Within("Jobs:StopWithin", jobs.StopWithin, Millisecond, Hour);
        yield return Within("Jobs:Retention", jobs.Retention, Millisecond, TenYears);
        yield return Within("Jobs:SweepEvery", jobs.SweepEvery, Second, Day);
        yield return Within("Jobs:IdempotencyFor", jobs.IdempotencyFor, Second, TenYears);
        yield return Within("Jobs:AuditRetention", jobs.AuditRetention, Day, TenYears);
        yield return Within("Jobs:MissedAfter", jobs.MissedAfter, Second, Day);
        UploadSettings uploads = settings.Uploads;
        yield return Within("Uploads:MostBytesPerFile", uploads.MostBytesPerFile, 1, 1 << 30);
        yield return Within("Uploads:MostBytes", uploads.MostBytes, uploads.MostBytesPerFile, 16L << 30);
        yield return Within("Uploads:MostFiles", uploads.MostFiles, 1, 100_000);
        yield return Within("Uploads:MostBytesAtOnce", uploads.MostBytesAtOnce, 1, 1 << 30);
        yield return Within("Uploads:MostStyles", uploads.MostStyles, 0, 10_000);
        yield return Within("Access:RequestsPerMinute", settings.Access.RequestsPerMinute, 0, 1_000_000);
        yield return Within("Mail:Port", settings.Mail.Port, 1, 65_535);
    }

    private static Diagnostic? Within(string name, long value, long least, long most) =>
        value >= least && value <= most ? null : OutOfRange(name, Words(value), Words(least), Words(most));

    private static Diagnostic? Within(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : OutOfRange(name, value.ToString("c"), least.ToString("c"), most.ToString("c"));

    private static string Words(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic OutOfRange(string name, string value, string least, string most) => new(
        "server.setting",
        Severity.Error,
        null,
        new Message($"设置“{name}”不能是 {value}", $"the setting '{name}' cannot be {value}"),
        new Message($"可取 {least} 至 {most}", $"it can be from {least} to {most}"));
}
