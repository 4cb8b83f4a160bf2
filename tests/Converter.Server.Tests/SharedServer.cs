using Converter.Server.Tests;
using Converter.Testing;

[assembly: AssemblyFixture(typeof(SharedServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(S3Server))]

namespace Converter.Server.Tests;

/// <summary>One service with the usual settings, for all tests that need no other.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public RunningServer Server { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Server = await RunningServer.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
