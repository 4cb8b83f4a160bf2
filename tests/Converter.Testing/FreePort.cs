using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Converter.Testing;

/// <summary>
/// A port for a program that must be told one, and that may end and listen there again. It is none of those that the system gives away by itself: a
/// connection of any other program could have such a one by the time that the program listens.
/// </summary>
public static class FreePort
{
    private const string Given = "/proc/sys/net/ipv4/ip_local_port_range";
    private const int Lowest = 10_000;
    private const int FirstGivenUsually = 32_768;

    /// <summary>A port of this machine on which nobody listens.</summary>
    public static int Take()
    {
        for (int at = 0; at < 1_000; at++)
        {
            int port = Random.Shared.Next(Lowest, Math.Max(Lowest + 1_000, FirstGiven()));
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("no port of this machine is free");
    }

    private static int FirstGiven() => File.Exists(Given)
        ? int.Parse(File.ReadAllText(Given).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture)
        : FirstGivenUsually;

    private static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
