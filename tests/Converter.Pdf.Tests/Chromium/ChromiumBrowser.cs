using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Converter.Testing;

namespace Converter.Pdf.Tests.Chromium;

/// <summary>
/// Chromium without a window, told what to do through its DevTools protocol. A picture of the window would prove little: the viewer of
/// .pdf files is a page with a plug-in that shows the document some time after the window says that it is done. So the viewer itself is
/// asked how loading went.
/// </summary>
internal sealed class ChromiumBrowser : IAsyncDisposable
{
    public const string NotInstalled = "Chromium is not installed (Debian: chromium)";

    private const string Listening = "DevTools listening on ";

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _time = new(Patience.Limit);
    private readonly byte[] _received = new byte[1 << 22];
    private int _calls;

    private ChromiumBrowser(Process process, string profile) => (_process, _profile) = (process, profile);

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "chromium")));

    public static async Task<ChromiumBrowser> StartAsync()
    {
        string profile = Directory.CreateTempSubdirectory("converter-chromium-").FullName;
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--remote-debugging-port=0", "--user-data-dir=" + profile, "--window-size=800,1100", "about:blank",
        ];
        Process process = new()
        {
            StartInfo = new ProcessStartInfo("chromium", arguments) { RedirectStandardError = true, RedirectStandardOutput = true },
        };
        process.Start();
        ChromiumBrowser browser = new(process, profile);
        try
        {
            string address = await browser.AddressAsync();
            browser._socket.Options.Proxy = null;
            await browser._socket.ConnectAsync(new Uri(address), browser._time.Token);
            return browser;
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Opens a file in the viewer, and waits until the viewer has it, refuses it, or asks for a password.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">What to answer when a password is asked for.</param>
    /// <returns>Number of pages and all text by the viewer; no page and its state where it shows none.</returns>
    public async Task<(string State, int Pages, string Text)> OpenAsync(string path, string? password = null)
    {
        const string State = """
            (() => { const v = document.querySelector('pdf-viewer'); const has = name => !!v.shadowRoot.querySelector(name);
              if (!v || !v.shadowRoot) return 'none';
              return has('viewer-error-dialog') ? 'refused' : has('viewer-password-dialog') && v.loadState_ == 'loading' ? 'password' : v.loadState_; })()
            """;
        string target = (await CallAsync("Target.createTarget", new { url = new Uri(path).AbsoluteUri })).GetProperty("targetId").GetString()!;
        Stopwatch waiting = Stopwatch.StartNew();
        string state = "none";
        string? viewer = null;
        bool isAnswered = false;
        while (state is "none" or "loading" && waiting.Elapsed < Patience.Limit)
        {
            await Task.Delay(50);
            viewer ??= await ViewerOfAsync(target);
            state = viewer is null ? "none" : (await EvaluateAsync(viewer, State)).GetString() ?? "none";
            if (state == "password" && password is not null)
            {
                // The question stays on the screen until the document is there.
                state = "loading";
                if (!isAnswered)
                {
                    isAnswered = true;
                    await EvaluateAsync(viewer!, $"document.querySelector('pdf-viewer').pluginController_.getPasswordComplete({JsonSerializer.Serialize(password)})");
                }
            }
        }

        (int pages, string text) = state == "success" ? await ReadAsync(viewer!) : (0, string.Empty);
        await CallAsync("Target.closeTarget", new { targetId = target });
        return (state, pages, text);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CallAsync("Browser.close", new { });
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            // It does not answer any more; it is ended all the same.
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _socket.Dispose();
        _time.Dispose();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may still be writing; the folder is a temporary one.
        }
    }

    private async Task<string> AddressAsync()
    {
        while (await _process.StandardError.ReadLineAsync(_time.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync(_time.Token);
                _ = _process.StandardOutput.ReadToEndAsync(_time.Token);
                return line[Listening.Length..].Trim();
            }
        }

        throw new InvalidOperationException("Chromium ended before it listened");
    }

    private async Task<(int Pages, string Text)> ReadAsync(string viewer)
    {
        int pages = (await EvaluateAsync(viewer, "document.querySelector('pdf-viewer').docLength_")).GetInt32();
        JsonElement text = await EvaluateAsync(
            viewer,
            """
            (async () => { const plugin = document.querySelector('pdf-viewer').pluginController_; plugin.selectAll();
              return (await plugin.getSelectedText()).selectedText; })()
            """);
        return (pages, text.GetString() ?? string.Empty);
    }

    /// <summary>The session of the viewer inside a page; <see langword="null"/> as long as there is none.</summary>
    private async Task<string?> ViewerOfAsync(string page)
    {
        JsonElement targets = await CallAsync("Target.getTargets", new { filter = new object[] { new { type = "iframe" } } });
        foreach (JsonElement target in targets.GetProperty("targetInfos").EnumerateArray())
        {
            bool isViewer = target.GetProperty("url").GetString() is { } url
                && url.StartsWith("chrome-extension://", StringComparison.Ordinal) && url.EndsWith("/index.html", StringComparison.Ordinal);
            if (isViewer && target.TryGetProperty("parentFrameId", out JsonElement parent) && parent.GetString() == page)
            {
                return (await CallAsync("Target.attachToTarget", new { targetId = target.GetProperty("targetId").GetString(), flatten = true }))
                    .GetProperty("sessionId").GetString();
            }
        }

        return null;
    }

    private async Task<JsonElement> EvaluateAsync(string session, string expression)
    {
        JsonElement result = (await CallAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true }, session)).GetProperty("result");
        return result.TryGetProperty("value", out JsonElement value) ? value : JsonSerializer.SerializeToElement<string?>(null);
    }

    private async Task<JsonElement> CallAsync(string method, object parameters, string? session = null)
    {
        int call = ++_calls;
        Dictionary<string, object> message = new() { ["id"] = call, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _time.Token);
        while (true)
        {
            JsonElement answer = await ReceiveAsync();
            if (answer.TryGetProperty("id", out JsonElement id) && id.GetInt32() == call)
            {
                return answer.TryGetProperty("result", out JsonElement result) ? result : throw new InvalidOperationException($"{method}: {answer}");
            }
        }
    }

    private async Task<JsonElement> ReceiveAsync()
    {
        int length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_received.AsMemory(length), _time.Token);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return JsonSerializer.Deserialize<JsonElement>(_received.AsSpan(0, length));
    }
}
