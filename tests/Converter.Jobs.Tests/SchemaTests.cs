using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Converter.Testing;

namespace Converter.Jobs.Tests;

/// <summary>The steps of the schema in SQLite.</summary>
public sealed class SqliteSchemaTests() : SchemaTests(new SqliteStore());

/// <summary>The steps of the schema in PostgreSQL.</summary>
/// <param name="server">The server.</param>
public sealed class PostgresSchemaTests(PostgresServer server) : SchemaTests(new PostgresStore(server));

/// <summary>The schema goes forwards only, once, and old and new programs know whether they go together.</summary>
/// <param name="store">The database.</param>
public abstract class SchemaTests(TestStore store) : IDisposable
{
    private static readonly int Known = Migrations.All[^1].Version;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Steps_are_numbered_in_order_and_none_asks_for_a_program_that_does_not_know_it()
    {
        Assert.Equal(Enumerable.Range(1, Known), Migrations.All.Select(step => step.Version));
        Assert.All(Migrations.All, step => Assert.InRange(step.Oldest, 1, step.Version));
    }

    [Fact]
    public async Task A_store_of_the_first_release_is_taken_forward_with_its_jobs()
    {
        // The first release made its tables without counting steps.
        await new SchemaKeeper(store.Database, [Migrations.All[0]]).PrepareAsync(Cancel);
        await RunAsync("drop table migration");
        await RunAsync(
            """
            insert into job (id, owner, name, state, reason, attempt, interruptions, priority, round, request, input, input_bytes, created, changed, expires)
            values ('01', 'a', 'x.txt', 'queued', 'accepted', 0, 0, 0, 0, '{}', 'in', 1, 5, 5, 9)
            """);

        await store.Database.PrepareAsync(Cancel);

        Assert.Equal(JobState.Queued, (await new SqlJobStore(store.Database, store.Contents).FindAsync("01", Cancel))!.State);
        Assert.Equal(Known, await NumberAsync("select max(version) from migration"));
    }

    [Fact]
    public async Task Processes_that_start_together_make_each_step_once()
    {
        IDatabase[] processes = [.. Enumerable.Range(0, store.Database.Dialect.IsPostgres ? 8 : 1).Select(_ => store.Another())];

        await Task.WhenAll(processes.Select(process => process.PrepareAsync(Cancel)));

        Assert.Equal(Known, await NumberAsync("select count(*) from migration"));
    }

    [Fact]
    public async Task A_newer_store_is_refused_unless_it_says_that_it_goes_with_this_program()
    {
        await store.Database.PrepareAsync(Cancel);
        ImmutableArray<Migration> added = Migrations.All.Add(new Migration(Known + 1, 1, ["alter table job add column colour {text}"]));
        await new SchemaKeeper(store.Database, added).PrepareAsync(Cancel);
        // The step only added something: this program, started anew beside the newer one, still works.
        await store.Database.PrepareAsync(Cancel);

        await new SchemaKeeper(store.Database, added.Add(new Migration(Known + 2, Known + 2, ["alter table job drop column callback"]))).PrepareAsync(Cancel);

        StoreRefusedException refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => store.Database.PrepareAsync(Cancel));
        Assert.Equal("store.schema-newer", refusal.Problem.Code);
        // And it stays as the newer program has made it.
        Assert.Equal(Known + 2, await NumberAsync("select max(version) from migration"));
    }

    [Fact]
    public async Task A_step_that_takes_away_waits_for_the_end_of_older_nodes()
    {
        await store.Database.PrepareAsync(Cancel);
        await RunAsync($"insert into node (id, host, role, version, beat, started) values ('n', 'old-host', 'all', {Known}, 1, 1)");
        ImmutableArray<Migration> next = Migrations.All.Add(new Migration(Known + 1, Known + 1, ["alter table job drop column callback"]));

        StoreRefusedException refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => new SchemaKeeper(store.Database, next).PrepareAsync(Cancel));
        Assert.Equal("store.schema-old-nodes", refusal.Problem.Code);
        Assert.Contains("old-host", refusal.Problem.Message.English, StringComparison.Ordinal);

        await RunAsync("delete from node");
        await new SchemaKeeper(store.Database, next).PrepareAsync(Cancel);
        Assert.Equal(Known + 1, await NumberAsync("select max(version) from migration"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_behind()
    {
        await store.Database.PrepareAsync(Cancel);
        ImmutableArray<Migration> broken = Migrations.All.Add(new Migration(Known + 1, 1, ["create table half (id bigint)", "create tabel other (id bigint)"]));

        await Assert.ThrowsAnyAsync<DbException>(() => new SchemaKeeper(store.Database, broken).PrepareAsync(Cancel));

        await RunAsync("create table half (id bigint)");
        Assert.Equal(Known, await NumberAsync("select max(version) from migration"));
    }

    private async Task RunAsync(string sql)
    {
        await using DbConnection connection = await store.Database.OpenAsync(Cancel);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using DbConnection connection = await store.Database.OpenAsync(Cancel);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
