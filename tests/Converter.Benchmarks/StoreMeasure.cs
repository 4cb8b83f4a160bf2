using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Testing;
using Npgsql;

namespace Converter.Benchmarks;

/// <summary>
/// The store of a cluster: what its steps cost with few and with many jobs in the table, and how many jobs a second pass through it with 1, 2, 4 and 8
/// workers as processes. The database is on the same processors.
/// </summary>
public static class StoreMeasure
{
    private const int Steps = 200;

    private static readonly JobSettings Unbounded = new() { MostQueued = 10_000_000, MostQueuedPerOwner = 10_000_000 };

    /// <summary>Measures and says what it found.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="jobs">Jobs for each number of workers.</param>
    /// <param name="part">Which part: <c>rows</c>, <c>100</c>, <c>0</c>, <c>real</c>; <see langword="null"/> for all.</param>
    public static async Task RunAsync(TextWriter output, int jobs, string? part)
    {
        using PostgresServer server = new();
        if (part is null or "rows")
        {
            await RowsAsync(output, server);
        }

        foreach ((string name, string mode) in new[] { ("waits 100 ms, 16 at a time", "100"), ("does nothing, 16 at a time", "0"), ("converts a speech", "real") })
        {
            if (part is not null && part != mode)
            {
                continue;
            }

            foreach (int workers in new[] { 1, 2, 4, 8 })
            {
                await WorkersAsync(output, server, workers, name, mode, mode == "real" ? jobs / 4 : jobs);
            }
        }
    }

    private static async Task RowsAsync(TextWriter output, PostgresServer server)
    {
        string address = server.NewDatabase();
        using PostgresDatabase database = Open(address);
        await database.PrepareAsync(CancellationToken.None);
        NodeIdentity node = new("bench");
        await new NodeStore(database).JoinAsync(new Node(node.Id, "host", "all", 1, 0, TimeProvider.System.GetUtcNow()));
        SqlJobStore store = new(database, new PostgresBlobStore(database, node, TimeProvider.System));
        PostgresBlobStore blobs = new(database, node, TimeProvider.System);
        long rows = 0;
        foreach (long wanted in new[] { 1_000L, 100_000L, 1_000_000L })
        {
            server.Query(address, FormattableString.Invariant($"""
                insert into job (id, owner, name, state, reason, attempt, interruptions, priority, round, request, input, input_bytes, created, changed, expires)
                select 'R' || lpad(n::text, 25, '0'), 'owner' || n % 50, 'x.txt', 'succeeded', 'converted', 1, 0, 0, 0, '[]', md5(n::text), 1000, n, n, 9000000000000
                from generate_series({rows + 1}, {wanted}) as n
                """));
            server.Query(address, FormattableString.Invariant($"""
                insert into job_story (job, line, at, state_from, state_to, reason, attempt)
                select 'R' || lpad(n::text, 25, '0'), line, n, null, 'running', 'started', 1 from generate_series({rows + 1}, {wanted}) as n, generate_series(0, 2) as line
                """));
            server.Query(address, FormattableString.Invariant($"""
                insert into job_output (job, format, sha256, bytes, pages)
                select 'R' || lpad(n::text, 25, '0'), format, md5(format || n), 1000, 1 from generate_series({rows + 1}, {wanted}) as n, unnest(array['docx', 'pdf', 'report']) as format
                """));
            server.Query(address, "vacuum analyze");
            rows = wanted;
            await StepsAsync(output, store, blobs, node, rows);
        }

        output.WriteLine(server.Query(address, """
            explain select * from job where state = 'queued' and (due <= 1 or due > 9) order by priority, round, id limit 2 for update skip locked
            """));
    }

    private static async Task StepsAsync(TextWriter output, SqlJobStore store, PostgresBlobStore blobs, NodeIdentity node, long rows)
    {
        List<double> accept = [], look = [], take = [], finish = [], list = [], idle = [];
        for (int at = 0; at < Steps + 20; at++)
        {
            await using Pin pin = await blobs.PutAsync(BitConverter.GetBytes((rows * 1_000) + at), CancellationToken.None);
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            Job job = new(Ulid.New(TimeProvider.System), "owner7", "x.txt", new ConversionRequest(), pin.Sha256, 8, now) { Expires = now.AddDays(7) };
            await TimeAsync(idle, () => store.HasWaitingAsync(now, Unbounded, CancellationToken.None));
            await TimeAsync(accept, () => store.AcceptAsync(new Submission([job], Unbounded), CancellationToken.None));
            await TimeAsync(look, () => store.FindAsync(job.Id, CancellationToken.None));
            ImmutableArray<Job> taken = [];
            await TimeAsync(take, async () => taken = await store.TakeAsync(node.Id, 1, now, Unbounded));
            JobChange end = new(taken[0].Id, JobState.Running, JobState.Succeeded, "converted", now) { Attempt = 1, Outputs = [new JobOutput("pdf", pin.Sha256, 8, 1)] };
            await TimeAsync(finish, () => store.ChangeAsync(end));
            await TimeAsync(list, () => store.ListAsync(new JobFilter("owner7") { State = JobState.Failed }, CancellationToken.None));
        }

        Line(output, $"{rows,9} jobs: accept {Median(accept):0.00} ms, find {Median(look):0.00}, take {Median(take):0.00}, finish {Median(finish):0.00}, list the failed ones of an owner {Median(list):0.00}, ask while none waits {Median(idle):0.00}");
    }

    private static async Task TimeAsync(List<double> times, Func<Task> step)
    {
        long begun = Stopwatch.GetTimestamp();
        await step();
        times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    private static async Task WorkersAsync(TextWriter output, PostgresServer server, int workers, string name, string mode, int jobs)
    {
        string address = server.NewDatabase();
        using PostgresDatabase database = Open(address);
        await database.PrepareAsync(CancellationToken.None);
        NodeIdentity node = new("bench");
        await new NodeStore(database).JoinAsync(new Node(node.Id, "host", "web", 1, 0, TimeProvider.System.GetUtcNow()));
        PostgresBlobStore blobs = new(database, node, TimeProvider.System);
        SqlJobStore store = new(database, blobs);
        double accepted = await FillAsync(store, blobs, jobs, mode == "real");
        await using NpgsqlConnection watcher = database.Open();
        Process[] processes = [.. Enumerable.Range(0, workers).Select(_ => Start(address, mode))];
        try
        {
            // Time begins when all of them are there, and counts what is left by then.
            while (await CountAsync(watcher, "select count(*) from node where role = 'worker'") < workers)
            {
                await Task.Delay(20);
            }

            const string Left = "select count(*) from job where state = 'queued' or state = 'running'";
            long left = await CountAsync(watcher, Left);
            TimeSpan spent = CpuOf(processes);
            Stopwatch watch = Stopwatch.StartNew();
            while (await CountAsync(watcher, Left) > 0)
            {
                await Task.Delay(50);
            }

            double own = (CpuOf(processes) - spent).TotalMilliseconds / left;
            Line(output, $"{workers} workers, each {name}: {left / watch.Elapsed.TotalSeconds,6:0} jobs/s ({left} jobs, {own:0.0} ms of processor each in the workers; one process alone accepted {accepted:0}/s before)");
        }
        finally
        {
            foreach (Process process in processes)
            {
                process.Kill();
                process.Dispose();
            }
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection watcher, string sql)
    {
        await using NpgsqlCommand command = new(sql, watcher);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static TimeSpan CpuOf(Process[] processes) => processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.TotalProcessorTime);

    private static async Task<double> FillAsync(SqlJobStore store, PostgresBlobStore blobs, int jobs, bool isReal)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, jobs, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (at, _) =>
        {
            byte[] text = [.. isReal ? BenchmarkSpeech.Utf8 : [], .. BitConverter.GetBytes(at).Select(part => (byte)('a' + (part % 26))), .. System.Text.Encoding.ASCII.GetBytes($" {at}\n")];
            await using Pin pin = await blobs.PutAsync(text, CancellationToken.None);
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            Job job = new(Ulid.New(TimeProvider.System), $"owner{at % 20}", "x.txt", new ConversionRequest(), pin.Sha256, text.Length, now) { Expires = now.AddDays(7) };
            await store.AcceptAsync(new Submission([job], Unbounded), CancellationToken.None);
        });
        return jobs / watch.Elapsed.TotalSeconds;
    }

    private static Process Start(string address, string mode)
    {
        Process worker = Process.Start(new ProcessStartInfo("dotnet", [typeof(StoreMeasure).Assembly.Location, "store-worker", address, mode]) { RedirectStandardOutput = true })!;
        // What it says is taken from it: a pipe that nobody empties is full after some hundred jobs, and whoever writes a line then waits for ever.
        worker.OutputDataReceived += (_, line) => Complain(line.Data);
        worker.BeginOutputReadLine();
        return worker;
    }

    private static void Complain(string? line)
    {
        if (line?.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) == true)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static PostgresDatabase Open(string address) => new(PostgresAddress.Read(address, PostgresServer.Password, out _));

    private static double Median(List<double> times) => times[20..].Order().ElementAt((times.Count - 20) / 2);

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
