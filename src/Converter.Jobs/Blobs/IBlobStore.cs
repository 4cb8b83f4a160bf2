using System.Data.Common;

namespace Converter.Jobs.Blobs;

/// <summary>
/// Content under its own SHA-256. Equal content is kept once; what is there is never written over. A <see cref="Pin"/> keeps content
/// from being deleted between the moment it is stored and the moment a job refers to it.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores content; it is durable when this returns, or at the latest with the next commit of the database that the jobs are in.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="sha256">Their address, by <see cref="BlobAddress.Of"/>.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>Its address, pinned until the pin is disposed of.</returns>
    Task<Pin> PutAsync(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel);

    /// <summary>Opens content for reading.</summary>
    /// <param name="sha256">Its address.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The bytes; <see langword="null"/> where they are not there.</returns>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancel);

    /// <summary>Reads content that is small, or needed whole.</summary>
    /// <param name="sha256">Its address.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The bytes; <see langword="null"/> where they are not there.</returns>
    async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancel)
    {
        await using Stream? stream = await OpenAsync(sha256, cancel).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        byte[] content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancel).ConfigureAwait(false);
        return content;
    }

    /// <summary>Makes sure that content is there and stays until a transaction that begins to refer to it has ended.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="addresses">Its addresses.</param>
    /// <returns>Whether all of it is there. A store that one process has alone need not look: its pins hold.</returns>
    Task<bool> HoldAsync(DbTransaction transaction, IEnumerable<string> addresses) => Task.FromResult(true);

    /// <summary>Deletes content, unless it is pinned or in use.</summary>
    /// <param name="sha256">Its address.</param>
    /// <param name="isUsed">Tells whether a job refers to it.</param>
    Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed);

    /// <summary>Sees that contents can be stored and read, at the start of a process; the tables are there by then.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="Storage.Schema.StoreRefusedException">They cannot, and somebody has to do something about it.</exception>
    Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Asks whether contents can be had, where they are not with the jobs; throws where they cannot.</summary>
    /// <param name="cancel">Calls it off.</param>
    Task PingAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Erases what is noted to be erased, and what was begun before a time and not brought to its end.</summary>
    /// <param name="before">The time.</param>
    /// <param name="cancel">Calls it off.</param>
    Task EraseAsync(DateTimeOffset before, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Addresses of content that was stored before a time, with what an interrupted write left behind removed on the way.</summary>
    /// <param name="before">The time.</param>
    IEnumerable<string> StoredBefore(DateTimeOffset before);
}

/// <summary>Content that is not deleted while this lives.</summary>
/// <param name="sha256">Its address.</param>
/// <param name="release">Takes the pin out.</param>
public sealed class Pin(string sha256, Func<Task> release) : IAsyncDisposable
{
    private int _isReleased;

    /// <summary>The address.</summary>
    public string Sha256 { get; } = sha256;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            await release().ConfigureAwait(false);
        }
    }
}
