namespace Converter.Jobs.Running;

/// <summary>
/// Threads of their own for conversions: one that hangs must not take a thread of the pool with it. They are used again, since what a
/// thread keeps at hand (buffers, caches) is lost with it; one that hangs is simply missing, and another is started in its place.
/// </summary>
public sealed class ConversionThreads
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly Queue<Action> _waiting = new();
    private int _idle;

    /// <summary>Threads that wait for work which nobody has given them yet.</summary>
    internal int Free
    {
        get
        {
            lock (_waiting)
            {
                return _idle - _waiting.Count;
            }
        }
    }

    /// <summary>Runs work on such a thread.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work.</param>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        // The pool goes on with what follows; the thread is free for the next conversion.
        TaskCompletionSource<T> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            bool isFree = Free > 0;
            _waiting.Enqueue(() => Run(work, told));
            if (isFree)
            {
                Monitor.Pulse(_waiting);
                return told.Task;
            }
        }

        new Thread(WorkAll) { IsBackground = true, Name = "conversion" }.Start();
        return told.Task;
    }

    private static void Run<T>(Func<T> work, TaskCompletionSource<T> told)
    {
        try
        {
            told.SetResult(work());
        }
#pragma warning disable CA1031 // It is told to whoever asked for the work.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            told.SetException(exception);
        }
    }

    private void WorkAll()
    {
        while (Next() is { } work)
        {
            work();
        }
    }

    private Action? Next()
    {
        lock (_waiting)
        {
            bool isInTime = true;
            while (_waiting.Count == 0 && isInTime)
            {
                _idle++;
                isInTime = Monitor.Wait(_waiting, KeptFor);
                _idle--;
            }

            return _waiting.TryDequeue(out Action? work) ? work : null;
        }
    }
}
