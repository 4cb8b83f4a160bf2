using System.Text.Json;
using Converter.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Converter.Browser.Tests;

/// <summary>That everybody can use the page: axe-core finds nothing (WCAG 2.2 A and AA), in Chinese and in English.</summary>
public sealed class AccessTests(Browser browser)
{
    private const string NoAxe = "axe-core is not here (npm or its registry was missing when scripts/get-axe ran); accessibility was not tested";
    private const string Check =
        "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations"
        + ".map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).slice(0, 5).join(' | ')}`)";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-GB")]
    public async Task No_page_has_a_violation(string language)
    {
        string script = Repository.PathOf(".axe", "axe.min.js");
        Assert.SkipUnless(File.Exists(script), NoAxe);
        await browser.Server.ConvertAsync(Window.Text, "名单.txt");
        IPage page = await browser.OpenAsync(language);
        List<string> found = [];
        await page.EvaluateAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));

        await CheckAsync("start");
        await page.UploadAsync(("防汛通知.txt", Window.Text));
        await page.PagesAsync();
        foreach (string tab in new[] { "problems", "cleaning", "fields", "outline" })
        {
            await page.ClickAsync($"#tab-{tab}");
            await CheckAsync(tab);
        }

        await page.ClickAsync("#line-8 .badge");
        await CheckAsync("menu");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync(".bench > .head .primary");
        await page.WaitForSelectorAsync(".big.done");
        await CheckAsync("done");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("nav a[href='#documents']");
        await page.WaitForSelectorAsync("table.documents tbody tr");
        await CheckAsync("documents");
        await page.ClickAsync("nav a[href='#admin']");
        await page.WaitForSelectorAsync(".tile");
        await CheckAsync("administration");

        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task CheckAsync(string place)
        {
            string[] violations = JsonSerializer.Deserialize<string[]>((await page.EvaluateAsync<JsonElement>(Check)).GetRawText())!;
            found.AddRange(violations.Select(violation => $"{place}: {violation}"));
            await page.ShowAsync($"{language}-{place}");
        }
    }

    [Theory]
    [InlineData("zh-CN", "把文稿放进来", "zh-CN")]
    [InlineData("en-GB", "Bring your text", "en")]
    [InlineData("fr-FR", "把文稿放进来", "zh-CN")]
    public async Task The_page_speaks_the_language_of_the_browser(string language, string title, string tag)
    {
        IPage page = await browser.OpenAsync(language);

        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        Assert.Equal(tag, await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task No_word_of_the_page_is_missing_in_the_dictionary()
    {
        string folder = Repository.PathOf("src", "Converter.Server", "wwwroot", "js");
        string dictionary = await File.ReadAllTextAsync(Path.Combine(folder, "text.js"), TestContext.Current.CancellationToken);
        IEnumerable<string> used = Directory.EnumerateFiles(folder, "*.js").SelectMany(file =>
            System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"\bt\('([\w.]+)'").Select(match => match.Groups[1].Value));

        Assert.All(used.Distinct(), key => Assert.Contains($"'{key}':", dictionary, StringComparison.Ordinal));
    }
}
