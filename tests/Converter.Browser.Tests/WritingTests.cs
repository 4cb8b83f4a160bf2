using System.IO.Compression;
using System.Text;
using Converter.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Converter.Browser.Tests;

/// <summary>The workbench: from a text to files, by mouse and by keyboard.</summary>
public sealed class WritingTests(Browser browser)
{
    [Fact]
    public async Task A_text_is_uploaded_corrected_previewed_converted_and_opened()
    {
        IPage page = await browser.OpenAsync();
        await page.UploadAsync(("防汛通知.txt", Window.Text));
        await page.PagesAsync();
        await Expect(page.Locator("#line-1 del")).ToContainTextAsync("example.com");
        await Expect(page.Locator("#line-1 .why")).Not.ToBeEmptyAsync();
        await Expect(page.Locator("#line-8 .gap")).ToHaveTextAsync("××");
        await Expect(page.Locator(".tree")).ToContainTextAsync("一、提高认识");
        string first = await page.PictureAsync();

        await page.GiveAsync(5, "b");
        string second = await page.PictureAsync();
        await page.GiveAsync(7, "2");
        string third = await page.PictureAsync();

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        await Expect(page.Locator("#line-5 .badge")).ToHaveTextAsync("正文");
        await Expect(page.Locator("#line-7 .badge")).ToHaveTextAsync("2级");
        await Expect(page.Locator(".tree")).Not.ToContainTextAsync("一、提高认识");
        await page.ShowAsync("workbench");

        await page.ClickAsync("text=生成文件");
        await page.WaitForSelectorAsync(".big.done");
        await Expect(page.Locator(".report")).ToContainTextAsync("共 1 页");
        await Expect(page.Locator(".report")).ToContainTextAsync("移除 1 行");
        await page.ShowAsync("done");
        (string pdfName, byte[] pdf) = await page.DownloadAsync("text=下载 PDF");
        (string docxName, byte[] docx) = await page.DownloadAsync("text=下载 Word");

        Assert.Equal(("防汛通知.pdf", "防汛通知.docx"), (pdfName, docxName));
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        using ZipArchive archive = new(new MemoryStream(docx));
        using StreamReader reader = new(archive.GetEntry("word/document.xml")!.Open());
        string words = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("关于做好防汛工作的通知", words, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", words, StringComparison.Ordinal);
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task Pages_of_a_long_text_follow_a_correction()
    {
        IPage page = await browser.OpenAsync();
        string paragraphs = string.Concat(Enumerable.Range(1, 150).Select(at =>
            $"第{at}件事要抓紧抓实，各级各部门要充分认识这项工作的重要性，切实把思想统一到市委的决策部署上来，逐项对照检查，逐级签订责任书，确保年底以前全部完成。\n"));
        string text = "在全市工作会议上的讲话\n同志们：\n" + paragraphs;
        await page.UploadAsync(("长文.txt", text));
        await page.PagesAsync();
        int pages = await page.Locator(".page").CountAsync();
        Assert.InRange(pages, 18, 30);

        string[] keys = ["1", "2", "b", "3", "b", "1", "b"];
        foreach (string key in keys)
        {
            await page.GiveAsync(4, key);
        }

        double[] times = await page.EvaluateAsync<double[]>("performance.getEntriesByName('preview-follows').map(one => one.duration)");
        double median = times.Order().ElementAt(times.Length / 2);
        double bare = await BareAsync(page, text);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"preview of {pages} pages follows a correction: {string.Join(", ", times.Order().Select(time => time.ToString("0")))} ms; median {median:0} ms; the answer of the service alone takes {bare:0} ms");
        Assert.Equal(keys.Length, times.Length);
    }

    [Fact]
    public async Task Everything_goes_by_keyboard_alone()
    {
        IPage page = await browser.OpenAsync();
        await page.FocusAsync("#paste");
        await page.Keyboard.InsertTextAsync(Window.Text);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.PagesAsync();

        await TabToAsync(page, "#lines");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("b");
        await Expect(page.Locator("#line-1 .badge")).ToHaveTextAsync("正文");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#line-1 del")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator("#line-2 .badge")).ToHaveTextAsync("副标题");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#line-2 .badge")).ToHaveTextAsync("标题");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog h2")).ToHaveTextAsync("键盘操作");
        await page.ShowAsync("keys");
        await page.Keyboard.PressAsync("Escape");

        await TabToAsync(page, ".bench > .head .primary", backwards: true);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".big.done");
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_keeps_what_was_typed_and_decided()
    {
        IPage page = await browser.OpenAsync();
        await page.FillAsync("#paste", "还没有提交的草稿");
        await page.ReloadAsync();
        await Expect(page.Locator("#paste")).ToHaveValueAsync("还没有提交的草稿");

        await page.UploadAsync(("防汛通知.txt", Window.Text));
        await page.PagesAsync();
        await page.GiveAsync(5, "b");
        await page.ClickAsync("#tab-fields");
        await page.FillAsync("#field-number", "×政发〔2026〕3号");
        await page.ReloadAsync();
        await page.PagesAsync();

        await Expect(page.Locator("#line-5 .badge")).ToHaveTextAsync("正文");
        await Expect(page.Locator("#line-5 .sign.decided")).ToBeVisibleAsync();
        await Expect(page.Locator("#field-number")).ToHaveValueAsync("×政发〔2026〕3号");
        await page.ShowAsync("format");
    }

    [Fact]
    public async Task What_few_documents_need_is_ticked_kept_over_a_reload_and_done()
    {
        IPage page = await browser.OpenAsync();
        await page.UploadAsync(("防汛通知.txt", Window.Text.Replace("5月6日", "05月06日", StringComparison.Ordinal)));
        await page.PagesAsync();
        await page.ClickAsync("#tab-fields");
        await page.ClickAsync("text=双面打印、目录、批注、付印");
        string[] ticked = ["加目录", "校对发现写成 Word 批注", "付印：裁切线和出血"];
        foreach (string option in ticked)
        {
            await page.GetByLabel(option).CheckAsync();
        }

        await page.ReloadAsync();
        await page.PagesAsync();
        foreach (string option in ticked)
        {
            await Expect(page.GetByLabel(option)).ToBeCheckedAsync();
        }

        await page.ShowAsync("options");
        await page.ClickAsync("text=生成文件");
        await page.WaitForSelectorAsync(".big.done");
        (_, byte[] pdf) = await page.DownloadAsync("text=下载 PDF");
        (_, byte[] docx) = await page.DownloadAsync("text=下载 Word");

        string file = Path.Combine(Directory.CreateTempSubdirectory("converter-options-").FullName, "通知.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        string[] boxes = [.. ExternalTool.Run("pdfinfo", "-box", file).Split('\n').Where(line => line.StartsWith("MediaBox", StringComparison.Ordinal) || line.StartsWith("TrimBox", StringComparison.Ordinal)).Select(line => line.Split(':')[1].Trim())];
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal(2, boxes.Distinct().Count());
        using ZipArchive archive = new(new MemoryStream(docx));
        Assert.NotNull(archive.GetEntry("word/comments.xml"));
        using StreamReader reader = new(archive.GetEntry("word/document.xml")!.Open());
        Assert.Contains("TOC ", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_elements_of_a_document_can_be_filled_in_and_the_rare_ones_are_folded()
    {
        (string Name, string Value)[] rare =
        [
            ("copyNumber", "000012"), ("secrecy", "机密★1年"), ("urgency", "特急"), ("signer", "王小明"), ("note", "（此件公开发布）"),
            ("copies", "市委办公室，市人大办公室"), ("printed", "县政府办公室　2026年5月7日"),
        ];
        IPage page = await browser.OpenAsync();
        await page.UploadAsync(("要素.txt", Window.Text));
        await page.PagesAsync();
        await page.ClickAsync("#tab-fields");
        await Expect(page.Locator("#field-issuer")).ToBeVisibleAsync();
        await Expect(page.Locator("#field-copies")).ToBeHiddenAsync();
        foreach (ILocator fold in await page.Locator(".rare summary").AllAsync())
        {
            await fold.ClickAsync();
        }

        await page.FillAsync("#field-issuer", "县人民政府文件");
        foreach ((string name, string value) in rare)
        {
            await page.FillAsync($"#field-{name}", value);
        }

        await page.ShowAsync("elements");
        await page.ReloadAsync();
        await page.PagesAsync();
        await Expect(page.Locator("#field-copies")).ToBeVisibleAsync();
        await page.ClickAsync("text=生成文件");
        await page.WaitForSelectorAsync(".big.done");
        (_, byte[] docx) = await page.DownloadAsync("text=下载 Word");

        using ZipArchive archive = new(new MemoryStream(docx));
        using StreamReader reader = new(archive.GetEntry("word/document.xml")!.Open());
        string words = System.Xml.Linq.XDocument.Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Root!.Value;
        Assert.All(
            ["000012", "机密★1年", "特急", "王小明", "此件公开发布", "抄送：市委办公室，市人大办公室。", "2026年5月7日印发"],
            value => Assert.Contains(value, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_connection_loses_nothing()
    {
        IPage page = await browser.OpenAsync();
        await page.UploadAsync(("断线.txt", Window.Text));
        await page.PagesAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("text=生成文件");
        await Expect(page.Locator(".offline")).ToBeVisibleAsync();
        await page.ShowAsync("offline");

        await page.Context.SetOfflineAsync(false);

        await page.WaitForSelectorAsync(".big.done");
    }

    [Fact]
    public async Task A_line_that_was_cleaned_away_is_brought_back()
    {
        IPage page = await browser.OpenAsync();
        await page.UploadAsync(("清理.txt", Window.Text));
        await page.PagesAsync();
        await page.ClickAsync("#tab-cleaning");
        int before = await page.FollowedAsync();
        await page.ClickAsync("#panel-cleaning .found >> text=恢复此行");
        await page.WaitForFunctionAsync("n => performance.getEntriesByName('preview-follows').length > n", before);

        await Expect(page.Locator("#line-1 del")).ToHaveCountAsync(0);
        Assert.True(await page.Locator(".page g[data-line=\"1\"]").CountAsync() > 0);
    }

    /// <summary>What a preview takes without the page, in milliseconds: median of seven.</summary>
    private static Task<double> BareAsync(IPage page, string text) => page.EvaluateAsync<double>(
        "async text => { const all = []; for (let at = 0; at < 7; at++) { const since = performance.now(); await (await fetch('/api/v1/preview', { method: 'POST', "
        + "headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text, pages: 2 }) })).json(); all.push(performance.now() - since); } return all.sort((a, b) => a - b)[3]; }",
        text);

    private static async Task TabToAsync(IPage page, string selector, bool backwards = false)
    {
        for (int at = 0; at < 60; at++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{selector} cannot be reached by keyboard");
    }
}
