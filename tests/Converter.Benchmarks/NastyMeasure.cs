using System.Globalization;
using System.Text;
using Converter.Documents;
using Converter.Reading;
using Converter.Testing;

namespace Converter.Benchmarks;

/// <summary>
/// Whether the time of the reading grows with the text and no faster: texts that nobody would write, of every kind that there is, each at
/// a size that takes half a second or is the largest, and at twice that size. The ratio t(2n)/t(n) is 2 where the work is linear and 4
/// where it is quadratic.
/// </summary>
public static class NastyMeasure
{
    private const int Smallest = 400_000;
    private const int Largest = 3_200_000;
    private const int Rounds = 3;
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(0.5);

    /// <summary>Writes a line per kind of text.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="kinds">The kinds of text.</param>
    public static void Run(TextWriter output, NastyKind[] kinds)
    {
        foreach (NastyKind kind in kinds)
        {
            TimeOf(kind, Smallest, out _);
        }

        output.WriteLine("text                   characters       MB/s   t(2n)/t(n)");
        foreach (NastyKind kind in kinds)
        {
            int size = Smallest;
            TimeSpan once = TimeOf(kind, size, out int bytes);
            while (once < s_long && size < Largest)
            {
                size *= 2;
                once = TimeOf(kind, size, out bytes);
            }

            TimeSpan twice = TimeOf(kind, 2 * size, out _);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{kind,-22} {size,10}   {bytes / 1e6 / once.TotalSeconds,8:0.0}   {twice / once,8:0.00}"));
        }
    }

    private static TimeSpan TimeOf(NastyKind kind, int size, out int bytes)
    {
        byte[] input = Encoding.UTF8.GetBytes(NastyTexts.Make(kind, size));
        bytes = input.Length;
        ReadingOptions options = new();
        return CpuTime.Least(() => Reader.Read(input, options, new StageClock(TimeProvider.System)), Rounds);
    }
}
