using System.Globalization;
using Converter.Documents;
using Converter.Reading;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;

namespace Converter.Benchmarks;

/// <summary>What the reading of a text costs, stage by stage: CPU time, bytes allocated, and the highest heap.</summary>
public static class ReadingMeasure
{
    private static readonly int[] s_sizes = [20_000, 1_000_000, 10_000_000];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    public static void Run(TextWriter output)
    {
        output.WriteLine("text        stage      ms CPU      MB/s   allocated/text");
        foreach (int size in s_sizes)
        {
            byte[] text = BenchmarkText.OfSize(size);
            foreach ((string stage, Action work) in StagesOf(text))
            {
                TimeSpan time = CpuTime.Of(work);
                long before = GC.GetAllocatedBytesForCurrentThread();
                work();
                double allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)text.Length;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{text.Length / 1000,6} KB   {stage,-8} {time.TotalMilliseconds,8:0.00}  {text.Length / 1e6 / time.TotalSeconds,8:0.0}   {allocated,8:0.0}"));
            }
        }

        byte[] large = BenchmarkText.OfSize(s_sizes[^1]);
        double peak = HeapPeak.Of(() => Reader.Read(large, new ReadingOptions(), new StageClock(TimeProvider.System))) / (double)large.Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"highest heap while {large.Length / 1000} KB are read: {peak:0.0} × the text"));
    }

    private static IEnumerable<(string Stage, Action Work)> StagesOf(byte[] text)
    {
        ReadingOptions options = new ReadingOptions();
        ReadingResult whole = Reader.Read(text, options, new StageClock(TimeProvider.System));
        CleanedText cleaned = whole.Cleaned!;
        OutlinedText outlined = whole.Outlined!;
        yield return ("decode", () => TextDecoder.Decode(text));
        yield return ("clean", () => TextCleaner.Clean(cleaned.Source, options.Rules, options.Cleaning));
        yield return ("outline", () => OutlineReader.Read(cleaned, options.Outline));
        yield return ("proof", () => Proof(cleaned, outlined, options));
        yield return ("all", () => Reader.Read(text, options, new StageClock(TimeProvider.System)));
    }

    private static void Proof(CleanedText cleaned, OutlinedText outlined, ReadingOptions options)
    {
        _ = PlaceholderFinder.Find(outlined.Document);
        _ = Proofreader.Proof(cleaned, outlined.Document, options.Proofing);
    }
}
