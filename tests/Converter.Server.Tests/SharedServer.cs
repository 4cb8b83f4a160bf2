using Converter.Server.Tests;

[assembly: AssemblyFixture(typeof(SharedServer))]

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
