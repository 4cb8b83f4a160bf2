using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Server.Hosting;

namespace Converter.Server.Tests;

/// <summary>Notices arrive signed, are tried again, and go nowhere that is closed.</summary>
public sealed class NoticeTests
{
    private const string Secret = "a secret of the test";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_signed_and_says_which_job_rests()
    {
        await using NoticeReceiver receiver = await NoticeReceiver.StartAsync();
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with
        {
            Notices = new NoticeSettings { Secret = Secret, AllowedNetworks = ["127.0.0.0/8"] },
        });

        long begun = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        JsonElement job = await server.ConvertAsync("关于检查的通知\n\n请做好。", "通知.txt", ("callback", receiver.Address + "/hook"));
        (string signature, string sent) = await receiver.FirstAsync();

        JsonElement notice = JsonDocument.Parse(sent).RootElement;
        Assert.Equal(job.GetProperty("id").GetString(), notice.GetProperty("id").GetString());
        Assert.Equal("succeeded", notice.GetProperty("state").GetString());
        string[] parts = signature.Split(',');
        string seconds = parts[0]["t=".Length..];
        Assert.InRange(long.Parse(seconds, CultureInfo.InvariantCulture), begun, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        string expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{seconds}.{sent}")));
        Assert.Equal($"v1={expected}", parts[1]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "callback.closed")]
    [InlineData("http://[::1]:9/", "callback.closed")]
    [InlineData("http://[::ffff:10.0.0.1]/", "callback.closed")]
    [InlineData("http://169.254.169.254/latest/meta-data", "callback.closed")]
    [InlineData("http://192.168.1.1/", "callback.closed")]
    [InlineData("http://0x7f000001/", "callback.closed")]
    [InlineData("http://user:password@example.org/", "callback.malformed")]
    [InlineData("file:///etc/passwd", "callback.malformed")]
    [InlineData("nonsense", "callback.malformed")]
    public async Task An_address_that_is_closed_is_refused(string callback, string code)
    {
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with { Notices = new NoticeSettings { Secret = Secret } });
        using HttpResponseMessage response = await server.PostJsonAsync("/api/v1/conversions", new { text = "正文", callback });
        await RunningServer.RefusedAsync(response, 422, code);
    }

    [Fact]
    public async Task A_name_that_comes_to_a_closed_address_is_not_connected_to()
    {
        await using NoticeReceiver receiver = await NoticeReceiver.StartAsync();
        Notices.CallbackGuard guard = new(new NoticeSettings { Secret = Secret });
        string address = receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        guard.Check(address);
        using HttpClient http = new(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync });

        await Assert.ThrowsAnyAsync<Exception>(() => http.GetAsync(address, Cancel));
        Assert.False(receiver.IsReached);
        Assert.True(guard.IsOpen(IPAddress.Parse("93.184.216.34")));
        Assert.False(guard.IsOpen(IPAddress.Parse("::ffff:127.0.0.1")));
    }
}
