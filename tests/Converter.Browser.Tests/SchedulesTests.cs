using Converter.Jobs.Schedules;
using Converter.Server.Tests;
using Microsoft.Playwright;

namespace Converter.Browser.Tests;

/// <summary>Schedules on the administrator's page: made, run, paused with a reason, looked back at.</summary>
public sealed class SchedulesTests(Browser browser) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("converter-plans-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_schedule_shows_its_next_times_before_it_is_kept_and_is_run_paused_and_looked_back_at()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "in"));
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "in/通知.txt"), Window.Text, TestContext.Current.CancellationToken);
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with { Schedules = new ScheduleSettings { Roots = { ["共享"] = _root.FullName } } });
        IPage page = await browser.OpenAsync(server: server);
        await page.GotoAsync(server.Address + "/#admin");

        await page.ClickAsync("text=新建计划");
        await page.FillAsync("#plan-name", "每日收文");
        await page.FillAsync("#plan-time", "61 8 * * *");
        await Assertions.Expect(page.Locator(".trial")).ToContainTextAsync("看不懂 cron");
        await page.FillAsync("#plan-time", "30 8 * * 1-5");
        await Assertions.Expect(page.Locator(".trial li")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".trial li").First).ToContainTextAsync("08:30 (UTC+08:00)");
        await page.FillAsync("#plan-source", "共享/in");
        await page.FillAsync("#plan-target", "共享/out");
        await page.ShowAsync("schedules-form");
        await page.ClickAsync("dialog button.primary");

        await page.ClickAsync("[aria-label='立即运行：每日收文']");
        await Assertions.Expect(page.Locator("tr[data-schedule] .state.succeeded")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr[data-schedule]")).ToContainTextAsync("生成 1，未变 0，失败 0");
        Assert.True(File.Exists(Path.Combine(_root.FullName, "out/通知.pdf")));

        await page.ClickAsync("[aria-label='暂停：每日收文']");
        await page.FillAsync("#plan-reason", "年终盘点");
        await page.ClickAsync("dialog button.primary");
        await Assertions.Expect(page.Locator("tr[data-schedule]")).ToContainTextAsync("已暂停：年终盘点");
        await page.ShowAsync("schedules");

        await page.ClickAsync("[aria-label='历史：每日收文']");
        await Assertions.Expect(page.Locator("dialog tbody tr")).ToHaveCountAsync(1);
        (string name, byte[] csv) = await page.DownloadAsync("dialog a:has-text('csv')");
        Assert.EndsWith(".csv", name, StringComparison.Ordinal);
        Assert.Contains("关于做好防汛工作的通知", System.Text.Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        await page.ShowAsync("schedules-history");
        Assert.Empty(browser.Faults);
    }
}
