using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Converter.Jobs.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace Converter.Jobs.Storage;

/// <summary>
/// The embedded database: one file, one process, in WAL. What this program writes survives a loss of power (full synchronisation). What the
/// scheduler writes reaches the disk with the next of these commits: the log is one sequence, and a notice is written before the
/// change that it tells of.
/// </summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConcurrentBag<TunedSqliteConnection> _idle = [];
    private readonly GroupCommit _commits;

    /// <summary>A database in a file, which is made where it does not exist.</summary>
    /// <param name="file">Path of the file.</param>
    public SqliteDatabase(string file)
    {
        ConnectionString = ConnectionStringOf(file);
        Factory = new TunedSqliteFactory(_writer);
        _commits = new GroupCommit(BeginAsync);
    }

    /// <inheritdoc/>
    public string ConnectionString { get; }

    /// <inheritdoc/>
    public DbProviderFactory Factory { get; }

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
        if (_idle.TryTake(out TunedSqliteConnection? idle))
        {
            return idle;
        }

        TunedSqliteConnection connection = new(_writer, "full", _idle.Add) { ConnectionString = ConnectionString };
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        return connection;
    }

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => _commits.WriteAsync(work, cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out TunedSqliteConnection? idle))
        {
            idle.Close();
        }

        _writer.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private async Task<DbTransaction> BeginAsync()
    {
        DbConnection connection = await OpenAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await connection.BeginTransactionAsync().ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string ConnectionStringOf(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    /// <summary>Makes the connections of the scheduler.</summary>
    private sealed class TunedSqliteFactory(SemaphoreSlim writer) : DbProviderFactory
    {
        public override DbConnection CreateConnection() => new TunedSqliteConnection(writer, "normal", null);

        public override DbCommand CreateCommand() => new SqliteCommand();

        public override DbParameter CreateParameter() => new SqliteParameter();

        public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqliteConnectionStringBuilder();
    }

    /// <summary>
    /// A connection whose transactions wait in turn for the one writer that SQLite has, and not by asking the file again and again with
    /// ever longer breaks. For other processes there is the time-out of SQLite.
    /// </summary>
    /// <param name="writer">The turn of those who write.</param>
    /// <param name="synchronous">How a commit reaches the disk.</param>
    /// <param name="giveBack">Takes the connection, open and with its commands, when whoever had it disposes of it; <see langword="null"/> closes it.</param>
    private sealed class TunedSqliteConnection(SemaphoreSlim writer, string synchronous, Action<TunedSqliteConnection>? giveBack) : SqliteConnection, IKeepsCommands
    {
        private bool _isWriting;

        public KeptCommands Commands { get; } = new();

        /// <inheritdoc/>
        /// <remarks>A transaction takes itself out of here when it ends, however it ends.</remarks>
        protected override SqliteTransaction? Transaction
        {
            get => base.Transaction;
            set
            {
                base.Transaction = value;
                if (value is null)
                {
                    Leave();
                }
            }
        }

        public override void Open()
        {
            base.Open();
            using SqliteCommand command = CreateCommand();
            command.CommandText = FormattableString.Invariant($"pragma busy_timeout={DefaultTimeout * 1000}; pragma synchronous={synchronous}");
            command.ExecuteNonQuery();
        }

        public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
        {
            Enter(writer.Wait(TimeSpan.FromSeconds(DefaultTimeout)));
            return Begin(isolationLevel, deferred);
        }

        protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
        {
            Enter(await writer.WaitAsync(TimeSpan.FromSeconds(DefaultTimeout), cancellationToken).ConfigureAwait(false));
            return Begin(isolationLevel, deferred: false);
        }

        private SqliteTransaction Begin(IsolationLevel isolationLevel, bool deferred)
        {
            try
            {
                return base.BeginTransaction(isolationLevel, deferred);
            }
            catch
            {
                Leave();
                throw;
            }
        }

        private void Enter(bool isIn) => _isWriting = isIn ? true : throw new TimeoutException("The database is held by another transaction.");

        public override void Close()
        {
            Commands.Clear();
            EndTransaction();
            base.Close();
            Leave();
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing && giveBack is not null && State == ConnectionState.Open)
            {
                EndTransaction();
                giveBack(this);
            }
            else
            {
                base.Dispose(disposing);
            }
        }

        private void EndTransaction()
        {
            try
            {
                Transaction?.Dispose();
            }
            catch (SqliteException)
            {
                // SQLite has dropped it itself, as it does where a commit finds no room: there is nothing to roll back.
                Transaction = null;
            }
        }

        private void Leave()
        {
            if (_isWriting)
            {
                _isWriting = false;
                writer.Release();
            }
        }
    }
}
