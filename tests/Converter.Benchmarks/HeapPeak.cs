namespace Converter.Benchmarks;

/// <summary>The most memory that a piece of work holds at any time.</summary>
public static class HeapPeak
{
    /// <summary>
    /// Highest managed heap while the work runs, garbage that no collection has taken yet included, over the heap before; looked at every
    /// millisecond. The work runs twice and the second run counts, so that tables read once are not in it.
    /// </summary>
    /// <param name="work">What is measured.</param>
    /// <returns>Bytes.</returns>
    public static long Of(Action work)
    {
        work();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        bool done = false;
        Thread watch = new(() =>
        {
            while (!Volatile.Read(ref done))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(1);
            }
        });
        watch.Start();
        work();
        Volatile.Write(ref done, true);
        watch.Join();
        return Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)) - before;
    }
}
