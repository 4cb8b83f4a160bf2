using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Testing;

namespace Converter.Jobs.Tests;

/// <summary>Writes that come at the same time, on SQLite, and the threads of conversions.</summary>
public sealed class GroupCommitTests : IAsyncLifetime
{
    private readonly SqliteStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.Database.PrepareAsync(Cancel);

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_write_that_throws_takes_nothing_of_the_others_with_it()
    {
        Task<int>[] writes = [.. Enumerable.Range(0, 60).Select(WriteAsync)];

        await Task.WhenAll(writes.Where((_, at) => !Throws(at)));

        foreach (Task<int> write in writes.Where((_, at) => Throws(at)))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => write);
        }

        List<string> kept = await _store.Database.ListAsync("select subject from audit order by at", row => row.GetString(0), Cancel);
        Assert.Equal(Enumerable.Range(0, 60).Where(at => !Throws(at)).Select(at => $"{at}"), kept);
    }

    [Fact]
    public async Task A_write_that_is_called_off_before_its_turn_writes_nothing()
    {
        using CancellationTokenSource off = new();
        await off.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.Database.WriteAsync(
            transaction => transaction.ExecuteAsync("insert into audit (at, owner, action, subject, address) values (1, '', '', '', '')"), off.Token));

        Assert.Empty(await _store.Database.ListAsync("select 1 from audit", _ => 1, Cancel));
    }

    [Fact]
    public async Task A_thread_is_used_again_and_one_that_hangs_keeps_nobody_waiting()
    {
        ConversionThreads threads = new();
        using ManualResetEventSlim end = new();
        int first = await threads.RunAsync(() => Environment.CurrentManagedThreadId);
        // The thread is free a moment after its work is told.
        await Patience.UntilAsync(() => threads.Free == 1, Cancel);
        Assert.Equal(first, await threads.RunAsync(() => Environment.CurrentManagedThreadId));
        await Patience.UntilAsync(() => threads.Free == 1, Cancel);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> hanging = threads.RunAsync(() =>
        {
            begun.SetResult();
            end.Wait(Cancel);
            return 1;
        });
        // Before it has begun, the new thread might take it and leave the next work to the first one.
        await begun.Task;
        Assert.NotEqual(first, await threads.RunAsync(() => Environment.CurrentManagedThreadId));
        await Assert.ThrowsAsync<InvalidOperationException>(() => threads.RunAsync<int>(() => throw new InvalidOperationException()));
        end.Set();
        Assert.Equal(1, await hanging);
    }

    private static bool Throws(int at) => at % 7 == 3;

    private Task<int> WriteAsync(int at) => _store.Database.WriteAsync(
        async transaction =>
        {
            int rows = await transaction.ExecuteAsync(
                "insert into audit (at, owner, action, subject, address) values (@at, '', '', @subject, '')", ("@at", at), ("@subject", $"{at}"));
            return Throws(at) ? throw new InvalidOperationException() : rows;
        },
        Cancel);
}
