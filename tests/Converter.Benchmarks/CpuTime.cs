namespace Converter.Benchmarks;

/// <summary>CPU time of the whole process, collector included: a figure that other programs on the machine hardly move.</summary>
public static class CpuTime
{
    private const int Rounds = 5;
    private static readonly TimeSpan s_warm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(1.5);

    /// <summary>The least time that one of some runs takes, warm.</summary>
    /// <param name="work">What is measured.</param>
    public static TimeSpan Of(Action work)
    {
        WarmUp(work);
        TimeSpan once = Once(work, 1);
        int runs = (int)Math.Clamp(TimeSpan.FromMilliseconds(40) / (once + TimeSpan.FromTicks(1)), 1, 1000);
        TimeSpan best = once;
        TimeSpan spent = once;
        for (int round = 0; round < Rounds && spent < s_enough; round++)
        {
            TimeSpan time = Once(work, runs);
            spent += time * runs;
            best = time < best ? time : best;
        }

        return best;
    }

    /// <summary>The least time of some runs without warming up, for work that takes long by itself.</summary>
    /// <param name="work">What is measured.</param>
    /// <param name="rounds">Number of runs, 1 or more.</param>
    public static TimeSpan Least(Action work, int rounds)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            TimeSpan time = Once(work, 1);
            best = time < best ? time : best;
        }

        return best;
    }

    // Twice a second of the processor, which on a busy machine is longer, with a pause in which the just-in-time compiler gives its last word.
    private static void WarmUp(Action work)
    {
        for (int half = 0; half < 2; half++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            do
            {
                work();
            }
            while (Environment.CpuUsage.TotalTime - before < s_warm);
            Thread.Sleep(200);
        }
    }

    private static TimeSpan Once(Action work, int runs)
    {
        GC.Collect();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int run = 0; run < runs; run++)
        {
            work();
        }

        return (Environment.CpuUsage.TotalTime - before) / runs;
    }
}
