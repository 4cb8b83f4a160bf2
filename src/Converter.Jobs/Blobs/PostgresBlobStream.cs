using Converter.Jobs.Storage;
using Npgsql;

namespace Converter.Jobs.Blobs;

/// <summary>Reads content part by part; it can be begun anywhere, for ranges.</summary>
/// <param name="database">The database.</param>
/// <param name="sha256">The content.</param>
/// <param name="length">Its bytes.</param>
/// <param name="partBytes">Bytes in a part.</param>
/// <param name="first">The first part.</param>
internal sealed class PostgresBlobStream(PostgresDatabase database, string sha256, long length, int partBytes, byte[] first) : BlobStream(length)
{
    private const string Query = "select content from blob_part where sha256 = $1 and part = $2";

    private byte[] _part = first;
    private long _partAt;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (NeedsPart(out long at))
        {
            using NpgsqlConnection connection = database.Open();
            using NpgsqlCommand command = PostgresBlobStore.CommandOf(connection, Query, sha256, at);
            Keep(command.ExecuteScalar(), at);
        }

        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (NeedsPart(out long at))
        {
            await using NpgsqlConnection connection = (NpgsqlConnection)await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using NpgsqlCommand command = PostgresBlobStore.CommandOf(connection, Query, sha256, at);
            Keep(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), at);
        }

        return Copy(buffer.Span);
    }

    private bool NeedsPart(out long at)
    {
        at = Position / partBytes;
        return at != _partAt;
    }

    private void Keep(object? found, long at) =>
        (_part, _partAt) = (found as byte[] ?? throw new IOException($"The content {sha256} was deleted while it was read."), at);

    private int Copy(Span<byte> buffer)
    {
        ReadOnlySpan<byte> rest = _part.AsSpan((int)(Position - (_partAt * partBytes)));
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        Position += count;
        return count;
    }
}
