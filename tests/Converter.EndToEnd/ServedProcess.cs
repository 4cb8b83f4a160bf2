using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>The service as a process of its own, which can be killed and started again on the same folder and port.</summary>
public sealed partial class ServedProcess : IDisposable
{
    private readonly Lock _noting = new();
    private readonly string _data;
    private readonly string[] _arguments;
    private Process? _process;

    /// <summary>Prepares a service; starts nothing.</summary>
    /// <param name="data">Its folder.</param>
    /// <param name="arguments">Further arguments.</param>
    public ServedProcess(string data, params string[] arguments)
    {
        (_data, _arguments) = (data, arguments);
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}");
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Converter.Cli.dll");
        ProcessStartInfo start = new("dotnet", [program, "serve", "--urls", Address, "--data", _data, .. _arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CONVERTER_FONTS"] = Repository.Fonts, ["CONVERTER_Access__RequestsPerMinute"] = "0", ["CONVERTER_Jobs__Deadline"] = "01:00:00" },
        };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        Node = null;
        _process = Process.Start(start)!;
        List<string> said = [];
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.Add(line.Data ?? string.Empty);
            }

            Note(line.Data);
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using HttpClient http = new();
        await Patience.UntilAsync(
            async () =>
            {
                Assert.False(_process.HasExited, "the service has ended: " + Said());
                return await IsReadyAsync(http, cancel);
            },
            cancel,
            () => Task.FromResult("the service does not answer: " + Said()));

        string Said()
        {
            lock (said)
            {
                return string.Join('\n', said);
            }
        }
    }

    /// <summary>Variables of its environment beside the usual ones.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>A file that takes what it says, over all its starts; <see langword="null"/> for none.</summary>
    public string? Log { get; init; }

    /// <summary>By which name the others know it at the moment; it says so when it joins them.</summary>
    public string? Node { get; private set; }

    /// <summary>Whether it runs: it was started, and has not ended by itself.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Sends it a signal.</summary>
    /// <param name="signal">The signal, such as <c>STOP</c>.</param>
    public void Signal(string signal) => ExternalTool.Run("kill", "-" + signal, _process!.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Asks it to end, and waits until it has.</summary>
    public void Terminate()
    {
        Signal("TERM");
        Assert.True(_process!.WaitForExit(Patience.Limit), "it does not end");
        Kill();
    }

    /// <summary>Kills it in the middle of whatever it does.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Kill();

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_noting)
        {
            if (NodeName().Match(line) is { Success: true } match)
            {
                Node = match.Groups[1].Value + match.Groups[2].Value;
            }

            if (Log is { } log)
            {
                File.AppendAllText(log, line + "\n");
            }
        }
    }

    [GeneratedRegex("is node (\\w{26})|goes on as (\\w{26})")]
    private static partial Regex NodeName();

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(Address + "/health/ready", cancel);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            // It does not listen yet.
            return false;
        }
    }
}
