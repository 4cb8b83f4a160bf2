using Converter.Browser.Tests;
using Converter.Server.Tests;
using Converter.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Converter.Browser.Tests;

/// <summary>Debian's Chromium, driven by Playwright, and one service for all tests that need no other.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>How long is waited for anything, in milliseconds.</summary>
    private static readonly float Limit = (float)Patience.Limit.TotalMilliseconds;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The service.</summary>
    public RunningServer Server { get; private set; } = null!;

    /// <summary>A window on the service, as wide as the screens of offices; nothing is remembered from other tests.</summary>
    /// <param name="language">Language of the browser.</param>
    /// <param name="server">Another service.</param>
    public async Task<IPage> OpenAsync(string language = "zh-CN", RunningServer? server = null)
    {
        Assert.SkipWhen(_browser is null, "chromium is not here; ./check installs it");
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Limit);
        IPage page = await context.NewPageAsync();
        page.PageError += (_, error) => Faults.Add(error);
        page.Console += (_, message) =>
        {
            // A rule of the Content-Security-Policy that was broken shows as an error in the console.
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                Faults.Add(message.Text);
            }
        };
        await page.GotoAsync((server ?? Server).Address);
        return page;
    }

    /// <summary>What the scripts of the pages broke off with.</summary>
    public List<string> Faults { get; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Server = await RunningServer.StartAsync();
        if (Array.Find(Programs, File.Exists) is { } program)
        {
            Assertions.SetDefaultExpectTimeout(Limit);
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                Headless = true,
                Timeout = Limit,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await Server.DisposeAsync();
    }
}
