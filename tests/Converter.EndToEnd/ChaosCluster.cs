using System.Diagnostics;
using System.Globalization;
using System.Net;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>
/// Nodes as processes on one PostgreSQL, and what can befall both. What they say, and what befell when, is kept in the folder <c>chaos</c> or <c>chaos-objects</c> beside the
/// tests until the next run, so that a failure can be read.
/// </summary>
public sealed class ChaosCluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresServer _database = new();
    private readonly S3Server? _objects;
    private readonly string? _bucket;
    private readonly ServedProcess[] _nodes;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<string, DateTimeOffset> _cutOff = [];

    /// <summary>Prepares nodes; starts the database only.</summary>
    /// <param name="count">How many.</param>
    /// <param name="objects">The object storage that has their files; <see langword="null"/> for files in the database.</param>
    public ChaosCluster(int count, S3Server? objects)
    {
        (_objects, _bucket) = (objects, objects?.NewBucket());
        Kept = Path.Combine(AppContext.BaseDirectory, objects is null ? "chaos" : "chaos-objects");
        if (Directory.Exists(Kept))
        {
            Directory.Delete(Kept, recursive: true);
        }

        Directory.CreateDirectory(Kept);
        Store = _database.NewDatabase();
        _nodes = [.. Enumerable.Range(0, count).Select(NodeOf)];
        Clients = [.. _nodes.Select(node => new HttpClient { BaseAddress = new Uri(node.Address), Timeout = TimeSpan.FromSeconds(10) })];
    }

    /// <summary>Clients of the nodes.</summary>
    public HttpClient[] Clients { get; }

    /// <summary>Address of the database.</summary>
    public string Store { get; }

    /// <summary>Jobs that a node was seen to run when it was killed or stopped for too long, and when it was stopped for that look.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> CutOff => _cutOff;

    /// <summary>The longest time from the stop of a node until the others had struck it out.</summary>
    public TimeSpan LongestTakeOver { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Whether the files are in object storage.</summary>
    public bool HasObjects => _objects is not null;

    private string Kept { get; }

    /// <summary>Starts the nodes.</summary>
    public Task StartAsync() => Task.WhenAll(_nodes.Select(node => node.StartAsync(Cancel)));

    /// <summary>Asks the database.</summary>
    /// <param name="sql">What.</param>
    public string Query(string sql) => _database.Query(Store, sql);

    /// <summary>
    /// Whether a job had ended before the moment at which its node was stopped, though the look found it running: what the node had said last was on
    /// its way still.
    /// </summary>
    /// <param name="id">The job.</param>
    /// <param name="moment">When the node was stopped.</param>
    public bool HadEnded(string id, DateTimeOffset moment) =>
        Query($"select count(*) from job where id = '{id}' and attempt = 1 and finished <= {moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}") == "1";

    /// <summary>Notes what happens.</summary>
    /// <param name="what">What.</param>
    public void Note(string what) => File.AppendAllText(
        Path.Combine(Kept, "befell"), string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} {_clock.Elapsed.TotalSeconds,8:0.0} s {what}\n"));

    /// <summary>Kills a node in the middle of a job and starts it again.</summary>
    /// <param name="random">Draws the node.</param>
    /// <param name="isOver">Whether no more jobs come in; then none is waited for.</param>
    public async Task KillAsync(Random random, Func<bool> isOver)
    {
        ServedProcess node = AnyOf(random);
        await HoldInTheMiddleAsync(node, isOver);
        node.Kill();
        await node.StartAsync(Cancel);
    }

    /// <summary>Stops a node in the middle of a job, until the others have struck it out, and lets it go on.</summary>
    /// <param name="random">Draws the node.</param>
    /// <param name="isOver">Whether no more jobs come in; then none is waited for.</param>
    public async Task StopAsync(Random random, Func<bool> isOver)
    {
        ServedProcess node = AnyOf(random);
        await HoldInTheMiddleAsync(node, isOver);
        string name = node.Node!;
        long begun = Stopwatch.GetTimestamp();
        await JobLoad.UntilAsync(() => Task.FromResult(Query($"select count(*) from node where id = '{name}'") == "0"));
        TimeSpan took = Stopwatch.GetElapsedTime(begun);
        // Its jobs are taken from it one after another; one that is still its own it could end in its first moment.
        await JobLoad.UntilAsync(() => Task.FromResult(Query($"select count(*) from job where state = 'running' and node = '{name}'") == "0"));
        LongestTakeOver = took > LongestTakeOver ? took : LongestTakeOver;
        node.Signal("CONT");
    }

    /// <summary>Cuts all connections of the nodes.</summary>
    public void Cut() =>
        Query("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'converter' and pid <> pg_backend_pid()");

    /// <summary>The database does not answer for a while; a disk that does not looks like this to the nodes.</summary>
    /// <param name="time">How long.</param>
    public async Task SlowAsync(TimeSpan time)
    {
        _database.Signal("STOP");
        await Task.Delay(time, Cancel);
        _database.Signal("CONT");
    }

    /// <summary>The database is away for a while, as if its machine had died. Every node says so, and when to come again.</summary>
    /// <param name="time">How long.</param>
    public async Task AwayAsync(TimeSpan time)
    {
        _database.Stop();
        foreach (HttpClient client in Clients)
        {
            using HttpResponseMessage answer = await client.GetAsync("/api/v1/conversions", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        await Task.Delay(time, Cancel);
        _database.Start();
    }

    /// <summary>The object storage is killed, and away for a while.</summary>
    /// <param name="time">How long.</param>
    public async Task ObjectsAwayAsync(TimeSpan time)
    {
        _objects!.Stop();
        await Task.Delay(time, Cancel);
        _objects.Start();
    }

    /// <summary>The object storage does not answer for a while, and goes on then with what it was asked.</summary>
    /// <param name="time">How long.</param>
    public async Task ObjectsSlowAsync(TimeSpan time)
    {
        _objects!.Signal("STOP");
        await Task.Delay(time, Cancel);
        _objects.Signal("CONT");
    }

    /// <summary>Asks a node to end, and starts it again.</summary>
    /// <param name="random">Draws the node.</param>
    public async Task EndAsync(Random random)
    {
        ServedProcess node = AnyOf(random);
        node.Terminate();
        await node.StartAsync(Cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_nodes, node => node.Dispose());
        Array.ForEach(Clients, client => client.Dispose());
        File.WriteAllText(Path.Combine(Kept, "postgres.log"), _database.Log);
        _database.Dispose();
        _folder.Dispose();
    }

    /// <summary>
    /// Stops a node at a moment at which it runs a job, as long as jobs come in. It is stopped before the look, so that the job cannot end meanwhile; what it
    /// had said by then is written at the second look, as a rule.
    /// </summary>
    private async Task HoldInTheMiddleAsync(ServedProcess node, Func<bool> isOver)
    {
        for (; ; await Task.Delay(20, Cancel))
        {
            node.Signal("STOP");
            DateTimeOffset stopped = DateTimeOffset.UtcNow;
            Query("select 1");
            string[] runs = Query($"select id from job where state = 'running' and node = '{node.Node}'").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (runs.Length > 0 || isOver())
            {
                Array.ForEach(runs, id => _cutOff.TryAdd(id, stopped));
                Note($"  {node.Node} runs {string.Join(' ', runs)}");
                return;
            }

            node.Signal("CONT");
        }
    }

    private ServedProcess AnyOf(Random random) => _nodes[random.Next(_nodes.Length)];

    private ServedProcess NodeOf(int at)
    {
        ServedProcess node = new(_folder.PathOf($"data{at}"), "--store", Store) { Log = Path.Combine(Kept, $"node{at}.log") };
        node.Environment["CONVERTER_StorePassword"] = PostgresServer.Password;
        node.Environment["CONVERTER_Jobs__MostInterruptions"] = "1000";
        node.Environment["CONVERTER_Jobs__MostQueued"] = "100000";
        node.Environment["CONVERTER_Jobs__MostQueuedPerOwner"] = "100000";
        node.Environment["CONVERTER_LogRequests"] = "false";
        if (_objects is not null)
        {
            node.Environment["CONVERTER_Blobs__Address"] = _bucket!;
            node.Environment["CONVERTER_Blobs__Endpoint"] = _objects.Endpoint;
            node.Environment["CONVERTER_Blobs__AccessKey"] = S3Server.AccessKey;
            node.Environment["CONVERTER_Blobs__SecretKey"] = S3Server.SecretKey;
        }

        return node;
    }
}
