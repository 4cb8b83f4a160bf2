namespace Converter.Jobs.Blobs;

/// <summary>
/// Reads an object as it comes; it can be begun anywhere, for ranges. Where the connection breaks, it is gone on with from the same place.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="key">The object.</param>
/// <param name="length">Its bytes.</param>
/// <param name="first">What comes from its beginning.</param>
internal sealed class ObjectBlobStream(ObjectBucket bucket, string key, long length, Stream first) : BlobStream(length)
{
    /// <summary>How often it is begun anew without a byte having come in between.</summary>
    private const int MostTries = 3;

    private Stream? _coming = first;
    private long _comingAt;

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await TryReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (attempt < MostTries && !cancellationToken.IsCancellationRequested && IsBreak(exception))
            {
                await LetGoAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not ObjectStorageException && !cancellationToken.IsCancellationRequested && IsBreak(exception))
            {
                throw bucket.Away(exception);
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await LetGoAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _coming?.Dispose();
            _coming = null;
        }

        base.Dispose(disposing);
    }

    private static bool IsBreak(Exception exception) => exception is IOException or HttpRequestException or OperationCanceledException;

    private async Task<int> TryReadAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        if (_comingAt != Position)
        {
            await LetGoAsync().ConfigureAwait(false);
        }

        if (_coming is null)
        {
            _coming = await bucket.OpenAsync(key, Position, cancel).ConfigureAwait(false) ?? throw new IOException($"The content {key} was deleted while it was read.");
            _comingAt = Position;
        }

        using CancellationTokenSource soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(bucket.Patience);
        int count = await _coming.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Length - Position)], soon.Token).ConfigureAwait(false);
        if (count == 0)
        {
            throw bucket.Away(null);
        }

        _comingAt = Position += count;
        return count;
    }

    private async Task LetGoAsync()
    {
        if (_coming is { } stream)
        {
            _coming = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
