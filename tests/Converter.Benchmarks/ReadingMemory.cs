using System.Diagnostics;
using System.Globalization;
using Converter.Documents;
using Converter.Reading;

namespace Converter.Benchmarks;

/// <summary>
/// The most memory that the reading of a text takes: the highest resident size of a process that reads it (<c>VmHWM</c>, Linux only), over
/// that of a process that has done everything but read it. Both have read a small text many times before, so that compiled code and tables
/// are in neither figure; once more without that, which is what a first run of the command line has.
/// </summary>
public static class ReadingMemory
{
    private const int WarmRounds = 300;
    private static readonly int[] s_sizes = [1_000_000, 10_000_000];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    public static void Run(TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("converter-").FullName;
        try
        {
            string small = WriteText(folder, 20_000);
            Figures cold = Child("0", small);
            Figures warm = Child(WarmRounds.ToString(CultureInfo.InvariantCulture), small);
            output.WriteLine("text         peak ÷ text   cold   held ÷ text (text itself included)");
            foreach (int size in s_sizes)
            {
                string text = WriteText(folder, size);
                Figures first = Child("0", small, text);
                Figures later = Child(WarmRounds.ToString(CultureInfo.InvariantCulture), small, text);
                double peak = (later.Peak - warm.Peak) / (double)size;
                double coldPeak = (first.Peak - cold.Peak) / (double)size;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{size / 1000,6} KB   {peak,8:0.0}   {coldPeak,8:0.0}   {(later.Held - warm.Held) / (double)size,8:0.0}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The part of the child process: reads the files and writes its highest resident size and what the results hold, in bytes.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="arguments">Number of warm rounds, the small text for them, and perhaps the text that is measured.</param>
    public static void Measure(TextWriter output, string[] arguments)
    {
        byte[] small = File.ReadAllBytes(arguments[1]);
        Read(small);
        for (int round = int.Parse(arguments[0], CultureInfo.InvariantCulture); round > 0; round--)
        {
            Read(small);
        }

        byte[] text = arguments.Length > 2 ? File.ReadAllBytes(arguments[2]) : [];
        ReadingResult result = Read(text);
        string peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        long held = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(result);
        GC.KeepAlive(text);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024} {held}"));
    }

    private static ReadingResult Read(byte[] text) => Reader.Read(text, new ReadingOptions(), new StageClock(TimeProvider.System));

    private static string WriteText(string folder, int size)
    {
        string path = Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture) + ".txt");
        File.WriteAllBytes(path, BenchmarkText.OfSize(size));
        return path;
    }

    private static Figures Child(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Converter.Benchmarks.dll");
        ProcessStartInfo start = new("dotnet", [program, "memory", "of", .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] figures = process.StandardOutput.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return new Figures(long.Parse(figures[0], CultureInfo.InvariantCulture), long.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    /// <param name="Peak">Highest resident size, in bytes.</param>
    /// <param name="Held">Managed heap after a full collection with the result still held, in bytes.</param>
    private readonly record struct Figures(long Peak, long Held);
}
