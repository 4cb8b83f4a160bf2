using System.Net;
using System.Net.Sockets;
using Converter.Documents;
using Converter.Server.Answers;
using Converter.Server.Hosting;

namespace Converter.Server.Notices;

/// <summary>
/// Which addresses a notice may go to. A caller must not be able to make this service talk to what only this service can reach, so private,
/// loopback and link-local networks are closed unless the settings open them. The check that counts is made on the address that is connected
/// to, after its name was resolved, so that a name that changes its address gains nothing.
/// </summary>
/// <param name="settings">The settings.</param>
internal sealed class CallbackGuard(NoticeSettings settings)
{
    private const int LongestAddress = 2_000;

    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "64:ff9b::/96", "100::/64", "2001:db8::/32",
            "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private readonly IPNetwork[] _allowed = [.. settings.AllowedNetworks.Select(IPNetwork.Parse)];

    /// <summary>Checks an address as far as it can be when it is handed in.</summary>
    /// <param name="callback">The address; <see langword="null"/> for none.</param>
    /// <exception cref="ProblemException">It cannot be used.</exception>
    public void Check(string? callback)
    {
        if (callback is null)
        {
            return;
        }

        if (settings.Secret is null)
        {
            throw new ProblemException(Refusal("callback.off", new Message("本服务没有开启回调通知", "this service sends no notices"), new Message("请管理员设置 Notices:Secret", "let the administrator set Notices:Secret")));
        }

        bool isAddress = callback.Length <= LongestAddress && Uri.TryCreate(callback, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;
        if (!isAddress)
        {
            throw new ProblemException(Refusal("callback.malformed", new Message("回调地址看不懂", "the address for notices is not understood"), new Message("应为 http:// 或 https:// 开头的完整地址", "give a whole address that begins with http:// or https://")));
        }

        if (IPAddress.TryParse(new Uri(callback).Host.Trim('[', ']'), out IPAddress? address) && !IsOpen(address))
        {
            throw new ProblemException(Refusal("callback.closed", ClosedMessage, new Message("请管理员在 Notices:AllowedNetworks 中放行", "let the administrator open it in Notices:AllowedNetworks")));
        }
    }

    /// <summary>Connects to a name, only at addresses that are open.</summary>
    /// <param name="context">The name and the port.</param>
    /// <param name="cancel">Calls it off.</param>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
        IPAddress[] open = [.. addresses.Where(IsOpen)];
        if (open.Length == 0)
        {
            throw new IOException(ClosedMessage.English);
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether a notice may go to an address.</summary>
    /// <param name="address">The address.</param>
    public bool IsOpen(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _allowed.Any(network => network.Contains(plain)) || !Closed.Any(network => network.Contains(plain));
    }

    private static Message ClosedMessage { get; } = new("回调地址在内部网络，未放行", "the address for notices is in a private network that is not open");

    private static Problem Refusal(string code, Message what, Message hint) => new(422, code, what, null, hint);
}
