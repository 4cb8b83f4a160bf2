using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Converter.Server.Tests;

/// <summary>A mail server on a free port that speaks as much of SMTP (RFC 5321) as it takes to receive; it refuses the first mails where it is told to.</summary>
/// <param name="refusals">How many mails are refused for now before one is taken.</param>
public sealed class MailServer(int refusals = 0) : IAsyncDisposable
{
    private readonly TcpListener _listener = Listen();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly CancellationTokenSource _stop = new();
    private int _refusals = refusals;
    private Task _serving = Task.CompletedTask;

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that came, each with its envelope, headers and body as they were sent.</summary>
    public IReadOnlyCollection<string> Mails => _mails;

    /// <summary>Begins to serve.</summary>
    public MailServer Start()
    {
        _serving = ServeAsync();
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private static TcpListener Listen()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await HearAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test has ended.
        }
    }

    private async Task HearAsync(TcpClient client)
    {
        try
        {
            await SpeakAsync(client.GetStream());
        }
        catch (IOException)
        {
            // A sender that was refused hangs up without a word; the next one is heard all the same.
        }
    }

    private async Task SpeakAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.UTF8);
        using StreamWriter writer = new(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        StringBuilder mail = new();
        await writer.WriteLineAsync("220 test ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            string verb = line.Split(' ', ':')[0].ToUpper(CultureInfo.InvariantCulture);
            mail.Append(line).Append('\n');
            switch (verb)
            {
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync(_stop.Token) is { } content && content != ".")
                    {
                        mail.Append(content).Append('\n');
                    }

                    _mails.Enqueue(mail.ToString());
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "MAIL" when Interlocked.Decrement(ref _refusals) >= 0:
                    await writer.WriteLineAsync("451 not now");
                    break;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
