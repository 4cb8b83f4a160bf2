using Converter.Fonts;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Server.Hosting;

namespace Converter.Server.Tests;

/// <summary>Settings that cannot be used are told before anything starts.</summary>
public sealed class SettingsTests
{
    /// <summary>A setting with a value outside of its range.</summary>
    public static TheoryData<string, ServerSettings> OutOfRange() => new()
    {
        { "Jobs:Parallel", With(jobs => jobs with { Parallel = 0 }) },
        { "Jobs:MostQueued", With(jobs => jobs with { MostQueued = 0 }) },
        { "Jobs:MostQueuedPerOwner", With(jobs => jobs with { MostQueuedPerOwner = -1 }) },
        { "Jobs:Deadline", With(jobs => jobs with { Deadline = TimeSpan.Zero }) },
        { "Jobs:Retries", With(jobs => jobs with { Retries = -1 }) },
        { "Jobs:FirstRetryAfter", With(jobs => jobs with { FirstRetryAfter = TimeSpan.FromDays(-1) }) },
        { "Jobs:LongestRetryAfter", With(jobs => jobs with { FirstRetryAfter = TimeSpan.FromMinutes(5) }) },
        { "Jobs:MostInterruptions", With(jobs => jobs with { MostInterruptions = 0 }) },
        { "Jobs:HandBackAfter", With(jobs => jobs with { HandBackAfter = TimeSpan.Zero }) },
        { "Blobs:Patience", new ServerSettings { Blobs = new ObjectSettings { Patience = TimeSpan.Zero } } },
        { "Jobs:Retention", With(jobs => jobs with { Retention = TimeSpan.Zero }) },
        { "Jobs:SweepEvery", With(jobs => jobs with { SweepEvery = TimeSpan.Zero }) },
        { "Jobs:IdempotencyFor", With(jobs => jobs with { IdempotencyFor = TimeSpan.Zero }) },
        { "Jobs:AuditRetention", With(jobs => jobs with { AuditRetention = TimeSpan.FromMinutes(1) }) },
        { "Uploads:MostBytesPerFile", new ServerSettings { Uploads = new UploadSettings { MostBytesPerFile = 0 } } },
        { "Uploads:MostBytes", new ServerSettings { Uploads = new UploadSettings { MostBytes = 1 } } },
        { "Uploads:MostFiles", new ServerSettings { Uploads = new UploadSettings { MostFiles = 0 } } },
        { "Uploads:MostBytesAtOnce", new ServerSettings { Uploads = new UploadSettings { MostBytesAtOnce = int.MaxValue } } },
        { "Uploads:MostStyles", new ServerSettings { Uploads = new UploadSettings { MostStyles = -1 } } },
        { "Access:RequestsPerMinute", new ServerSettings { Access = new AccessSettings { RequestsPerMinute = -1 } } },
        { "Access:ProxyUserHeader", With(new AccessSettings { ProxyUserHeader = "X User", TrustedProxies = ["10.0.0.5"] }) },
        { "Access:ProxyUserHeader", With(new AccessSettings { TrustedProxies = ["10.0.0.5"] }) },
        { "Access:TrustedProxies", With(new AccessSettings { ProxyUserHeader = "X-User" }) },
        { "Access:TrustedProxies", With(new AccessSettings { ProxyUserHeader = "X-User", TrustedProxies = ["10.0.0.5", "proxy.example.cn"] }) },
        { "Access:TrustedProxies", With(new AccessSettings { ProxyUserHeader = "X-User", TrustedProxies = ["10.0.0.0/33"] }) },
        { "Access:Hosts", With(new AccessSettings { Hosts = ["https://converter.example.cn"] }) },
        { "Access:Administrators", With(new AccessSettings { Administrators = ["li", " wang"] }) },
        { "Notices:AllowedNetworks", new ServerSettings { Notices = new NoticeSettings { AllowedNetworks = ["10.1.0.0"] } } },
        { "Telemetry:Endpoint", new ServerSettings { Telemetry = new TelemetrySettings { Endpoint = "10.0.0.9:4318" } } },
        { "Notices:Secret", new ServerSettings { Notices = new NoticeSettings { Secret = "short" } } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_setting_out_of_its_range_is_refused_by_its_name(string name, ServerSettings settings)
    {
        ServerHostResult host = ServerHost.Build(settings with { Urls = "http://127.0.0.1:0", Data = "unused" }, new FontLibrary([]), TimeProvider.System);

        Assert.Null(host.Application);
        Assert.Equal("server.setting", host.Problem!.Code);
        Assert.Contains($"'{name}'", host.Problem.Message.English, StringComparison.Ordinal);
        Assert.False(Directory.Exists("unused"));
    }

    [Fact]
    public void The_usual_settings_are_all_within_their_ranges() => Assert.Null(SettingsRules.Check(new ServerSettings()));

    [Theory]
    [InlineData("{\"Jobs\": {\"Retries\": 2}}", null)]
    [InlineData("{\"Jobs\": {\"Retrys\": 2}}", "Retrys")]
    [InlineData("{\"Job\": {\"Retries\": 2}}", "Job")]
    [InlineData("{\"Jobs\": {\"Retries\": \"two\"}}", "Retries")]
    [InlineData("{\"Jobs\": ", "")]
    public void A_file_of_settings_that_is_wrong_is_refused_with_what_is_wrong(string json, string? named)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            SettingsResult result = SettingsReader.Read(file);
            Assert.Equal(named is null ? null : "server.settings", result.Problem?.Code);
            Assert.Contains(named ?? string.Empty, result.Problem?.Message.English ?? string.Empty, StringComparison.Ordinal);
            Assert.Equal("server.settings", SettingsReader.Read(file + ".missing").Problem?.Code);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Access_and_notices_that_are_written_rightly_are_within_their_forms() => Assert.Null(SettingsRules.Check(new ServerSettings
    {
        Access = new AccessSettings
        {
            ProxyUserHeader = "X-Forwarded-User",
            TrustedProxies = ["10.0.0.5", "10.1.0.0/16", "fd00::5", "fd00::/64"],
            Hosts = ["converter", "converter.example.cn", "公文.中国", "10.0.0.7"],
            Administrators = ["李科长"],
        },
        Notices = new NoticeSettings { Secret = "0123456789abcdef", AllowedNetworks = ["10.1.0.0/16", "fd00::/8"] },
    }));

    private static ServerSettings With(AccessSettings access) => new() { Access = access };

    private static ServerSettings With(Func<JobSettings, JobSettings> change) => new() { Jobs = change(new JobSettings()) };
}
