using System.Data.Common;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Npgsql;
using NpgsqlTypes;

namespace Converter.Jobs.Blobs;

/// <summary>
/// Content in PostgreSQL, in parts, so that reading holds one part in memory and no connection between two. A pin is a row that every node
/// sees; the pins of a node that is gone hold nothing.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="node">The node, as it is known in the table of nodes while it lives.</param>
/// <param name="time">The clock.</param>
public sealed class PostgresBlobStore(PostgresDatabase database, NodeIdentity node, TimeProvider time) : IBlobStore, IDisposable
{
    /// <summary>Bytes in a part. Most texts and results are one or two.</summary>
    private const int PartBytes = 256 << 10;

    /// <summary>
    /// Connections for contents beside those for all else. Each is needed for a moment; as many again as for all else made eight nodes more than a
    /// server lets in.
    /// </summary>
    private const int MostConnections = 6;

    /// <summary>How many pieces of content are looked for at once.</summary>
    private const int MostOrphansAtOnce = 1_000;

    /// <summary>
    /// Commits of contents do not wait for the disk. The one that refers to them does, comes later and writes the same log, so that neither is there
    /// without the other.
    /// </summary>
    private readonly PostgresDatabase _unhurried = new(Unhurried(database.ConnectionString));

    /// <inheritdoc/>
    public async Task<Pin> PutAsync(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        string pin = Ulid.New(time);
        await using NpgsqlConnection connection = (NpgsqlConnection)await _unhurried.OpenAsync(cancel).ConfigureAwait(false);
        if (content.Length <= PartBytes)
        {
            // One question and one answer, and one transaction.
            await using NpgsqlBatch batch = new(connection) { BatchCommands = { Note(sha256, content), Hold(pin, sha256) } };
            await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return new Pin(sha256, () => ReleaseAsync(pin));
        }

        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using NpgsqlBatch first = new(connection, transaction) { BatchCommands = { Hold(pin, sha256), Note(sha256, content) } };
        bool isNew = await first.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not null;
        for (int part = 1; isNew && part * (long)PartBytes < content.Length; part++)
        {
            ReadOnlyMemory<byte> bytes = content.Slice(part * PartBytes, Math.Min(PartBytes, content.Length - (part * PartBytes)));
            await ExecuteAsync(connection, "insert into blob_part (sha256, part, content) values ($1, $2, $3)", sha256, (long)part, bytes).ConfigureAwait(false);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return new Pin(sha256, () => ReleaseAsync(pin));
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectStorageException">The content is in object storage.</exception>
    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancel)
    {
        (Stream? parts, string? key, _) = await FindAsync(sha256, cancel).ConfigureAwait(false);
        return key is null ? parts : throw new ObjectStorageException(ObjectFailure.Refused, ObjectFindings.Needed);
    }

    /// <summary>Looks where content is.</summary>
    /// <param name="sha256">Its address.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The bytes where they are here; the object where they are in object storage; and how many they are.</returns>
    internal async Task<(Stream? Parts, string? Key, long Bytes)> FindAsync(string sha256, CancellationToken cancel)
    {
        await using NpgsqlConnection connection = (NpgsqlConnection)await database.OpenAsync(cancel).ConfigureAwait(false);
        await using NpgsqlCommand command = CommandOf(
            connection,
            """
            select bytes, content, object from blob
            left join blob_part on blob_part.sha256 = blob.sha256 and part = 0
            left join blob_object on blob_object.sha256 = blob.sha256 and state = 'kept'
            where blob.sha256 = $1
            """,
            sha256);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            return (null, null, 0);
        }

        long bytes = reader.GetInt64(0);
        // Most content is one part, which comes with the first question.
        return reader.IsDBNull(1)
            ? (null, reader.IsDBNull(2) ? null : reader.GetString(2), bytes)
            : (new PostgresBlobStream(database, sha256, bytes, PartBytes, reader.GetFieldValue<byte[]>(1)), null, bytes);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using NpgsqlConnection connection = (NpgsqlConnection)await database.OpenAsync(cancel).ConfigureAwait(false);
        await using NpgsqlCommand command = CommandOf(connection, "select 1 from blob_object where state = 'kept' limit 1");
        if (await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not null)
        {
            throw new StoreRefusedException(ObjectFindings.Needed);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The pin of a node that was taken for dead does not hold; here it comes out.</remarks>
    public async Task<bool> HoldAsync(DbTransaction transaction, IEnumerable<string> addresses)
    {
        string[] asked = [.. addresses.Distinct().Order(StringComparer.Ordinal)];
        List<string> held = await transaction.ListAsync(
            "select sha256 from blob where sha256 = any(@asked) order by sha256 for key share", row => row.GetString(0), ("@asked", asked)).ConfigureAwait(false);
        return held.Count == asked.Length;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed) => RemoveAsync(sha256, isUsed);

    /// <summary>Deletes content, unless it is pinned or in use.</summary>
    /// <param name="sha256">Its address.</param>
    /// <param name="isUsed">Tells whether a job refers to it.</param>
    /// <returns>The object that is to be erased where it was in object storage, and is noted for that; <see langword="null"/> otherwise.</returns>
    internal async Task<string?> RemoveAsync(string sha256, Func<string, Task<bool>> isUsed)
    {
        string? left = null;
        await using NpgsqlConnection connection = database.Open();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        // Whoever stores the same content waits here for the lock of the row, and then finds it there or stores it anew.
        await using NpgsqlCommand held = CommandOf(connection, "select 1 from blob where sha256 = $1 for update", sha256);
        bool isThere = await held.ExecuteScalarAsync().ConfigureAwait(false) is not null;
        await using NpgsqlCommand pins = CommandOf(
            connection, "select 1 from blob_pin where sha256 = $1 and exists (select 1 from node where node.id = blob_pin.node) limit 1", sha256);
        // A job refers to content before its pin is taken out: where no pin is left, the question finds whatever refers to it.
        if (isThere && await pins.ExecuteScalarAsync().ConfigureAwait(false) is null && !await isUsed(sha256).ConfigureAwait(false))
        {
            await ExecuteAsync(connection, "delete from blob_part where sha256 = $1", sha256).ConfigureAwait(false);
            await ExecuteAsync(connection, "delete from blob_pin where sha256 = $1", sha256).ConfigureAwait(false);
            await ExecuteAsync(connection, "delete from blob where sha256 = $1", sha256).ConfigureAwait(false);
            await using NpgsqlCommand gone = CommandOf(connection, "update blob_object set state = 'gone' where sha256 = $1 and state = 'kept' returning object", sha256);
            left = await gone.ExecuteScalarAsync().ConfigureAwait(false) as string;
        }

        await transaction.CommitAsync().ConfigureAwait(false);
        return left;
    }

    /// <inheritdoc/>
    /// <remarks>Only what nothing refers to; pins of nodes that are gone are removed on the way.</remarks>
    public IEnumerable<string> StoredBefore(DateTimeOffset before)
    {
        using NpgsqlConnection connection = database.Open();
        Execute(connection, "delete from blob_pin where not exists (select 1 from node where node.id = blob_pin.node)");
        using NpgsqlCommand command = CommandOf(
            connection,
            """
            select sha256 from blob
            where stored < $1
              and not exists (select 1 from job where job.input = blob.sha256)
              and not exists (select 1 from job_output where job_output.sha256 = blob.sha256)
              and not exists (select 1 from blob_pin where blob_pin.sha256 = blob.sha256)
            limit $2
            """,
            before.ToUniversalTime(),
            MostOrphansAtOnce);
        List<string> found = [];
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _unhurried.Dispose();

    /// <summary>A connection whose commits do not wait for the disk.</summary>
    internal async Task<NpgsqlConnection> OpenUnhurriedAsync(CancellationToken cancel) => (NpgsqlConnection)await _unhurried.OpenAsync(cancel).ConfigureAwait(false);

    private static string Unhurried(string connection)
    {
        NpgsqlConnectionStringBuilder builder = new(connection);
        builder.Options += " -c synchronous_commit=off";
        builder.MaxPoolSize = Math.Min(builder.MaxPoolSize, MostConnections);
        return builder.ConnectionString;
    }

    /// <summary>Notes the content with its first part, or that it was stored again; gives a row where it was not there.</summary>
    private static NpgsqlBatchCommand Note(string sha256, ReadOnlyMemory<byte> content) => Filled(
        // xmax is 0 in a row that this statement has made, and names this transaction in one that it has changed.
        """
        with noted as (
          insert into blob (sha256, bytes) values ($1, $2) on conflict (sha256) do update set stored = clock_timestamp() returning (xmax = 0) as is_new)
        insert into blob_part (sha256, part, content) select $1, 0, $3 from noted where is_new returning part
        """,
        sha256,
        (long)content.Length,
        content[..Math.Min(PartBytes, content.Length)]);

    /// <summary>Keeps content from being deleted.</summary>
    internal NpgsqlBatchCommand Hold(string pin, string sha256) => Filled("insert into blob_pin (id, sha256, node) values ($1, $2, $3)", pin, sha256, node.Id);

    internal static NpgsqlBatchCommand Filled(string text, params object[] values)
    {
        NpgsqlBatchCommand command = new(text);
        command.Parameters.AddRange(values.Select(ParameterOf).ToArray());
        return command;
    }

    internal async Task ReleaseAsync(string pin)
    {
        try
        {
            await using NpgsqlConnection connection = (NpgsqlConnection)await _unhurried.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            await ExecuteAsync(connection, "delete from blob_pin where id = $1", pin).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The database is away. The pin holds until this node is gone, which costs room and nothing else.
        }
    }

    private static void Execute(NpgsqlConnection connection, string text, params object[] values)
    {
        using NpgsqlCommand command = CommandOf(connection, text, values);
        command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, params object[] values)
    {
        await using NpgsqlCommand command = CommandOf(connection, text, values);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    internal static NpgsqlCommand CommandOf(NpgsqlConnection connection, string text, params object[] values)
    {
        NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddRange(values.Select(ParameterOf).ToArray());
        return command;
    }

    private static NpgsqlParameter ParameterOf(object value) => value is ReadOnlyMemory<byte> bytes
        ? new NpgsqlParameter { Value = bytes, NpgsqlDbType = NpgsqlDbType.Bytea }
        : new NpgsqlParameter { Value = value };
}
