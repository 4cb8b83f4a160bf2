using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Converter.Conversion;
using Converter.Fonts;
using Converter.Jobs.Model;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.AspNetCore.Builder;

namespace Converter.Benchmarks;

/// <summary>
/// The service beside the bare library, in the same run and on the same processors: speeches of twelve pages, both formats. The clients are
/// in the same process and take their share of the processors too.
/// </summary>
public static class ServiceLoad
{
    private const int Warmup = 30;

    /// <summary>Measures and says what it found.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="count">How many speeches in each part.</param>
    public static async Task RunAsync(TextWriter output, int count)
    {
        string folder = Directory.CreateTempSubdirectory("converter-load-").FullName;
        FontLibrary fonts = new([Repository.Fonts]);
        ServerSettings settings = new()
        {
            Urls = "http://127.0.0.1:0",
            Data = folder,
            LogRequests = false,
            Access = new AccessSettings { RequestsPerMinute = 0 },
            Jobs = new JobSettings { MostQueued = 1_000_000, MostQueuedPerOwner = 1_000_000 },
        };
        await using WebApplication service = ServerHost.Build(settings, fonts, TimeProvider.System).Application!;
        await service.StartAsync();
        using HttpClient http = new() { BaseAddress = new Uri(service.Urls.First()) };

        double library = Library(fonts, Warmup) is var _ ? Library(fonts, count) : 0;
        await ThroughputAsync(http, Warmup);
        double through = await ThroughputAsync(http, count);
        long before = Settled();
        Line(output, $"library            {library,8:0.0} documents/s on {Environment.ProcessorCount} processors");
        Line(output, $"service            {through,8:0.0} documents/s, {through / library:P0} of the library");
        double[] idle = await LatencyAsync(http, Math.Min(count, 100), double.PositiveInfinity);
        Line(output, $"one after another  p50 {Percentile(idle, 0.5),6:0} ms, p99 {Percentile(idle, 0.99),6:0} ms from upload to downloadable");
        double[] loaded = await LatencyAsync(http, count, 0.7 * through);
        Line(output, $"at 70 % load       p50 {Percentile(loaded, 0.5),6:0} ms, p99 {Percentile(loaded, 0.99),6:0} ms");
        Line(output, $"memory             {before >> 20} MB after {count + Warmup} documents, {Settled() >> 20} MB after {(2 * count) + Warmup + Math.Min(count, 100)}; working set {Environment.WorkingSet >> 20} MB");
        await service.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Texts that differ, so that nothing is stored twice.</summary>
    private static byte[] Speech(int at) => [.. BenchmarkSpeech.Utf8, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"第{at}份，{Guid.NewGuid():N}。\n"))];

    private static double Library(FontLibrary fonts, int count)
    {
        DocumentConverter converter = new(fonts, TimeProvider.System);
        byte[][] texts = [.. Enumerable.Range(0, count).Select(Speech)];
        Stopwatch watch = Stopwatch.StartNew();
        Parallel.ForEach(texts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, text => converter.Convert("讲话.txt", text, new ConversionOptions()));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> ThroughputAsync(HttpClient http, int count)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 * Environment.ProcessorCount }, async (at, _) => await ConvertAsync(http, at));
        return count / watch.Elapsed.TotalSeconds;
    }

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
}
