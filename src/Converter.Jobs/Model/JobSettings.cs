using System.Security.Cryptography;

namespace Converter.Jobs.Model;

/// <summary>How jobs are run and how long they are kept.</summary>
public sealed record JobSettings
{
    /// <summary>
    /// Conversions at the same time; by default two more than there are processors, so that none of them idles while a conversion that has begun
    /// waits for its text, or the next job for being taken, which is a write that waits for the disk.
    /// </summary>
    public int Parallel { get; init; } = Environment.ProcessorCount + 2;

    /// <summary>Most jobs that may wait in all; one more is refused. 2 000 by default.</summary>
    public int MostQueued { get; init; } = 2_000;

    /// <summary>Most jobs of one owner that may wait. 1 000 by default.</summary>
    public int MostQueuedPerOwner { get; init; } = 1_000;

    /// <summary>How long one conversion may take before it is cut off. One minute by default.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a job is tried again after a failure that may pass, 0 … 20. 4 by default.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Wait before the first of these tries; each further wait is twice as long, with jitter. One second by default.</summary>
    public TimeSpan FirstRetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between tries. Two minutes by default.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a job waits at its node for object storage that does not answer, before it is handed back: another node may reach it sooner, and what was
    /// converted should not fill the memory. That is nobody's failure. 30 seconds by default.
    /// </summary>
    public TimeSpan HandBackAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The part of this process in a cluster: <c>web</c> accepts and answers, <c>worker</c> converts, <c>all</c> does both. <c>all</c> by default.</summary>
    public string Role { get; init; } = "all";

    /// <summary>Whether this process converts.</summary>
    public bool Converts => Role != "web";

    /// <summary>How often an idle node asks the store for jobs that came in elsewhere. A fifth of a second by default.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a node shows that it lives, and looks after the others. One second by default.</summary>
    public TimeSpan BeatEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After how many looks at which it showed no sign of life a node is taken for dead. 10 by default.</summary>
    public int SilentLooks { get; init; } = 10;

    /// <summary>How long a process that is asked to end lets run what runs; the rest it hands back. 30 seconds by default.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a job may be cut off by the end of the process before it is taken for the cause of it. 8 by default.</summary>
    public int MostInterruptions { get; init; } = 8;

    /// <summary>How long input and outputs are kept. Seven days by default.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often expired jobs are looked for. Ten minutes by default.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an Idempotency-Key is remembered. One day by default.</summary>
    public TimeSpan IdempotencyFor { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long the audit is kept. One year by default; the Cybersecurity Law of China (article 21) asks for six months at least.</summary>
    public TimeSpan AuditRetention { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How late the time of a schedule may be before it counts as missed. One minute by default.</summary>
    public TimeSpan MissedAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Wait before the next try, with up to a quarter of it more or less, so that what failed together does not come back together.</summary>
    /// <param name="failures">Failures before this one.</param>
    public TimeSpan RetryAfter(int failures)
    {
        TimeSpan wait = FirstRetryAfter * Math.Pow(2, Math.Min(failures, 30));
        return (wait < LongestRetryAfter ? wait : LongestRetryAfter) * (0.75 + (RandomNumberGenerator.GetInt32(500) / 1000.0));
    }
}
