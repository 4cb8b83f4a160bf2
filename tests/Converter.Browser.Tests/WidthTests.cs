using Converter.Server.Tests;
using Converter.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Converter.Browser.Tests;

/// <summary>Every page and tab with what offices bring – a long document, a failure, a batch –, on a screen 1 366 wide: nothing stands beyond its edge.</summary>
public sealed class WidthTests(Browser browser)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-GB")]
    public async Task Nothing_stands_beyond_the_edge_of_a_small_screen(string language)
    {
        await using RunningServer server = await RunningServer.StartAsync();
        IPage page = await browser.OpenAsync(language, server);
        await CheckAsync("start");
        string speech = await File.ReadAllTextAsync(Repository.PathOf("samples", "speech.txt"), TestContext.Current.CancellationToken);
        await page.UploadAsync(("在全市优化营商环境暨民营经济高质量发展大会上的讲话（征求意见稿第三版）.txt", string.Join('\n', Enumerable.Repeat(speech, 4))));
        await page.PagesAsync();
        foreach (string tab in new[] { "outline", "problems", "cleaning", "fields" })
        {
            await page.ClickAsync($"#tab-{tab}");
            await CheckAsync(tab);
        }

        await page.EvaluateAsync("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await CheckAsync("fields-open");
        await page.ClickAsync(".bench > .head .primary");
        await page.WaitForSelectorAsync(".big.done");
        await CheckAsync("done");
        await server.ConvertAsync("\n \n", "空白.txt");
        using HttpResponseMessage batch = await server.PostAsync("conversions", [.. Enumerable.Range(1, 4).Select(at => ($"通知{at}.txt", System.Text.Encoding.UTF8.GetBytes(at == 3 ? " " : Window.Text)))]);
        await RunningServer.JsonOf(batch);
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("nav a[href='#documents']");
        await Expect(page.Locator("tr.batch")).ToHaveCountAsync(1);
        await Expect(page.Locator(".state.queued, .state.running")).ToHaveCountAsync(0);
        await page.ClickAsync("tr.batch .fold");
        await CheckAsync("documents");
        await page.ClickAsync("tr:has-text('空白.txt') .goto");
        await page.WaitForSelectorAsync(".big.failed");
        await CheckAsync("failed");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("nav a[href='#admin']");
        await page.WaitForSelectorAsync(".tile");
        await page.WaitForSelectorAsync("table.documents tbody tr");
        await CheckAsync("administration");

        async Task CheckAsync(string place)
        {
            int beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            await page.ShowAsync($"{language}-wide-{place}");
            Assert.True(beyond <= 0, $"{place}: {beyond} pixels beyond the edge");
        }
    }
}
