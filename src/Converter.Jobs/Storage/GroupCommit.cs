using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>
/// Writes that come at the same time go into one transaction: what a commit costs is the wait for the disk, and one wait serves them all.
/// Each has a savepoint of its own, so that one that throws takes nothing of the others with it.
/// </summary>
/// <param name="begin">Begins a transaction on a connection of its own.</param>
internal sealed class GroupCommit(Func<Task<DbTransaction>> begin)
{
    private const string Savepoint = "write";
    private const int MostAtOnce = 100;

    private readonly Queue<Write> _waiting = new();
    private bool _isWriting;

    /// <summary>Writes; what was written is durable when this returns.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Calls it off before it begins.</param>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        Write<T> write = new(work, cancel);
        bool isFirst;
        lock (_waiting)
        {
            _waiting.Enqueue(write);
            isFirst = !_isWriting;
            _isWriting = true;
        }

        if (isFirst)
        {
            _ = Task.Run(WriteAllAsync, CancellationToken.None);
        }

        return write.Result;
    }

    private async Task WriteAllAsync()
    {
        for (List<Write> group = NextGroup(); group.Count > 0; group = NextGroup())
        {
            try
            {
                DbTransaction transaction = await begin().ConfigureAwait(false);
                // The transaction ends with its connection, which knows what to do with one that the database has dropped itself.
                await using DbConnection connection = transaction.Connection!;
                foreach (Write write in group)
                {
                    await OneAsync(transaction, write).ConfigureAwait(false);
                }

                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);

                group.ForEach(write => write.Tell());
            }
#pragma warning disable CA1031 // Whatever it is, those who wait for the transaction are told.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                // Where one of them made the database drop the transaction, its own fault says why, and not that there is no transaction any more.
                Exception cause = group.Select(write => write.Fault).FirstOrDefault(fault => fault is not null && StoreFailures.Of(fault) != StoreFailure.None) ?? exception;
                group.ForEach(write => write.Fail(cause));
            }
        }
    }

    private static async Task OneAsync(DbTransaction transaction, Write write)
    {
        await transaction.SaveAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        if (!await write.RunAsync(transaction).ConfigureAwait(false))
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        }

        await transaction.ReleaseAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
    }

    private List<Write> NextGroup()
    {
        List<Write> group = [];
        lock (_waiting)
        {
            while (group.Count < MostAtOnce && _waiting.TryDequeue(out Write? write))
            {
                group.Add(write);
            }

            _isWriting = group.Count > 0;
        }

        return group;
    }

    private abstract class Write
    {
        /// <summary>What the work threw; <see langword="null"/> for nothing.</summary>
        public Exception? Fault { get; protected set; }

        /// <summary>Does the work.</summary>
        /// <returns>Whether it did not throw.</returns>
        public abstract Task<bool> RunAsync(DbTransaction transaction);

        /// <summary>Tells what came of it, now that it is durable.</summary>
        public abstract void Tell();

        /// <summary>Tells that the transaction as a whole failed.</summary>
        public abstract void Fail(Exception exception);
    }

    private sealed class Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) : Write
    {
        private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Result => _told.Task;

        public override async Task<bool> RunAsync(DbTransaction transaction)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                _result = await work(transaction).ConfigureAwait(false);
                return true;
            }
#pragma warning disable CA1031 // It is told to whoever asked for the write.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fault = exception;
                return false;
            }
        }

        public override void Tell()
        {
            if (Fault is OperationCanceledException && cancel.IsCancellationRequested)
            {
                _told.TrySetCanceled(cancel);
            }
            else if (Fault is not null)
            {
                _told.TrySetException(Fault);
            }
            else
            {
                _told.TrySetResult(_result!);
            }
        }

        public override void Fail(Exception exception) => _told.TrySetException(exception);
    }
}
