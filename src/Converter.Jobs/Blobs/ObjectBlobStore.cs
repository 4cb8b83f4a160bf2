using System.Data.Common;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Npgsql;

namespace Converter.Jobs.Blobs;

/// <summary>
/// Content in object storage, with the book of it in PostgreSQL: which content there is, under which object, who holds it. Each upload is an object of
/// its own name, noted before it is sent. So nothing that is erased late, by a node that hung meanwhile, can hit what was stored since; and
/// nothing that was sent is forgotten. What was stored in the database before stays there and is read from there.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="bucket">The object storage.</param>
/// <param name="node">The node, as it is known in the table of nodes while it lives.</param>
/// <param name="time">The clock.</param>
public sealed class ObjectBlobStore(PostgresDatabase database, ObjectBucket bucket, NodeIdentity node, TimeProvider time) : IBlobStore, IDisposable
{
    /// <summary>How many objects are erased in one go.</summary>
    private const int MostErasedAtOnce = 200;

    private const int ErasedTogether = 8;

    /// <summary>Storage that did not answer is not asked to erase something for so long: who deletes many jobs would wait for each.</summary>
    private static readonly TimeSpan EraseAgainAfter = TimeSpan.FromSeconds(10);

    private readonly PostgresBlobStore _book = new(database, node, time);
    private long _failedAt;
    private bool _hasFailed;

    /// <inheritdoc/>
    public async Task<Pin> PutAsync(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        while (true)
        {
            string pin = Ulid.New(time);
            string key = $"{sha256}-{pin}";
            (bool isThere, string? known) = await BeginAsync(pin, key, sha256, cancel).ConfigureAwait(false);
            try
            {
                if (!isThere)
                {
                    await SendAsync(key, content, sha256, cancel).ConfigureAwait(false);
                }
                else if (known is not null && await bucket.LengthAsync(known, cancel).ConfigureAwait(false) != content.Length)
                {
                    // The bucket has lost it. It is stored anew, which heals whatever refers to it.
                    await ForgetAsync(sha256, known).ConfigureAwait(false);
                    await _book.ReleaseAsync(pin).ConfigureAwait(false);
                    continue;
                }

                return new Pin(sha256, () => _book.ReleaseAsync(pin));
            }
            catch
            {
                // What may have been sent, or may still be on its way, is erased when its note is old.
                await _book.ReleaseAsync(pin).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancel)
    {
        for (string? missed = null; ;)
        {
            (Stream? parts, string? key, long bytes) = await _book.FindAsync(sha256, cancel).ConfigureAwait(false);
            if (key is null || key == missed)
            {
                return parts;
            }

            if (await bucket.OpenAsync(key, 0, cancel).ConfigureAwait(false) is { } coming)
            {
                return new ObjectBlobStream(bucket, key, bytes, coming);
            }

            // Deleted since the book was asked, and perhaps stored anew under another name.
            missed = key;
        }
    }

    /// <inheritdoc/>
    /// <remarks>What comes from another machine is looked at before it is converted or given out whole.</remarks>
    public async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancel)
    {
        await using Stream? stream = await OpenAsync(sha256, cancel).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        byte[] content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancel).ConfigureAwait(false);
        return BlobAddress.Of(content) == sha256 ? content : throw bucket.Damaged(sha256);
    }

    /// <inheritdoc/>
    public Task<bool> HoldAsync(DbTransaction transaction, IEnumerable<string> addresses) => _book.HoldAsync(transaction, addresses);

    /// <inheritdoc/>
    /// <remarks>Storage that is away does not keep a job from being deleted: its objects are erased later.</remarks>
    public async Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed)
    {
        string? key = await _book.RemoveAsync(sha256, isUsed).ConfigureAwait(false);
        if (key is null || (Volatile.Read(ref _hasFailed) && time.GetElapsedTime(Volatile.Read(ref _failedAt)) < EraseAgainAfter))
        {
            return;
        }

        try
        {
            await EraseAsync(key, CancellationToken.None).ConfigureAwait(false);
            Volatile.Write(ref _hasFailed, false);
        }
        catch (ObjectStorageException)
        {
            Volatile.Write(ref _failedAt, time.GetTimestamp());
            Volatile.Write(ref _hasFailed, true);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> StoredBefore(DateTimeOffset before) => _book.StoredBefore(before);

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        try
        {
            await CheckAsync(cancel).ConfigureAwait(false);
            await RefuseElsewhereAsync(cancel).ConfigureAwait(false);
        }
        catch (ObjectStorageException exception) when (exception.Failure != ObjectFailure.Away)
        {
            throw new StoreRefusedException(exception.Problem);
        }

        await database.WriteAsync(RefuseOldNodesAsync, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancel) => bucket.PingAsync(cancel);

    /// <inheritdoc/>
    public async Task EraseAsync(DateTimeOffset before, CancellationToken cancel)
    {
        // What a node that lives is sending is pinned. One that was taken for dead finds its note changed, and stores anew.
        await ExecuteAsync(
            """
            update blob_object set state = 'gone' where state = 'coming' and made < $1
              and not exists (select 1 from blob_pin join node on node.id = blob_pin.node where blob_pin.sha256 = blob_object.sha256)
            """,
            cancel,
            before.ToUniversalTime()).ConfigureAwait(false);
        for (List<string> gone = await GoneAsync(cancel).ConfigureAwait(false); gone.Count > 0; gone = await GoneAsync(cancel).ConfigureAwait(false))
        {
            await Parallel.ForEachAsync(
                gone,
                new ParallelOptions { MaxDegreeOfParallelism = ErasedTogether, CancellationToken = cancel },
                async (key, token) => await EraseAsync(key, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _book.Dispose();
        bucket.Dispose();
    }

    /// <summary>
    /// Holds content, and notes that an object is coming where the content is not there yet. This is on the disk before anything is sent.
    /// </summary>
    /// <returns>Whether the content is there, and under which object; none where it is in the database.</returns>
    private async Task<(bool IsThere, string? Key)> BeginAsync(string pin, string key, string sha256, CancellationToken cancel)
    {
        await using NpgsqlConnection connection = (NpgsqlConnection)await database.OpenAsync(cancel).ConfigureAwait(false);
        // Whoever deletes the same content has its row locked: it is waited for, and then found there or not. One that comes later finds the pin.
        await using NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                PostgresBlobStore.Filled(
                    """
                    with there as (update blob set stored = clock_timestamp() where sha256 = $1 returning sha256),
                      coming as (insert into blob_object (object, sha256) select $2, $1 where not exists (select 1 from there))
                    select exists (select 1 from there), (select object from blob_object where sha256 = $1 and state = 'kept')
                    """,
                    sha256,
                    key),
                _book.Hold(pin, sha256),
            },
        };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await reader.ReadAsync(cancel).ConfigureAwait(false);
        (bool, string?) found = (reader.GetBoolean(0), reader.IsDBNull(1) ? null : reader.GetString(1));
        // To the end: a fault of the second statement comes with its answer.
        while (await reader.NextResultAsync(cancel).ConfigureAwait(false))
        {
        }

        return found;
    }

    private async Task SendAsync(string key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        await bucket.PutAsync(key, content, cancel).ConfigureAwait(false);
        switch (await KeepAsync(key, sha256, content.Length).ConfigureAwait(false))
        {
            case "kept":
                break;
            case "gone":
                // Somebody else has stored the same meanwhile.
                await EraseOrLeaveAsync(key).ConfigureAwait(false);
                break;
            default:
                // This node was taken for dead, and what it sent for left over.
                await bucket.DeleteAsync(key, CancellationToken.None).ConfigureAwait(false);
                throw new ContentGoneException();
        }
    }

    /// <summary>Notes that an object is there, unless it counts as left over by now.</summary>
    /// <returns>What it is: <c>kept</c>; <c>gone</c> where the content was there already; nothing where it was taken for left over.</returns>
    private async Task<string?> KeepAsync(string key, string sha256, long bytes)
    {
        await using NpgsqlConnection connection = await _book.OpenUnhurriedAsync(CancellationToken.None).ConfigureAwait(false);
        // xmax is 0 in a row that this statement has made, and names this transaction in one that it has changed.
        await using NpgsqlCommand command = PostgresBlobStore.CommandOf(
            connection,
            """
            with mine as (select object from blob_object where object = $1 and state = 'coming' for update),
              noted as (
                insert into blob (sha256, bytes) select $2, $3 from mine on conflict (sha256) do update set stored = clock_timestamp() returning (xmax = 0) as is_new)
            update blob_object set state = case when noted.is_new then 'kept' else 'gone' end from noted where object = $1 returning state
            """,
            key,
            sha256,
            bytes);
        return await command.ExecuteScalarAsync().ConfigureAwait(false) as string;
    }

    /// <summary>Takes content out of the book whose object is not there.</summary>
    private Task ForgetAsync(string sha256, string key) => ExecuteAsync(
        """
        with lost as (update blob_object set state = 'gone' where object = $1 and state = 'kept' returning sha256)
        delete from blob where sha256 = $2 and exists (select 1 from lost)
        """,
        CancellationToken.None,
        key,
        sha256);

    private async Task<List<string>> GoneAsync(CancellationToken cancel) => await database.ListAsync(
        "select object from blob_object where state = 'gone' order by made limit @most", row => row.GetString(0), cancel, ("@most", MostErasedAtOnce)).ConfigureAwait(false);

    private async Task EraseOrLeaveAsync(string key)
    {
        try
        {
            await EraseAsync(key, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectStorageException)
        {
            // It is noted to be erased.
        }
    }

    private async Task EraseAsync(string key, CancellationToken cancel)
    {
        await bucket.DeleteAsync(key, cancel).ConfigureAwait(false);
        await ExecuteAsync("delete from blob_object where object = $1 and state = 'gone'", cancel, key).ConfigureAwait(false);
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        try
        {
            await bucket.CheckAsync(cancel).ConfigureAwait(false);
        }
        catch (ObjectStorageException exception) when (exception.Failure == ObjectFailure.Full)
        {
            // What is there can still be read, and erased.
        }
    }

    /// <summary>A prefix that is not that of the other nodes would make all contents seem lost.</summary>
    private async Task RefuseElsewhereAsync(CancellationToken cancel)
    {
        List<string> some = await database.ListAsync("select object from blob_object where state = 'kept' order by made desc limit 3", row => row.GetString(0), cancel).ConfigureAwait(false);
        foreach (string key in some)
        {
            if (await bucket.LengthAsync(key, cancel).ConfigureAwait(false) is not null)
            {
                return;
            }
        }

        if (some.Count > 0)
        {
            throw new StoreRefusedException(ObjectFindings.Elsewhere(bucket.Address, some[0]));
        }
    }

    /// <summary>Programs that know of no object storage take what is there for lost: those that run are waited for, and none starts any more.</summary>
    private async Task<bool> RefuseOldNodesAsync(DbTransaction transaction)
    {
        await database.Dialect.LockAsync(transaction, "schema").ConfigureAwait(false);
        List<string> nodes = await transaction.ListAsync(
            "select id, host from node where version < @version order by id", row => $"{row.GetString(1)} ({row.GetString(0)})", ("@version", Migrations.WithObjects)).ConfigureAwait(false);
        if (nodes.Count > 0)
        {
            throw new StoreRefusedException(ObjectFindings.OldNodes(nodes));
        }

        await transaction.ExecuteAsync("update migration set oldest = @version where version = @version and oldest < @version", ("@version", Migrations.WithObjects)).ConfigureAwait(false);
        return true;
    }

    private async Task ExecuteAsync(string text, CancellationToken cancel, params object[] values)
    {
        await using NpgsqlConnection connection = await _book.OpenUnhurriedAsync(cancel).ConfigureAwait(false);
        await using NpgsqlCommand command = PostgresBlobStore.CommandOf(connection, text, values);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
