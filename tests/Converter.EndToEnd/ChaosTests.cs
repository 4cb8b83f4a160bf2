using System.Diagnostics;
using System.Globalization;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>
/// Three nodes as processes on one PostgreSQL, jobs that come in over HTTP at any of them, and whatever can befall them: killed, stopped for
/// longer than the others wait and continued, asked to end, their connections cut, the database slow for seconds, and restarted as if its machine had died. Every
/// accepted job ends once, with whole files. What befalls is drawn with a fixed seed. With <c>CONVERTER_SOAK=1</c> it goes on for an hour and
/// for 2 000 jobs at least, and now and then the database is away for a whole minute; <c>CONVERTER_CHAOS_JOBS</c> and <c>CONVERTER_CHAOS_SECONDS</c> set both otherwise.
/// </summary>
public sealed class ChaosTests
{
    private const int Nodes = 3;
    private const int Hands = 4;

    /// <summary>Speeches in a long text: so long that a node is easily met in the middle of it. In the long form there is one for seven short ones.</summary>
    private const int Length = 25;

    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("CONVERTER_SOAK") is { Length: > 0 };
    private static readonly int Jobs = Number("CONVERTER_CHAOS_JOBS", IsSoak ? 2_000 : 60);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(Number("CONVERTER_CHAOS_SECONDS", IsSoak ? 3_600 : 22));
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AwayEvery = TimeSpan.FromMinutes(8);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_accepted_job_ends_once_whatever_befalls_the_nodes_and_the_database() => RunAsync(null);

    /// <summary>The same with the files in object storage, which is killed and hangs now and then as well.</summary>
    [Fact]
    public async Task Every_accepted_job_ends_once_whatever_befalls_the_nodes_the_database_and_the_object_storage()
    {
        using S3Server objects = new();
        await RunAsync(objects);
    }

    private static async Task RunAsync(S3Server? objects)
    {
        using ChaosCluster cluster = new(Nodes, objects);
        await cluster.StartAsync();
        string text = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        string longText = string.Concat(Enumerable.Repeat(text + "\n", Length));
        int handedIn = 0;
        Stopwatch clock = Stopwatch.StartNew();
        Task<string[]> load = JobLoad.HandInAsync(
            Jobs,
            Hands,
            Most * Hands / Jobs,
            at => IsSoak && at % 8 > 0 ? text : longText,
            (at, attempt) => cluster.Clients[(at + attempt) % Nodes],
            () => Interlocked.Increment(ref handedIn));
        Dictionary<string, int> befell = await BefallAsync(cluster, () => Volatile.Read(ref handedIn) >= Jobs, clock);
        string[] accepted = await load;
        cluster.Note("all are in");

        IReadOnlySet<string> again = await CheckAsync(cluster, accepted);

        Assert.Equal((3 * Jobs).ToString(CultureInfo.InvariantCulture), cluster.Query("select count(*) from job_output"));
        Assert.Equal(Jobs.ToString(CultureInfo.InvariantCulture), cluster.Query("select count(*) from job"));
        Assert.Equal(
            string.Empty,
            cluster.Query("select sha256 from job_output where not exists (select 1 from blob where blob.sha256 = job_output.sha256) limit 1"));
        Assert.NotEmpty(cluster.CutOff);
        Assert.DoesNotContain(cluster.CutOff, cut => !again.Contains(cut.Key) && !cluster.HadEnded(cut.Key, cut.Value));
        string summary = FormattableString.Invariant(
            $"{Jobs} jobs in {clock.Elapsed.TotalSeconds:0} s; {again.Count} were cut off and done again; a stopped node was struck out within {cluster.LongestTakeOver.TotalSeconds:0} s; {string.Join(", ", befell.Select(pair => $"{pair.Key} {pair.Value}"))}");
        cluster.Note(summary);
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
    }

    /// <summary>What is wrong stands among the notes too, which outlive the run.</summary>
    private static async Task<IReadOnlySet<string>> CheckAsync(ChaosCluster cluster, string[] accepted)
    {
        try
        {
            return await JobLoad.CheckAsync(cluster.Clients[0], accepted);
        }
        catch (Exception exception)
        {
            cluster.Note(exception.ToString());
            cluster.Note(cluster.Query("select state || ' ' || count(*) from job group by state"));
            throw;
        }
    }

    /// <summary>Lets one thing after another befall, until the jobs are in and the time is over.</summary>
    private static async Task<Dictionary<string, int>> BefallAsync(ChaosCluster cluster, Func<bool> areIn, Stopwatch clock)
    {
        Random random = new(20260302);
        Dictionary<string, int> befell = [];
        // Each of the first ones comes in turn, so that the short form has all of them (with object storage those that concern it at least); then they are drawn.
        string[] kinds = cluster.HasObjects
            ? ["objects-away", "kill", "objects-slow", "stop", "cut", "slow", "restart", "end"]
            : ["kill", "stop", "cut", "slow", "restart", "end"];
        TimeSpan away = TimeSpan.Zero;
        for (int round = 0; !areIn() || clock.Elapsed < Most; round++)
        {
            await Task.Delay(random.Next(200, 1_500), Cancel);
            string kind = round < kinds.Length ? kinds[round] : kinds[random.Next(kinds.Length)];
            if (IsSoak && clock.Elapsed > away + AwayEvery)
            {
                (kind, away) = ("away", clock.Elapsed);
            }

            befell[kind] = befell.GetValueOrDefault(kind) + 1;
            cluster.Note(kind);
            await BefallAsync(cluster, kind, random, areIn);
        }

        return befell;
    }

    private static async Task BefallAsync(ChaosCluster cluster, string kind, Random random, Func<bool> areIn)
    {
        switch (kind)
        {
            case "kill":
                await cluster.KillAsync(random, areIn);
                break;
            case "stop":
                await cluster.StopAsync(random, areIn);
                break;
            case "cut":
                cluster.Cut();
                break;
            case "slow":
                await cluster.SlowAsync(TimeSpan.FromMilliseconds(random.Next(1_000, 4_000)));
                break;
            case "restart":
                await cluster.AwayAsync(TimeSpan.FromMilliseconds(random.Next(0, 2_000)));
                break;
            case "objects-away":
                await cluster.ObjectsAwayAsync(TimeSpan.FromMilliseconds(random.Next(0, 4_000)));
                break;
            case "objects-slow":
                await cluster.ObjectsSlowAsync(TimeSpan.FromMilliseconds(random.Next(1_000, 8_000)));
                break;
            case "away":
                await cluster.AwayAsync(Minute);
                break;
            default:
                await cluster.EndAsync(random);
                break;
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
