using System.Data.Common;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Tests;

/// <summary>Statements that a connection of SQLite keeps from one run to the next.</summary>
public sealed class KeptCommandTests : IAsyncLifetime
{
    private const string Insert = "insert into audit (at, owner, action, subject, address) values (@at, @owner, '', @subject, '')";
    private const string Find = "select owner from audit where subject = @subject";

    private readonly SqliteStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.Database.PrepareAsync(Cancel);

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_statement_has_the_values_of_its_own_run_in_whatever_order_they_are_given()
    {
        await WriteAsync(("@at", 1), ("@owner", "甲"), ("@subject", "一"));
        await WriteAsync(("@subject", "二"), ("@at", 2L), ("@owner", "乙"));

        Assert.Equal(["甲"], await FindAsync("一"));
        Assert.Equal(["乙"], await FindAsync("二"));
        Assert.Empty(await FindAsync(null));
    }

    [Fact]
    public async Task A_statement_that_threw_is_run_again_as_if_it_were_new()
    {
        await WriteAsync(("@at", 1), ("@owner", "甲"), ("@subject", "一"));

        await Assert.ThrowsAnyAsync<DbException>(() => WriteAsync(("@at", 2), ("@owner", null), ("@subject", "二")));
        await WriteAsync(("@at", 3), ("@owner", "丙"), ("@subject", "三"));

        Assert.Equal(["甲"], await FindAsync("一"));
        Assert.Empty(await FindAsync("二"));
        Assert.Equal(["丙"], await FindAsync("三"));
    }

    [Fact]
    public async Task A_connection_given_back_within_a_transaction_keeps_nothing_of_it_and_nobody_waiting()
    {
        await using (DbConnection connection = await _store.Database.OpenAsync(Cancel))
        {
            DbTransaction transaction = await connection.BeginTransactionAsync(Cancel);
            await transaction.ExecuteAsync(Insert, ("@at", 1), ("@owner", "甲"), ("@subject", "一"));
        }

        await WriteAsync(("@at", 2), ("@owner", "乙"), ("@subject", "二"));

        Assert.Empty(await FindAsync("一"));
        Assert.Equal(["乙"], await FindAsync("二"));
    }

    private Task<int> WriteAsync(params (string Name, object? Value)[] values) =>
        _store.Database.WriteAsync(transaction => transaction.ExecuteAsync(Insert, values), Cancel);

    private Task<List<string>> FindAsync(string? subject) => _store.Database.ListAsync(Find, row => row.GetString(0), Cancel, ("@subject", subject));
}
