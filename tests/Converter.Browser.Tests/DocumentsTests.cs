using System.IO.Compression;
using Converter.Conversion;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Server.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Converter.Browser.Tests;

/// <summary>The list of documents, batches, failures and the administrator's page.</summary>
public sealed class DocumentsTests(Browser browser)
{
    [Fact]
    public async Task A_batch_is_one_row_that_opens_and_one_archive()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        IPage page = await browser.OpenAsync(server: server);
        await page.UploadAsync(("甲.txt", Window.Text), ("乙.txt", Window.Text.Replace("防汛", "防火", StringComparison.Ordinal)), ("丙.txt", Window.Text.Replace("防汛", "抗旱", StringComparison.Ordinal)));
        await Expect(page.Locator("h1")).ToContainTextAsync("一批 3 份文件");
        await page.ShowAsync("batch");
        await page.ClickAsync("text=全部生成");

        await Expect(page.Locator("tr.batch .state")).ToHaveTextAsync("3/3 完成");
        await Expect(page.Locator("tr.within")).ToHaveCountAsync(3);
        await page.ShowAsync("documents");
        (_, byte[] zip) = await page.DownloadAsync("tr.batch >> text=.zip");
        using ZipArchive archive = new(new MemoryStream(zip));
        Assert.Superset(new HashSet<string> { "甲.pdf", "甲.docx", "乙.pdf", "丙.docx" }, archive.Entries.Select(entry => entry.FullName).ToHashSet());

        await page.ClickAsync("tr.batch .fold");
        await Expect(page.Locator("tr.within")).ToHaveCountAsync(0);
        await page.FillAsync("#search", "没有的");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.FillAsync("#search", "甲");
        await Expect(page.Locator("tr.batch")).ToHaveCountAsync(1);
        await page.ClickAsync("tr.batch >> text=删除");
        await page.ClickAsync("dialog .danger");
        await Expect(page.Locator("tr.batch")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_failure_says_what_to_do_and_succeeds_when_it_is_tried_again()
    {
        Failing failing = new();
        await using RunningServer server = await RunningServer.StartAsync(
            settings => settings with { Jobs = settings.Jobs with { Retries = 1 } },
            services => services.AddSingleton<IConversion>(provider => failing.Around(provider.GetRequiredService<DocumentConverter>())));
        IPage page = await browser.OpenAsync(server: server);
        await page.UploadAsync(("失败.txt", Window.Text));
        await page.PagesAsync();
        await page.ClickAsync("text=生成文件");
        await page.WaitForSelectorAsync(".big.failed");
        await Expect(page.Locator("dialog .problem .what")).Not.ToBeEmptyAsync();
        await Expect(page.Locator("dialog .problem .hint")).ToContainTextAsync("可以这样做");
        await page.ShowAsync("failed");
        failing.IsMended = true;

        await page.ClickAsync("dialog button:has-text('重试')");

        await page.WaitForSelectorAsync(".big.done");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_advice()
    {
        IPage page = await browser.OpenAsync();
        await page.SetInputFilesAsync("#files", [new FilePayload { Name = "旧.doc", MimeType = "application/msword", Buffer = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]] }]);

        await Expect(page.Locator(".trouble .problem .what")).Not.ToBeEmptyAsync();
        await Expect(page.Locator(".trouble .problem .hint")).Not.ToBeEmptyAsync();
        await page.ShowAsync("refused");
        await page.ClickAsync("text=换一份");
        await Expect(page.Locator("#paste")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_administrator_sees_all_jobs_and_makes_and_revokes_keys()
    {
        await browser.Server.ConvertAsync(Window.Text, "管理.txt");
        IPage page = await browser.OpenAsync();
        await page.ClickAsync("nav >> text=管理");
        await Expect(page.Locator(".tile.succeeded .figure")).Not.ToHaveTextAsync("0");
        await Expect(page.Locator("table.documents")).ToContainTextAsync("管理.txt");

        await page.ClickAsync("text=创建密钥");
        await page.FillAsync("#key-owner", "档案系统");
        await page.ClickAsync("dialog form .primary");
        Assert.StartsWith("cvt_", await page.InputValueAsync(".secret"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.ShowAsync("administration");
        await page.ClickAsync("tr:has-text('档案系统') >> text=吊销");
        await page.ClickAsync("dialog .danger");
        await Expect(page.Locator("tr:has-text('档案系统')")).ToContainTextAsync("已吊销");
    }

    /// <summary>A conversion whose disk is full until it is mended.</summary>
    private sealed class Failing
    {
        public bool IsMended { get; set; }

        public IConversion Around(DocumentConverter converter) => new Standing(this, new LibraryConversion(converter));

        private sealed class Standing(Failing self, LibraryConversion inner) : IConversion
        {
            public ConversionResult Convert(string name, ReadOnlyMemory<byte> input, ConversionRequest request, Action<string> stageBegins) =>
                self.IsMended ? inner.Convert(name, input, request, stageBegins) : throw new IOException("the disk is full");
        }
    }
}
