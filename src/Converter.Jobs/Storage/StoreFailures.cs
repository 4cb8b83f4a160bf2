using System.Data.Common;
using Converter.Jobs.Blobs;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace Converter.Jobs.Storage;

/// <summary>What a failure says of the store.</summary>
public enum StoreFailure
{
    /// <summary>Nothing; it is of another kind.</summary>
    None,

    /// <summary>The store does not answer for now.</summary>
    Away,

    /// <summary>The store has no room.</summary>
    Full,
}

/// <summary>Content was deleted between its storing and the job that was to refer to it; handing it in again stores it again.</summary>
public sealed class ContentGoneException() : IOException("Content was deleted before a job referred to it.");

/// <summary>Reads failures.</summary>
public static class StoreFailures
{
    private const string IdleInTransaction = "25P03";
    private const int SqliteBusy = 5;
    private const int SqliteDisk = 10;
    private const int SqliteFull = 13;

    /// <summary>The system's numbers for a full disk and a full quota: ENOSPC and EDQUOT, and those of Windows.</summary>
    private static readonly int[] NoRoom = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>What a failure says of the store; the scheduler wraps those of the database into its own.</summary>
    /// <param name="exception">The failure.</param>
    public static StoreFailure Of(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } or SqliteException { SqliteErrorCode: SqliteFull } => StoreFailure.Full,
        PostgresException { SqlState: var state } when IsOfTheServer(state) => StoreFailure.Away,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteDisk } or DbException { IsTransient: true } or ContentGoneException => StoreFailure.Away,
        ObjectStorageException { Failure: ObjectFailure.Full } => StoreFailure.Full,
        // A key that was withdrawn or a bucket that is gone is put right by somebody; until then it is as if nobody answered.
        ObjectStorageException { Failure: ObjectFailure.Away or ObjectFailure.Refused } => StoreFailure.Away,
        IOException when NoRoom.Contains(exception.HResult) => StoreFailure.Full,
        // The scheduler's word for a transaction that the database has ended under it.
        JobPersistenceException { InnerException: InvalidOperationException } => StoreFailure.Away,
        { InnerException: { } inner } => Of(inner),
        _ => StoreFailure.None,
    };

    /// <summary>It ends sessions, starts, stops, recovers, is another's copy for reading, or ended a transaction that was not gone on with.</summary>
    private static bool IsOfTheServer(string state) =>
        state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or IdleInTransaction;
}
