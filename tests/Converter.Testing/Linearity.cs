using Xunit;

namespace Converter.Testing;

/// <summary>
/// Work that must not take more than linear time. Four times the text may take four times the work; the square would be sixteen times, and the limit
/// lies between the two. No clock on the wall is read.
/// </summary>
public static class Linearity
{
    private const double Most = 9;

    /// <summary>Work of a thread, in nanoseconds, below which its clock tells more of other things: of the collector, of methods that are compiled.</summary>
    private const long LeastTime = 2_000_000;

    /// <summary>Asserts it of work that is counted.</summary>
    /// <param name="work">From a length to an amount of work.</param>
    /// <param name="length">A length that takes the work for long enough to be seen.</param>
    public static void AssertCounted(Func<int, long> work, int length)
    {
        work(length / 10);
        long once = work(length);
        long fourfold = work(4 * length);
        Assert.True(fourfold < Most * once, $"a length of {length} takes {once}, four times as much {fourfold}");
    }

    /// <summary>Asserts it of the processor time of work, once it is prepared.</summary>
    /// <param name="prepare">From a length to the work.</param>
    /// <param name="length">A length that takes the work for long enough to be seen.</param>
    /// <param name="rounds">How often each is done; the least time counts.</param>
    public static void AssertTimed(Func<int, Action> prepare, int length, int rounds = 4)
    {
        Assert.SkipUnless(ThreadWork.IsKnown, "the system does not tell the work of a thread");
        AssertCounted(one => Math.Max(LeastTime, ThreadWork.Of(prepare(one), rounds)), length);
    }
}
