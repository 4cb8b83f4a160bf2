using System.Runtime.InteropServices;
using Xunit;

namespace Converter.Testing;

/// <summary>
/// The processor time of the thread that runs, which other threads and a busy machine do not add to. Linux tells it to the nanosecond; the accounts under
/// <c>/proc</c> are brought up to date only now and then, and can stand still through a whole round.
/// </summary>
public static class ThreadWork
{
    private const int ThreadProcessorTime = 3;
    private const long NanosecondsInSecond = 1_000_000_000;

    /// <summary>Whether the system tells it.</summary>
    public static bool IsKnown => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Nanoseconds that an action takes, the least of several rounds.</summary>
    public static long Of(Action action, int rounds)
    {
        long least = long.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            long before = Now();
            action();
            least = Math.Min(least, Now() - before);
        }

        return least;
    }

    /// <summary>Nanoseconds that the thread has worked so far.</summary>
    public static long Now()
    {
        Assert.Equal(0, ReadClock(ThreadProcessorTime, out TimeSpec time));
        return (time.Seconds * NanosecondsInSecond) + time.Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
