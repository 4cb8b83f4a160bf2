using System.Globalization;

namespace Converter.Reading.Tests.Robustness;

/// <summary>The processor time of the thread that runs, which other threads and a busy machine do not add to; told by Linux only.</summary>
internal static class ThreadWork
{
    private const string Account = "/proc/thread-self/schedstat";

    /// <summary>Whether the system tells it.</summary>
    public static bool IsKnown => File.Exists(Account);

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

    private static long Now() => long.Parse(File.ReadAllText(Account).Split(' ')[0], CultureInfo.InvariantCulture);
}
