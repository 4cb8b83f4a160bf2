using BenchmarkDotNet.Attributes;
using Converter.Documents;
using Converter.Reading;

namespace Converter.Benchmarks;

/// <summary>The reading of a text, bytes to findings; the time per byte must be the same for every size.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly ReadingOptions _options = new();
    private byte[] _text = [];

    /// <summary>Size of the text in bytes of UTF-8.</summary>
    [Params(20_000, 1_000_000, 10_000_000)]
    public int Size { get; set; }

    /// <summary>Makes the text.</summary>
    [GlobalSetup]
    public void Prepare() => _text = BenchmarkText.OfSize(Size);

    /// <summary>Decode, clean, outline, proofread.</summary>
    [Benchmark]
    public ReadingResult Read() => Reader.Read(_text, _options, new StageClock(TimeProvider.System));
}
