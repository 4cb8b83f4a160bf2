using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;

namespace Converter.Jobs.Blobs;

/// <summary>Connections to object storage, which its client shares among all that it asks.</summary>
/// <param name="patience">How long an answer may take to begin.</param>
/// <param name="authority">Whose signature a server must show beside those that the machine trusts; <see langword="null"/> for these alone.</param>
internal sealed class ObjectConnections(TimeSpan patience, X509Certificate2Collection? authority) : HttpClientFactory, IDisposable
{
    /// <summary>A server that is away is told as away soon.</summary>
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    /// <summary>A node asks for little more at the same time than it has jobs and readers.</summary>
    private const int MostConnections = 64;

    private readonly HttpClient _client = new(HandlerOf(authority)) { Timeout = patience };

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler HandlerOf(X509Certificate2Collection? authority)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectWithin,
            MaxConnectionsPerServer = MostConnections,
            // Names may come to stand for other machines.
            PooledConnectionLifetime = LongestLife,
        };
        if (authority is not null)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authority);
            handler.SslOptions.CertificateChainPolicy = policy;
        }

        return handler;
    }
}
