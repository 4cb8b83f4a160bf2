using System.Diagnostics;
using System.Globalization;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>
/// Three nodes as processes on one PostgreSQL, jobs that come in over HTTP at any of them, and whatever can befall them: killed, stopped for
/// longer than the others wait and continued, asked to end, their connections cut, the database slow for seconds, and restarted as if its machine had died. Every
/// accepted job ends once, with whole files. What befalls is drawn with a fixed seed. With <c>CONVERTER_SOAK=1</c> it goes on for an hour and
/// for 2 000 jobs at least; <c>CONVERTER_CHAOS_JOBS</c> and <c>CONVERTER_CHAOS_SECONDS</c> set both otherwise.
/// </summary>
public sealed class ChaosTests
{
    private const int Nodes = 3;
    private const int Hands = 4;

    /// <summary>Speeches in one text: so long that at any moment some job runs on nearly every node, since what befalls must meet jobs in the middle.</summary>
    private const int Length = 25;

    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("CONVERTER_SOAK") is { Length: > 0 };
    private static readonly int Jobs = Number("CONVERTER_CHAOS_JOBS", IsSoak ? 2_000 : 60);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(Number("CONVERTER_CHAOS_SECONDS", IsSoak ? 3_600 : 22));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_accepted_job_ends_once_whatever_befalls_the_nodes_and_the_database()
    {
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        string store = database.NewDatabase();
        ServedProcess[] nodes = [.. Enumerable.Range(0, Nodes).Select(at => NodeOf(folder.PathOf($"data{at}"), store))];
        try
        {
            await Task.WhenAll(nodes.Select(node => node.StartAsync(Cancel)));
            HttpClient[] clients = [.. nodes.Select(node => new HttpClient { BaseAddress = new Uri(node.Address), Timeout = TimeSpan.FromSeconds(10) })];
            string text = string.Concat(Enumerable.Repeat(await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel) + "\n", Length));
            int handedIn = 0;
            Stopwatch clock = Stopwatch.StartNew();
            Task<string[]> load = JobLoad.HandInAsync(Jobs, Hands, Most * Hands / Jobs, text, (at, attempt) => clients[(at + attempt) % Nodes], () => Interlocked.Increment(ref handedIn));
            Dictionary<string, int> befell = await BefallAsync(nodes, database, store, clock, () => Volatile.Read(ref handedIn));
            string[] accepted = await load;

            int again = await JobLoad.CheckAsync(clients[0], accepted);

            Assert.Equal((3 * Jobs).ToString(CultureInfo.InvariantCulture), database.Query(store, "select count(*) from job_output"));
            Assert.Equal(Jobs.ToString(CultureInfo.InvariantCulture), database.Query(store, "select count(*) from job"));
            Assert.Equal(
                string.Empty,
                database.Query(store, "select sha256 from job_output where not exists (select 1 from blob where blob.sha256 = job_output.sha256) limit 1"));
            Assert.True(again > 0, "nothing met a job in the middle");
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{Jobs} jobs in {clock.Elapsed.TotalSeconds:0} s; {again} were cut off and done again; {string.Join(", ", befell.Select(pair => $"{pair.Key} {pair.Value}"))}");
        }
        finally
        {
            Array.ForEach(nodes, node => node.Dispose());
        }
    }

    /// <summary>Lets one thing after another befall, until the jobs are in and the time is over.</summary>
    private static async Task<Dictionary<string, int>> BefallAsync(ServedProcess[] nodes, PostgresServer database, string store, Stopwatch clock, Func<int> handedIn)
    {
        Random random = new(20260302);
        Dictionary<string, int> befell = [];
        // Each of the first ones comes in turn, so that the short form has all of them; then they are drawn.
        string[] kinds = ["kill", "stop", "cut", "slow", "restart", "end"];
        for (int round = 0; handedIn() < Jobs || clock.Elapsed < Most; round++)
        {
            await Task.Delay(random.Next(200, 1_500), Cancel);
            string kind = round < kinds.Length ? kinds[round] : kinds[random.Next(kinds.Length)];
            befell[kind] = befell.GetValueOrDefault(kind) + 1;
            ServedProcess node = nodes[random.Next(nodes.Length)];
            switch (kind)
            {
                case "kill":
                    node.Kill();
                    await node.StartAsync(Cancel);
                    break;
                case "stop":
                    // Longer than the ten looks after which the others take its jobs over.
                    node.Signal("STOP");
                    await Task.Delay(TimeSpan.FromSeconds(14), Cancel);
                    node.Signal("CONT");
                    break;
                case "cut":
                    database.Query(store, "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'converter' and pid <> pg_backend_pid()");
                    break;
                case "slow":
                    // A disk that does not answer for a while looks like this to the nodes.
                    database.Signal("STOP");
                    await Task.Delay(random.Next(1_000, 4_000), Cancel);
                    database.Signal("CONT");
                    break;
                case "restart":
                    database.Stop();
                    await Task.Delay(random.Next(0, 2_000), Cancel);
                    database.Start();
                    break;
                default:
                    node.Terminate();
                    await node.StartAsync(Cancel);
                    break;
            }
        }

        return befell;
    }

    private static ServedProcess NodeOf(string data, string store)
    {
        ServedProcess node = new(data, "--store", store);
        node.Environment["CONVERTER_StorePassword"] = PostgresServer.Password;
        node.Environment["CONVERTER_Jobs__MostInterruptions"] = "1000";
        node.Environment["CONVERTER_Jobs__MostQueued"] = "100000";
        node.Environment["CONVERTER_Jobs__MostQueuedPerOwner"] = "100000";
        node.Environment["CONVERTER_LogRequests"] = "false";
        return node;
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
