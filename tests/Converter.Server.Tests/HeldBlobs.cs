using System.Data.Common;
using Converter.Jobs.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>The store of a server, which keeps waiting whoever brings something while it is closed.</summary>
internal sealed class HeldBlobs(IBlobStore inner) : IBlobStore, IDisposable
{
    private readonly ManualResetEventSlim _isOpen = new(initialState: true);

    /// <summary>Puts one before the store that a server was given.</summary>
    public static HeldBlobs Before(IServiceCollection services)
    {
        HeldBlobs held = new((IBlobStore)services.Last(service => service.ServiceType == typeof(IBlobStore)).ImplementationInstance!);
        services.AddSingleton<IBlobStore>(held);
        return held;
    }

    public void Close() => _isOpen.Reset();

    public void Open() => _isOpen.Set();

    public Pin Put(ReadOnlyMemory<byte> content)
    {
        _isOpen.Wait(TestContext.Current.CancellationToken);
        return inner.Put(content);
    }

    public Stream? Open(string sha256) => inner.Open(sha256);

    public Task<bool> HoldAsync(DbTransaction transaction, IEnumerable<string> addresses) => inner.HoldAsync(transaction, addresses);

    public Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed) => inner.DeleteAsync(sha256, isUsed);

    public IEnumerable<string> StoredBefore(DateTimeOffset before) => inner.StoredBefore(before);

    public void Dispose() => _isOpen.Dispose();
}
