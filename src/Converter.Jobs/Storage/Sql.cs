using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>Short ways to run a statement.</summary>
internal static class Sql
{
    public static DbCommand Command(this DbConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = text;
        foreach ((string name, object? value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static async Task<int> ExecuteAsync(this DbConnection connection, string text, CancellationToken cancel)
    {
        await using DbCommand command = connection.Command(text);
        return await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    public static async Task<int> ExecuteAsync(this DbTransaction transaction, string text, params (string Name, object? Value)[] values)
    {
        await using DbCommand command = transaction.Connection!.Command(text, values);
        command.Transaction = transaction;
        return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public static async Task<long> NumberAsync(this DbTransaction transaction, string text, params (string Name, object? Value)[] values)
    {
        await using DbCommand command = transaction.Connection!.Command(text, values);
        command.Transaction = transaction;
        return await command.ExecuteScalarAsync().ConfigureAwait(false) is { } value and not DBNull
            ? System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
    }

    public static Task<List<T>> ListAsync<T>(
        this DbTransaction transaction, string text, Func<DbDataReader, T> read, params (string Name, object? Value)[] values) =>
        ListAsync(transaction.Connection!, transaction, text, read, values, CancellationToken.None);

    public static async Task<List<T>> ListAsync<T>(
        this IDatabase database, string text, Func<DbDataReader, T> read, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using DbConnection connection = await database.OpenAsync(cancel).ConfigureAwait(false);
        return await ListAsync(connection, null, text, read, values, cancel).ConfigureAwait(false);
    }

    /// <summary>Names of parameters for a list in brackets.</summary>
    public static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(at => FormattableString.Invariant($"@j{at}")));

    /// <summary>The values for <see cref="Names"/>.</summary>
    public static IEnumerable<(string Name, object? Value)> Values(IEnumerable<string> values) =>
        values.Select((value, at) => (FormattableString.Invariant($"@j{at}"), (object?)value));

    public static string? Text(this DbDataReader row, string column) => row[column] as string;

    public static long Number(this DbDataReader row, string column) =>
        System.Convert.ToInt64(row[column], System.Globalization.CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(this DbDataReader row, string column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Number(column));

    public static DateTimeOffset? TimeOrNone(this DbDataReader row, string column) => row[column] is DBNull ? null : row.Time(column);

    private static async Task<List<T>> ListAsync<T>(
        DbConnection connection,
        DbTransaction? transaction,
        string text,
        Func<DbDataReader, T> read,
        (string Name, object? Value)[] values,
        CancellationToken cancel)
    {
        await using DbCommand command = connection.Command(text, values);
        command.Transaction = transaction;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
