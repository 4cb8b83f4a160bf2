using System.Data.Common;
using Converter.Jobs.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace Converter.Jobs.Storage;

/// <summary>
/// The embedded database: one file, one process. WAL with full synchronisation: what is committed survives a loss of power.
/// </summary>
/// <param name="file">Path of the file.</param>
public sealed class SqliteDatabase(string file) : IDatabase, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <inheritdoc/>
    public string ConnectionString { get; } = ConnectionStringOf(file);

    /// <inheritdoc/>
    public DbProviderFactory Factory => TunedSqliteFactory.Tuned;

    /// <inheritdoc/>
    public SqlDialect Dialect => SqlDialect.Sqlite;

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using DbConnection connection = await OpenAsync(cancel).ConfigureAwait(false);
        await connection.ExecuteAsync("pragma journal_mode=wal", cancel).ConfigureAwait(false);
        await new SchemaKeeper(this, Migrations.All).PrepareAsync(cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        DbConnection connection = Factory.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        return connection;
    }

    /// <inheritdoc/>
    /// <remarks>SQLite has one writer at a time; those of this process wait here in turn and not by polling the file.</remarks>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await using DbConnection connection = await OpenAsync(cancel).ConfigureAwait(false);
            await using DbTransaction transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            T result = await work(transaction).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private static string ConnectionStringOf(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    /// <summary>Gives connections that wait for a lock inside SQLite, in steps of milliseconds; the scheduler takes its connections here too.</summary>
    private sealed class TunedSqliteFactory : DbProviderFactory
    {
        public static TunedSqliteFactory Tuned { get; } = new();

        public override DbConnection CreateConnection() => new TunedSqliteConnection();

        public override DbCommand CreateCommand() => new SqliteCommand();

        public override DbParameter CreateParameter() => new SqliteParameter();

        public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqliteConnectionStringBuilder();
    }

    private sealed class TunedSqliteConnection : SqliteConnection
    {
        public override void Open()
        {
            base.Open();
            using SqliteCommand command = CreateCommand();
            command.CommandText = FormattableString.Invariant($"pragma busy_timeout={DefaultTimeout * 1000}; pragma synchronous=full");
            command.ExecuteNonQuery();
        }
    }
}
