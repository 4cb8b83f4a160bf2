using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>A node that starts while the database gives trouble.</summary>
public sealed class ClusterStartTests
{
    private const int Troubles = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// A server that is busy with much else ends transactions that it takes for forgotten (25P03), also those of a node that is about to start. The node
    /// starts all the same, and converts.
    /// </summary>
    [Fact]
    public async Task A_start_whose_transactions_the_database_ends_is_tried_again()
    {
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        string store = database.NewDatabase();
        using ServedProcess node = new(folder.PathOf("data"), "--store", store);
        node.Environment["CONVERTER_StorePassword"] = PostgresServer.Password;
        await node.StartAsync(Cancel);
        node.Terminate();
        // A sequence counts on though its transaction is dropped.
        database.Query(store, $"""
            create function trouble() returns trigger language plpgsql as $$
            begin
              if nextval(tg_argv[0]) <= {Troubles} then raise exception 'trouble' using errcode = '25P03'; end if;
              return null;
            end $$
            """);
        string[] tables = database.Query(store, "select relname from pg_class where relkind = 'r' and relname in ('node', 'qrtz_scheduler_state', 'qrtz_triggers', 'qrtz_job_details')").Split('\n');
        Assert.Equal(4, tables.Length);
        foreach (string table in tables)
        {
            database.Query(store, $"create sequence trouble_{table}");
            database.Query(store, $"create trigger trouble before insert or update or delete on {table} for each statement execute function trouble('trouble_{table}')");
        }

        await node.StartAsync(Cancel);

        using HttpClient http = new() { BaseAddress = new Uri(node.Address) };
        string text = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        await JobLoad.CheckAsync(http, await JobLoad.HandInAsync(1, 1, TimeSpan.Zero, _ => text, (_, _) => http, () => { }));
        foreach (string table in tables)
        {
            await JobLoad.UntilAsync(() => Task.FromResult(database.Query(store, $"select last_value > {Troubles} from trouble_{table}") == "t"));
        }
    }
}
