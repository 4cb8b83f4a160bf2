using System.Data.Common;
using Converter.Jobs.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>The store of a server, which keeps waiting whoever brings something while it is closed.</summary>
internal sealed class HeldBlobs(IBlobStore inner) : IBlobStore
{
    private TaskCompletionSource _opened = Opened();

    /// <summary>Puts one before the store that a server was given.</summary>
    public static HeldBlobs Before(IServiceCollection services)
    {
        HeldBlobs held = new((IBlobStore)services.Last(service => service.ServiceType == typeof(IBlobStore)).ImplementationInstance!);
        services.AddSingleton<IBlobStore>(held);
        return held;
    }

    /// <summary>Closes it; who waits already goes on waiting for the same opening.</summary>
    public void Close()
    {
        TaskCompletionSource opened = Volatile.Read(ref _opened);
        if (opened.Task.IsCompleted)
        {
            Interlocked.CompareExchange(ref _opened, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), opened);
        }
    }

    public void Open() => Volatile.Read(ref _opened).TrySetResult();

    public async Task<Pin> PutAsync(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        await Volatile.Read(ref _opened).Task.WaitAsync(cancel);
        return await inner.PutAsync(content, sha256, cancel);
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
