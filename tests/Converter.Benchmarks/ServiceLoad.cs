using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Converter.Conversion;
using Converter.Fonts;
using Converter.Jobs.Model;
using Converter.Testing;

namespace Converter.Benchmarks;

/// <summary>
/// The service beside the bare library, in the same run and on the same processors: speeches of twelve pages, both formats. The clients are
/// in the same process and take their share of the processors too.
/// </summary>
public static class ServiceLoad
{
    private const int Warmup = 60;
    private const int WarmupRounds = 20;
    private const int Rounds = 4;
    private const int MemoryFigures = 20;

    /// <summary>Measures throughput and times, and says what it found.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="count">How many speeches in each part.</param>
    public static async Task RunAsync(TextWriter output, int count)
    {
        FontLibrary fonts = new([Repository.Fonts]);
        await using BenchmarkService service = await BenchmarkService.StartAsync(fonts, new JobSettings());
        for (int at = 0; at < WarmupRounds; at++)
        {
            Library(fonts, Warmup);
            await ThroughputAsync(service.Http, Warmup);
        }

        // By turns, so that whatever else the machine does meets both alike.
        Cost library = default;
        Cost through = default;
        for (int round = 0; round < Rounds; round++)
        {
            library += await Cost.OfAsync(count / Rounds, () => Task.Run(() => Library(fonts, count / Rounds)));
            through += await Cost.OfAsync(count / Rounds, () => ThroughputAsync(service.Http, count / Rounds));
        }

        Line(output, $"library            {library.PerSecond,8:0.0} documents/s on {Environment.ProcessorCount} processors, {library.Processor:0.0} ms of processor time each");
        Line(output, $"service            {through.PerSecond,8:0.0} documents/s, {through.PerSecond / library.PerSecond:P0} of the library, {through.Processor:0.0} ms of processor time each, clients included");
        double[] idle = await LatencyAsync(service.Http, Math.Min(count, 100), double.PositiveInfinity);
        Line(output, $"one after another  p50 {Percentile(idle, 0.5),6:0} ms, p99 {Percentile(idle, 0.99),6:0} ms from upload to downloadable");
        double[] loaded = await LatencyAsync(service.Http, count, 0.7 * through.PerSecond);
        Line(output, $"at 70 % load       p50 {Percentile(loaded, 0.5),6:0} ms, p99 {Percentile(loaded, 0.99),6:0} ms");
    }

    /// <summary>
    /// Memory over many jobs, in equal steps. What is done is deleted half a minute later by the sweep, so that the folder does not grow and the
    /// sweep is part of what is measured.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="count">How many speeches in all.</param>
    public static async Task MemoryAsync(TextWriter output, int count)
    {
        FontLibrary fonts = new([Repository.Fonts]);
        JobSettings brief = new() { Retention = TimeSpan.FromSeconds(30), SweepEvery = TimeSpan.FromSeconds(10) };
        await using BenchmarkService service = await BenchmarkService.StartAsync(fonts, brief);
        for (int step = 1; step <= MemoryFigures; step++)
        {
            await ThroughputAsync(service.Http, count / MemoryFigures);
            Line(output, $"after {step * (count / MemoryFigures),6} documents {Settled() / 1048576.0,6:0.0} MB in use, working set {Environment.WorkingSet >> 20} MB");
        }
    }

    /// <summary>Texts that differ, so that nothing is stored twice.</summary>
    private static byte[] Speech(int at) => [.. BenchmarkSpeech.Utf8, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"第{at}份，{Guid.NewGuid():N}。\n"))];

    private static void Library(FontLibrary fonts, int count)
    {
        DocumentConverter converter = new(fonts, TimeProvider.System);
        byte[][] texts = [.. Enumerable.Range(0, count).Select(Speech)];
        Parallel.ForEach(texts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, text => converter.Convert("讲话.txt", text, new ConversionOptions()));
    }

    private static Task ThroughputAsync(HttpClient http, int count) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 * Environment.ProcessorCount }, async (at, _) => await ConvertAsync(http, at));

    /// <summary>Times from upload to downloadable; the uploads begin at a steady rate, or each when the one before has ended.</summary>
    private static async Task<double[]> LatencyAsync(HttpClient http, int count, double perSecond)
    {
        ConcurrentBag<double> times = [];
        List<Task> running = [];
        Stopwatch clock = Stopwatch.StartNew();
        for (int at = 0; at < count; at++)
        {
            if (double.IsInfinity(perSecond))
            {
                await TimeAsync(at);
                continue;
            }

            TimeSpan wait = TimeSpan.FromSeconds(at / perSecond) - clock.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            running.Add(TimeAsync(at));
        }

        await Task.WhenAll(running);
        return [.. times.Order()];

        async Task TimeAsync(int at)
        {
            Stopwatch watch = Stopwatch.StartNew();
            await ConvertAsync(http, at);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
    }

    private static async Task ConvertAsync(HttpClient http, int at)
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent(Speech(at)), "files", "speech.txt" } };
        using HttpResponseMessage response = await http.PostAsync("/api/v1/conversions?wait=60", form);
        string body = await response.Content.ReadAsStringAsync();
        if (!body.Contains("\"state\":\"succeeded\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(body);
        }
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>What some documents cost.</summary>
    /// <param name="Count">How many they were.</param>
    /// <param name="Seconds">How long they took together.</param>
    /// <param name="ProcessorSeconds">Time of all processors that this process used meanwhile.</param>
    private readonly record struct Cost(int Count, double Seconds, double ProcessorSeconds)
    {
        public double PerSecond => Count / Seconds;

        /// <summary>Processor time of one document, in milliseconds.</summary>
        public double Processor => 1000 * ProcessorSeconds / Count;

        public static Cost operator +(Cost one, Cost other) => new(one.Count + other.Count, one.Seconds + other.Seconds, one.ProcessorSeconds + other.ProcessorSeconds);

        public static async Task<Cost> OfAsync(int count, Func<Task> work)
        {
            GC.Collect();
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            Stopwatch watch = Stopwatch.StartNew();
            await work();
            return new Cost(count, watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        }
    }
}
