using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>Short ways to run a statement.</summary>
internal static class Sql
{
    public static async Task<int> ExecuteAsync(this DbConnection connection, string text, CancellationToken cancel)
    {
        using Statement statement = Statement.On(connection, null, text, []);
        return statement.RunWell(await statement.Command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false));
    }

    public static async Task<int> ExecuteAsync(this DbTransaction transaction, string text, params (string Name, object? Value)[] values)
    {
        using Statement statement = Statement.On(transaction.Connection!, transaction, text, values);
        return statement.RunWell(await statement.Command.ExecuteNonQueryAsync().ConfigureAwait(false));
    }

    public static async Task<long> NumberAsync(this DbTransaction transaction, string text, params (string Name, object? Value)[] values)
    {
        using Statement statement = Statement.On(transaction.Connection!, transaction, text, values);
        return statement.RunWell(await statement.Command.ExecuteScalarAsync().ConfigureAwait(false)) is { } value and not DBNull
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
        using Statement statement = Statement.On(connection, transaction, text, values);
        List<T> rows = [];
        await using (DbDataReader reader = await statement.Command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }
        }

        return statement.RunWell(rows);
    }

    /// <summary>A statement that is run once: a command that its connection has kept, or one of its own.</summary>
    private sealed class Statement(DbCommand command, KeptCommands? keeper) : IDisposable
    {
        private bool _hasRunWell;

        public DbCommand Command => command;

        public static Statement On(DbConnection connection, DbTransaction? transaction, string text, (string Name, object? Value)[] values)
        {
            KeptCommands? keeper = (connection as IKeepsCommands)?.Commands;
            DbCommand? kept = keeper?.Take(text);
            DbCommand command = kept ?? connection.CreateCommand();
            command.Transaction = transaction;
            if (kept is null)
            {
                command.CommandText = text;
            }

            for (int at = 0; at < values.Length; at++)
            {
                (kept?.Parameters[values[at].Name] ?? Parameter(command, values[at].Name)).Value = values[at].Value ?? DBNull.Value;
            }

            return new Statement(command, keeper);
        }

        /// <summary>What came of it, where it did not throw: only such a command is kept.</summary>
        public T RunWell<T>(T result)
        {
            _hasRunWell = true;
            return result;
        }

        public void Dispose()
        {
            if (_hasRunWell && keeper is not null)
            {
                keeper.Keep(command);
            }
            else
            {
                command.Dispose();
            }
        }

        private static DbParameter Parameter(DbCommand command, string name)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            return parameter;
        }
    }
}
