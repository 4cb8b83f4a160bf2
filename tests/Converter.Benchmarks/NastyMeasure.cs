using System.Globalization;
using System.Text;
using Converter.Documents;
using Converter.Reading;
using Converter.Testing;

namespace Converter.Benchmarks;

/// <summary>
/// Whether the time of the reading grows with the text and no faster: texts that nobody would write, each at a size and at twice that
/// size. The ratio t(2n)/t(n) is 2 where the work is linear and 4 where it is quadratic.
/// </summary>
public static class NastyMeasure
{
    private const int Size = 400_000;

    /// <summary>Writes a line per kind of text.</summary>
    /// <param name="output">Where to.</param>
    public static void Run(TextWriter output)
    {
        output.WriteLine("text                       MB/s   t(2n)/t(n)");
        foreach (NastyKind kind in Enum.GetValues<NastyKind>())
        {
            TimeSpan once = TimeOf(NastyTexts.Make(kind, Size), out int bytes);
            TimeSpan twice = TimeOf(NastyTexts.Make(kind, 2 * Size), out _);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{kind,-22} {bytes / 1e6 / once.TotalSeconds,8:0.0}   {twice / once,8:0.00}"));
        }
    }

    private static TimeSpan TimeOf(string text, out int bytes)
    {
        byte[] input = Encoding.UTF8.GetBytes(text);
        bytes = input.Length;
        ReadingOptions options = new();
        return CpuTime.Of(() => Reader.Read(input, options, new StageClock(TimeProvider.System)));
    }
}
