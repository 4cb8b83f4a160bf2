using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>A database that holds the jobs and, in the same transactions, the schedule.</summary>
public interface IDatabase
{
    /// <summary>For the scheduler.</summary>
    string ConnectionString { get; }

    /// <summary>For the scheduler.</summary>
    DbProviderFactory Factory { get; }

    /// <summary>Where its SQL differs from that of others.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Brings the tables to the version of the program.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="Schema.StoreRefusedException">The store is not for this program.</exception>
    Task PrepareAsync(CancellationToken cancel);

    /// <summary>An open connection for reading.</summary>
    /// <param name="cancel">Calls it off.</param>
    Task<DbConnection> OpenAsync(CancellationToken cancel);

    /// <summary>Writes in one transaction, which is committed when the work returns and dropped when it throws.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work; takes a few milliseconds.</param>
    /// <param name="cancel">Calls it off before the commit.</param>
    Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel);
}
