using System.Globalization;
using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>
/// A schedule that comes every second on three nodes with one PostgreSQL, of which one after another is killed in the middle of a run; at last the
/// database is, which no node may take for a reason to end.
/// </summary>
public sealed class ScheduleClusterTests
{
    private const int Nodes = 3;
    private const int Kills = 2;
    private const int FilesBetween = 8;

    /// <summary>Long enough that every node meets it in what it looks after once a second.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_schedule_fires_twice_for_one_instant_and_no_text_is_made_twice_though_nodes_and_the_database_are_killed()
    {
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        string store = database.NewDatabase();
        string speech = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        Directory.CreateDirectory(folder.PathOf("in"));
        string settings = folder.Write("settings.json", JsonSerializer.SerializeToUtf8Bytes(new { Schedules = new { Roots = new { root = folder.Path } } }));
        ServedProcess[] nodes = [.. Enumerable.Range(0, Nodes).Select(at => NodeOf(folder.PathOf($"data{at}"), store, settings))];
        try
        {
            await Task.WhenAll(nodes.Select(node => node.StartAsync(Cancel)));
            CommandLineRun created = CommandLineRun.Of(
                "schedules", "create", "--url", nodes[0].Address, "--name", "每秒", "--cron", "0/1 * * * * ?", "--overlap", "queue", "--source", "root/in", "--target", "root/out");
            Assert.True(created.ExitCode == 0, created.Error);
            int files = 0;
            for (int kill = 0; kill <= Kills; kill++)
            {
                for (int at = 0; at < FilesBetween; at++, files++)
                {
                    await File.WriteAllTextAsync(folder.PathOf($"in/{files:00}.txt"), $"{speech}\n第{files}份。\n", Cancel);
                }

                ServedProcess node = await BusyAsync(nodes, database, store);
                if (kill < Kills)
                {
                    node.Kill();
                    await node.StartAsync(Cancel);
                }
                else
                {
                    database.Stop();
                    await Task.Delay(Away, Cancel);
                    database.Start();
                }
            }

            await JobLoad.UntilAsync(() => Task.FromResult(Directory.Exists(folder.PathOf("out")) && Directory.GetFiles(folder.PathOf("out"), "*.pdf").Length == files));
            // The node may not have heard yet that the database is back, and says 503 until it has.
            await JobLoad.UntilAsync(() => Task.FromResult(
                CommandLineRun.Of("schedules", "pause", created.Output.Trim(), "--reason", "测试", "--url", nodes[0].Address).ExitCode == 0));
            await JobLoad.UntilAsync(() => Task.FromResult(database.Query(store, "select count(*) from schedule_run where state in ('waiting', 'running')") == "0"));

            long[] instants = [.. database.Query(store, "select instant from schedule_run order by instant").Split('\n').Select(line => long.Parse(line, CultureInfo.InvariantCulture))];
            Assert.True(instants.Length > Kills, "it has hardly run");
            Assert.Equal(instants.Length, instants.Select(instant => instant / 1_000).Distinct().Count());
            Assert.All(instants, instant => Assert.Equal(0, instant % 1_000));
            Assert.Equal(string.Empty, database.Query(store, "select name from job group by name having count(*) > 1"));
            Assert.Equal(files.ToString(CultureInfo.InvariantCulture), database.Query(store, "select count(*) from job where state = 'succeeded'"));
            Assert.Equal(string.Empty, database.Query(store, "select state, reason from schedule_run where state <> 'succeeded'"));
            Assert.All(nodes, node => Assert.True(node.IsRunning));
        }
        finally
        {
            Array.ForEach(nodes, node => node.Dispose());
        }
    }

    /// <summary>Waits for the middle of a run: it makes one of its texts. (What a killed node ran runs on in the store until the others miss it.)</summary>
    private static async Task<ServedProcess> BusyAsync(ServedProcess[] nodes, PostgresServer database, string store)
    {
        ServedProcess? node = null;
        await JobLoad.UntilAsync(() =>
        {
            string[] busy = database.Query(store, "select distinct node from job where state = 'running' and batch is not null").Split('\n');
            node = nodes.FirstOrDefault(one => busy.Contains(one.Node));
            return Task.FromResult(node is not null);
        });
        return node!;
    }

    private static ServedProcess NodeOf(string data, string store, string settings)
    {
        ServedProcess node = new(data, "--store", store, "--settings", settings);
        node.Environment["CONVERTER_StorePassword"] = PostgresServer.Password;
        node.Environment["CONVERTER_LogRequests"] = "false";
        return node;
    }
}
