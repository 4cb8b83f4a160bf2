using System.Data.Common;
using Converter.Jobs.Storage.Schema;
using Npgsql;

namespace Converter.Jobs.Storage;

/// <summary>
/// A database for several nodes. What is committed is on the disk of the server, unless its <c>synchronous_commit</c> was turned off there.
/// </summary>
/// <param name="connectionString">How to reach it; from <see cref="PostgresAddress"/>.</param>
public sealed class PostgresDatabase(string connectionString) : IDatabase, IDisposable
{
    /// <summary>How often a transaction is tried that PostgreSQL has dropped in favour of another.</summary>
    private const int MostTries = 5;

    /// <inheritdoc/>
    public string ConnectionString { get; } = connectionString;

    /// <inheritdoc/>
    public DbProviderFactory Factory => NpgsqlFactory.Instance;

    /// <inheritdoc/>
    public SqlDialect Dialect => SqlDialect.Postgres;

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancel) => new SchemaKeeper(this, Migrations.All).PrepareAsync(cancel);

    /// <inheritdoc/>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        NpgsqlConnection connection = new(ConnectionString);
        try
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>An open connection, for those who cannot wait otherwise.</summary>
    public NpgsqlConnection Open()
    {
        NpgsqlConnection connection = new(ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The work is done again where two transactions stood in each other's way; it must not leave anything behind outside of its own.</remarks>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using DbConnection connection = await OpenAsync(cancel).ConfigureAwait(false);
                await using DbTransaction transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
                T result = await work(transaction).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
            catch (PostgresException exception) when (attempt < MostTries
                && exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using NpgsqlConnection connection = new(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
