using System.Collections.Concurrent;
using System.Data.Common;
using Converter.Jobs.Blobs;

namespace Converter.Server.Tests;

/// <summary>The store of a server, which loses whatever it is given for the first time.</summary>
internal sealed class LosingBlobs(IBlobStore inner, Action<string> lose) : IBlobStore
{
    private readonly ConcurrentDictionary<string, bool> _lost = new();

    public async Task<Pin> PutAsync(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        Pin pin = await inner.PutAsync(content, sha256, cancel);
        if (_lost.TryAdd(pin.Sha256, true))
        {
            lose(pin.Sha256);
        }

        return pin;
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancel) => inner.OpenAsync(sha256, cancel);

    public Task<bool> HoldAsync(DbTransaction transaction, IEnumerable<string> addresses) => inner.HoldAsync(transaction, addresses);

    public Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed) => inner.DeleteAsync(sha256, isUsed);

    public IEnumerable<string> StoredBefore(DateTimeOffset before) => inner.StoredBefore(before);
}
