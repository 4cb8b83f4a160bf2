using System.Net;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Schedules;

namespace Converter.Server.Hosting;

/// <summary>How the service is set up: from the command line, a file of settings, and environment variables that begin with <c>CONVERTER_</c>.</summary>
public sealed record ServerSettings
{
    /// <summary>Addresses to listen on; <c>http://127.0.0.1:8080</c> by default.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Folder for everything that is kept; <c>data</c> by default.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Address of a PostgreSQL that several nodes share, such as <c>postgres://user@host/database</c>; <see langword="null"/> for a store in <see cref="Data"/>.</summary>
    public string? Store { get; init; }

    /// <summary>Its password, best from the environment; <see langword="null"/> where the address has it or none is needed.</summary>
    public string? StorePassword { get; init; }

    /// <summary>A file that holds its password and nothing else; <see langword="null"/> for none.</summary>
    public string? StorePasswordFile { get; init; }

    /// <summary>Object storage that takes the contents; without an address they are in <see cref="Store"/> or in <see cref="Data"/>.</summary>
    public ObjectSettings Blobs { get; init; } = new();

    /// <summary>Folder with fonts that goes before all others; <see langword="null"/> for none.</summary>
    public string? Fonts { get; init; }

    /// <summary>How jobs are run.</summary>
    public JobSettings Jobs { get; init; } = new();

    /// <summary>What may be uploaded.</summary>
    public UploadSettings Uploads { get; init; } = new();

    /// <summary>Who may use the service.</summary>
    public AccessSettings Access { get; init; } = new();

    /// <summary>Where notices may go.</summary>
    public NoticeSettings Notices { get; init; } = new();

    /// <summary>What schedules may work on.</summary>
    public ScheduleSettings Schedules { get; init; } = new();

    /// <summary>The server that takes mail.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>Where traces and figures are sent.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Whether requests are written to the log, without any text of a document. On by default.</summary>
    public bool LogRequests { get; init; } = true;
}

/// <summary>What may be uploaded. All of it is judged before a file is held in memory as a whole.</summary>
public sealed record UploadSettings
{
    /// <summary>Largest single text, in bytes. 16 MiB by default, some four thousand pages.</summary>
    public int MostBytesPerFile { get; init; } = 16 << 20;

    /// <summary>Largest request, in bytes. 128 MiB by default.</summary>
    public long MostBytes { get; init; } = 128L << 20;

    /// <summary>Most texts in one request, those inside of archives counted. 500 by default.</summary>
    public int MostFiles { get; init; } = 500;

    /// <summary>Largest text that outline, proof and preview read at once, in bytes. 1 MiB by default.</summary>
    public int MostBytesAtOnce { get; init; } = 1 << 20;

    /// <summary>Style sheets that an owner may keep. 100 by default.</summary>
    public int MostStyles { get; init; } = 100;
}

/// <summary>Who may use the service.</summary>
public sealed record AccessSettings
{
    /// <summary>Whether API keys open the service. Off by default, and needless while it listens on this machine only.</summary>
    public bool ApiKeys { get; init; }

    /// <summary>Header in which a reverse proxy names the user, such as <c>X-Forwarded-User</c>; <see langword="null"/> for none.</summary>
    public string? ProxyUserHeader { get; init; }

    /// <summary>Addresses and networks from which that header is believed, such as <c>10.0.0.5</c> or <c>10.0.0.0/24</c>; none by default.</summary>
    public string[] TrustedProxies { get; init; } = [];

    /// <summary>Users and owners of keys who see everything; none by default. Without login, the user of this machine does.</summary>
    public string[] Administrators { get; init; } = [];

    /// <summary>Requests of one caller in a minute before it has to wait. 600 by default; 0 for no limit.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>Names under which the service may be addressed beside those of this machine, against DNS rebinding; any with authentication.</summary>
    public string[] Hosts { get; init; } = [];

    /// <summary>Whether anything but being on this machine opens the service.</summary>
    public bool IsAuthenticated => ApiKeys || (ProxyUserHeader is not null && TrustedProxies.Length > 0);

    /// <summary>Whether an address is a trusted proxy.</summary>
    /// <param name="address">The address.</param>
    public bool Trusts(IPAddress? address) =>
        address is not null && TrustedProxies.Any(proxy => NetworkOf(proxy)?.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) == true);

    /// <summary>The network that a setting names; a single address is one of its own.</summary>
    /// <param name="words">An address, or a network with its length.</param>
    /// <returns>The network; <see langword="null"/> where it is none.</returns>
    public static IPNetwork? NetworkOf(string words) =>
        IPNetwork.TryParse(words, out IPNetwork network) ? network
        : IPAddress.TryParse(words, out IPAddress? address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
}

/// <summary>Where notices may go.</summary>
public sealed record NoticeSettings
{
    /// <summary>Key by which notices are signed; without it there are none.</summary>
    public string? Secret { get; init; }

    /// <summary>Networks (such as <c>10.1.0.0/16</c>) to which notices may go although they are private; none by default.</summary>
    public string[] AllowedNetworks { get; init; } = [];
}

/// <summary>The server that takes mail about schedules.</summary>
public sealed record MailSettings
{
    /// <summary>Its name or address; without it there is no mail.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; 25 by default.</summary>
    public int Port { get; init; } = 25;

    /// <summary>Whether the connection is encrypted by STARTTLS; not by default.</summary>
    public bool StartTls { get; init; }

    /// <summary>Name to log in by; <see langword="null"/> for none.</summary>
    public string? User { get; init; }

    /// <summary>Password to log in by.</summary>
    public string? Password { get; init; }

    /// <summary>Address of the sender; <c>converter@HOST</c> by default.</summary>
    public string? From { get; init; }

    /// <summary>How long one mail may take before it is given up and tried again later, 0.001 s … 1 h. 20 seconds by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Where traces and figures are sent.</summary>
public sealed record TelemetrySettings
{
    /// <summary>Address of a collector for OTLP over HTTP, such as <c>http://10.0.0.9:4318</c>; by default what the variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, else none.</summary>
    public string? Endpoint { get; init; }
}
