using System.Runtime;

namespace Converter.Benchmarks;

/// <summary>CPU time of the whole process, collector included: a figure that other programs on the machine hardly move.</summary>
public static class CpuTime
{
    // The host may be busy for seconds on end where this machine is quiet: some of many rounds meet it calm. A round is long enough for the
    // collections that its work pays for to fall into it.
    private const int Rounds = 60;
    private const int QuietSpells = 3;
    private const int MostSpells = 60;
    private static readonly TimeSpan s_spell = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(5);

    /// <summary>The least time that one of some runs takes, warm.</summary>
    /// <param name="work">What is measured.</param>
    public static TimeSpan Of(Action work)
    {
        WarmUp(work);
        GC.Collect();
        TimeSpan once = Once(work, 1);
        int runs = (int)Math.Clamp(TimeSpan.FromMilliseconds(100) / (once + TimeSpan.FromTicks(1)), 1, 1000);
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
            GC.Collect();
            TimeSpan time = Once(work, 1);
            best = time < best ? time : best;
        }

        return best;
    }

    // Until the just-in-time compiler has had its last word, which on a busy machine is late: its time is in that of the process.
    private static void WarmUp(Action work)
    {
        int quiet = 0;
        for (int spell = 0; spell < MostSpells && quiet < QuietSpells; spell++)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            do
            {
                work();
            }
            while (Environment.CpuUsage.TotalTime - before < s_spell);
            Thread.Sleep(200);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }

    private static TimeSpan Once(Action work, int runs)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int run = 0; run < runs; run++)
        {
            work();
        }

        return (Environment.CpuUsage.TotalTime - before) / runs;
    }
}
