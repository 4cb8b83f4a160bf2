using System.Globalization;
using System.Net;
using Converter.Documents;
using Converter.Jobs.Model;

namespace Converter.Server.Hosting;

/// <summary>The range or the form of each setting. A value outside is told before anything starts, and not by a fault in the middle.</summary>
public static class SettingsRules
{
    /// <summary>Characters; a shorter key of an HMAC can be found by trying.</summary>
    private const int ShortestSecret = 16;

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
        yield return Within("Jobs:HandBackAfter", jobs.HandBackAfter, Millisecond, Hour);
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
        yield return Within("Blobs:Patience", settings.Blobs.Patience, Second, Hour);
        yield return Within("Mail:Port", settings.Mail.Port, 1, 65_535);
        yield return Within("Mail:Patience", settings.Mail.Patience, Millisecond, Hour);
        yield return Formed("Telemetry:Endpoint", settings.Telemetry.Endpoint is { } endpoint ? [endpoint] : [], IsAddress, new Message(
            "完整地址，如 http://10.0.0.9:4318", "a whole address, such as http://10.0.0.9:4318"));
        foreach (Diagnostic? problem in Forms(settings.Access).Concat(Forms(settings.Notices)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Diagnostic?> Forms(AccessSettings access)
    {
        Message address = new("一个 IP 地址或网段，如 10.0.0.5 或 10.0.0.0/24", "an IP address or a network, such as 10.0.0.5 or 10.0.0.0/24");
        yield return access.ProxyUserHeader is { } header
            ? Formed("Access:ProxyUserHeader", [header], IsHeaderName, new Message("HTTP 头的名称，如 X-Forwarded-User", "the name of an HTTP header, such as X-Forwarded-User")) : null;
        yield return Formed("Access:TrustedProxies", access.TrustedProxies, proxy => AccessSettings.NetworkOf(proxy) is not null, address);
        // A header that is believed from nowhere would leave the service open to whoever is on this machine, though a login was meant.
        yield return access.ProxyUserHeader is not null == access.TrustedProxies.Length > 0
            ? null : Malformed(access.ProxyUserHeader is null ? "Access:ProxyUserHeader" : "Access:TrustedProxies", string.Empty, new Message(
                "ProxyUserHeader 与 TrustedProxies 要一起设置", "ProxyUserHeader and TrustedProxies are set together"));
        yield return Formed("Access:Hosts", access.Hosts, host => Uri.CheckHostName(host) != UriHostNameType.Unknown, new Message(
            "主机名，不带协议和端口，如 converter.example.cn", "the name of a host without scheme and port, such as converter.example.cn"));
        yield return Formed("Access:Administrators", access.Administrators, user => user.Length > 0 && user.Trim() == user, new Message(
            "用户名，前后无空格", "the name of a user without blanks at its ends"));
    }

    private static IEnumerable<Diagnostic?> Forms(NoticeSettings notices)
    {
        yield return Formed("Notices:AllowedNetworks", notices.AllowedNetworks, network => IPNetwork.TryParse(network, out _), new Message(
            "网段，如 10.1.0.0/16", "a network such as 10.1.0.0/16"));
        // The value is a secret and is not repeated.
        yield return notices.Secret is { Length: < ShortestSecret }
            ? Malformed("Notices:Secret", "…", new Message($"至少 {ShortestSecret} 个字符", $"at least {ShortestSecret} characters")) : null;
    }

    private static bool IsAddress(string words) => Uri.TryCreate(words, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";

    /// <summary>A token of RFC 9110, 5.6.2.</summary>
    private static bool IsHeaderName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static Diagnostic? Formed(string name, string[] values, Func<string, bool> isRight, Message wanted) =>
        values.FirstOrDefault(value => !isRight(value)) is { } wrong ? Malformed(name, wrong, wanted) : null;

    private static Diagnostic? Within(string name, long value, long least, long most) =>
        value >= least && value <= most ? null : OutOfRange(name, Words(value), Words(least), Words(most));

    private static Diagnostic? Within(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : OutOfRange(name, value.ToString("c"), least.ToString("c"), most.ToString("c"));

    private static string Words(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Malformed(string name, string value, Message wanted) => new(
        "server.setting",
        Severity.Error,
        null,
        new Message($"设置“{name}”不能是“{value}”", $"the setting '{name}' cannot be '{value}'"),
        new Message($"应为：{wanted.Chinese}", $"it must be: {wanted.English}"));

    private static Diagnostic OutOfRange(string name, string value, string least, string most) => new(
        "server.setting",
        Severity.Error,
        null,
        new Message($"设置“{name}”不能是 {value}", $"the setting '{name}' cannot be {value}"),
        new Message($"可取 {least} 至 {most}", $"it can be from {least} to {most}"));
}
