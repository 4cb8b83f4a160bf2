using System.Data.Common;
using Converter.Jobs.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>The store of a server, which keeps waiting whoever brings something while it is closed.</summary>
internal sealed class HeldBlobs(IBlobStore inner) : IBlobStore
{
    private volatile TaskCompletionSource _opened = Opened();

    /// <summary>Puts one before the store that a server was given.</summary>
    public static HeldBlobs Before(IServiceCollection services)
    {
        HeldBlobs held = new((IBlobStore)services.Last(service => service.ServiceType == typeof(IBlobStore)).ImplementationInstance!);
        services.AddSingleton<IBlobStore>(held);
        return held;
    }

    public void Close() => _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _opened.TrySetResult();

    public async Task<Pin> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await _opened.Task.WaitAsync(cancel);
        return await inner.PutAsync(content, cancel);
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancel) => inner.OpenAsync(sha256, cancel);

    public Task<bool> HoldAsync(DbTransaction transaction, IEnumerable<string> addresses) => inner.HoldAsync(transaction, addresses);

    public Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed) => inner.DeleteAsync(sha256, isUsed);

    public IEnumerable<string> StoredBefore(DateTimeOffset before) => inner.StoredBefore(before);

    private static TaskCompletionSource Opened()
    {
        TaskCompletionSource opened = new();
        opened.SetResult();
        return opened;
    }
}
