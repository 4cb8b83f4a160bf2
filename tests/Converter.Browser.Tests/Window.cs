using System.Text;
using Microsoft.Playwright;

namespace Converter.Browser.Tests;

/// <summary>What a person does in the page, in the words of the tests.</summary>
internal static class Window
{
    /// <summary>A text with advertising, headings and a mistake, as offices get them.</summary>
    public const string Text =
        "更多公文范文请登录 www.example.com 下载\n"
        + "关于做好防汛工作的通知\n"
        + "各县区人民政府：\n"
        + "为做好今年防汛工作，现将有关事项通知如下。\n"
        + "一、提高认识\n"
        + "各级各部门要充分认识防汛工作的重要性，切实把思想统一到市委的决策部署上来。\n"
        + "二、落实责任\n"
        + "严格执行行政首长负责制，逐级签订责任书，确保××万名群众安全。\n"
        + "市人民政府\n"
        + "2026年5月6日\n";

    /// <summary>Chooses files.</summary>
    public static Task UploadAsync(this IPage page, params (string Name, string Text)[] files) => page.SetInputFilesAsync(
        "#files", files.Select(file => new FilePayload { Name = file.Name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(file.Text) }));

    /// <summary>Waits until pages are shown.</summary>
    public static Task PagesAsync(this IPage page) => page.WaitForSelectorAsync(".page svg");

    /// <summary>Makes a line of the text what a person wants, and waits until the pages show it.</summary>
    public static async Task GiveAsync(this IPage page, int line, string key)
    {
        await page.ClickAsync($"#line-{line} .n");
        await page.FocusAsync("#lines");
        int before = await page.FollowedAsync();
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("n => performance.getEntriesByName('preview-follows').length > n", before);
    }

    /// <summary>How often the pages have followed a correction.</summary>
    public static Task<int> FollowedAsync(this IPage page) => page.EvaluateAsync<int>("performance.getEntriesByName('preview-follows').length");

    /// <summary>The first page as it is drawn: each glyph's outline and place. Names of glyphs say nothing, as faces share them.</summary>
    public static Task<string> PictureAsync(this IPage page) => page.EvalOnSelectorAsync<string>(
        ".page svg",
        "svg => [...svg.querySelectorAll('use')].map(use => use.getAttribute('x') + document.getElementById(use.getAttribute('href').slice(1)).getAttribute('d').slice(0, 24)).join(' ')");

    /// <summary>Clicks on what starts a download, and reads the file.</summary>
    public static async Task<(string Name, byte[] Content)> DownloadAsync(this IPage page, string selector)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(selector));
        return (download.SuggestedFilename, await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
    }

    /// <summary>Takes a picture of the window, where a folder for pictures is named in <c>CONVERTER_SCREENSHOTS</c>.</summary>
    public static async Task ShowAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CONVERTER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
