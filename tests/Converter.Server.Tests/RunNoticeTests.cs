using System.Text;
using System.Text.Json;
using Converter.Jobs.Schedules;
using Converter.Jobs.Storage;
using Converter.Server.Hosting;
using Converter.Server.Notices;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>A failed run, and a schedule that has not succeeded for too long, tell somebody: by a signed post and by mail.</summary>
public sealed class RunNoticeTests : IDisposable
{
    private const string Secret = "a secret of the test";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("converter-notice-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_failed_run_is_told_by_post_and_by_mail_and_a_good_one_is_not()
    {
        await using NoticeReceiver receiver = await NoticeReceiver.StartAsync();
        await using MailServer mail = new MailServer(refusals: 0).Start();
        await using RunningServer server = await StartAsync(mail);
        Directory.CreateDirectory(Path.Combine(_root.FullName, "in"));
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "in/空.txt"), string.Empty, Cancel);
        string id = await CreateAsync(server, new
        {
            name = "日常",
            cron = "0 0 1 1 *",
            source = "root/in",
            target = "root/out",
            callback = receiver.Address + "/hook",
            mail = new[] { "zhang@office.example", "li@office.example" },
        });

        using HttpResponseMessage asked = await server.PostJsonAsync($"/api/v1/schedules/{id}/run", new { });
        string run = (await RunningServer.JsonOf(asked)).GetProperty("id").GetString()!;
        (string signature, string sent) = await receiver.FirstAsync();
        await Patience.UntilAsync(() => mail.Mails.Count == 2, Cancel);

        JsonElement notice = JsonDocument.Parse(sent).RootElement;
        Assert.Equal((id, run, "failed", "some-failed"), (Text(notice, "schedule"), Text(notice, "run"), Text(notice, "state"), Text(notice, "reason")));
        string[] parts = signature.Split(',');
        Assert.Equal($"v1={SignedPost.SignatureOf(Secret, parts[0]["t=".Length..], sent)}", parts[1]);
        Assert.Equal(["li@office.example", "zhang@office.example"], mail.Mails.Select(one => one.Split("RCPT TO:<")[1].Split('>')[0]).Order(StringComparer.Ordinal));
        Assert.All(mail.Mails, one => Assert.Contains(run, Decoded(one), StringComparison.Ordinal));
        Assert.All(mail.Mails, one => Assert.Contains("失败 / failed: 1", Decoded(one), StringComparison.Ordinal));

        File.Delete(Path.Combine(_root.FullName, "in/空.txt"));
        await server.PostJsonAsync($"/api/v1/schedules/{id}/run", new { });
        await ScheduleTests.UntilAsync(server, id, runs => Text(runs[0], "state") == "succeeded");
        await Task.Delay(2_500, Cancel);
        Assert.Equal(2, mail.Mails.Count);
    }

    [Fact]
    public async Task A_schedule_that_has_not_succeeded_for_too_long_is_told_once_and_shown()
    {
        await using MailServer mail = new MailServer(refusals: 0).Start();
        string data = Path.Combine(_root.FullName, "data");
        string id;
        await using (RunningServer server = await StartAsync(mail, data))
        {
            id = await CreateAsync(server, new { name = "日常", cron = "0 0 1 1 *", source = "root/in", target = "root/out", warnAfterHours = 1, mail = new[] { "zhang@office.example" } });
            Assert.False((await server.GetAsync($"/api/v1/schedules/{id}")).GetProperty("isOverdue").GetBoolean());
            await server.Services.GetRequiredService<IDatabase>().WriteAsync(
                async transaction =>
                {
                    await using System.Data.Common.DbCommand command = transaction.Connection!.CreateCommand();
                    command.CommandText = "update schedule set created = created - 7200000";
                    command.Transaction = transaction;
                    return await command.ExecuteNonQueryAsync(Cancel);
                },
                Cancel);
        }

        await using (RunningServer server = await StartAsync(mail, data))
        {
            await Patience.UntilAsync(() => mail.Mails.Count == 1, Cancel);
            Assert.True((await server.GetAsync($"/api/v1/schedules/{id}")).GetProperty("isOverdue").GetBoolean());
            Assert.Contains($"converter_schedule_overdue{{schedule=\"{id}\"}} 1", await server.Http.GetStringAsync("/metrics", Cancel), StringComparison.Ordinal);
            Assert.Contains("1 schedule is overdue", await server.Http.GetStringAsync("/health/ready", Cancel), StringComparison.Ordinal);
        }

        await using (RunningServer server = await StartAsync(mail, data))
        {
            await Task.Delay(2_500, Cancel);
            Assert.Single(mail.Mails);
        }
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_now_is_an_error_that_may_be_tried_again()
    {
        await using MailServer mail = new MailServer(refusals: 1).Start();
        Mailer mailer = new(new MailSettings { Host = "127.0.0.1", Port = mail.Port, From = "converter@office.example" });

        await Assert.ThrowsAsync<IOException>(() => mailer.SendAsync("zhang@office.example", "主题", "正文", Cancel));
        await mailer.SendAsync("zhang@office.example", "主题", "正文", Cancel);

        Assert.Contains("MAIL FROM:<converter@office.example>", Assert.Single(mail.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_says_nothing_holds_a_mail_no_longer_than_is_set()
    {
        using System.Net.Sockets.TcpListener silent = new(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        int port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        Mailer mailer = new(new MailSettings { Host = "127.0.0.1", Port = port, Patience = TimeSpan.FromMilliseconds(200) });

        IOException told = await Assert.ThrowsAsync<IOException>(() => mailer.SendAsync("zhang@office.example", "主题", "正文", Cancel).WaitAsync(Patience.Limit, Cancel));

        Assert.Contains($"127.0.0.1:{port}", told.Message, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <summary>The body of a mail, which is in base 64.</summary>
    private static string Decoded(string mail) => Encoding.UTF8.GetString(Convert.FromBase64String(mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Replace("\n", string.Empty, StringComparison.Ordinal).Trim()));

    private static async Task<string> CreateAsync(RunningServer server, object definition)
    {
        using HttpResponseMessage response = await server.PostJsonAsync("/api/v1/schedules", definition);
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }

    private Task<RunningServer> StartAsync(MailServer mail, string? data = null) => RunningServer.StartAsync(settings => settings with
    {
        Data = data ?? settings.Data,
        Notices = new NoticeSettings { Secret = Secret, AllowedNetworks = ["127.0.0.0/8"] },
        Mail = new MailSettings { Host = "127.0.0.1", Port = mail.Port, From = "converter@office.example" },
        Schedules = new ScheduleSettings { Roots = { ["root"] = _root.FullName } },
    });
}
