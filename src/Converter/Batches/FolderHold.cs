using System.Globalization;

namespace Converter.Batches;

/// <summary>
/// Holds a folder for one batch at a time. On one machine the open file <c>lock</c> says who has it, and ends with the process. A shared folder may be
/// mounted so that one machine does not see the locks of another (NFS with <c>nolock</c>, some SMB mounts): there the file <c>holder</c> names the
/// machine and counts upwards while it is held. Whoever finds another machine's name looks for as long as a few of its counts take, and takes
/// the folder only where the count stands still. Looks are counted; no clock is compared with that of another machine.
/// </summary>
internal sealed class FolderHold : IDisposable
{
    /// <summary>How often the holder counts.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    /// <summary>How often another machine looks, and how often it finds the same count before it takes the folder.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private const int Looks = 15;

    private static int _holds;

    private readonly FileStream _lock;
    private readonly string _holder;
    private readonly string _name;
    private readonly Lock _writing = new();
    private readonly Timer _timer;
    private long _count;
    private bool _isOver;

    private FolderHold(FileStream held, string holder, string name)
    {
        (_lock, _holder, _name) = (held, holder, name);
        _timer = new Timer(_ => Count(), null, Beat, Beat);
    }

    /// <summary>Takes hold.</summary>
    /// <param name="room">The folder for records and reports.</param>
    /// <returns>The hold; <see langword="null"/> where another batch has it.</returns>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public static FolderHold? Take(string room) => Take(room, Environment.MachineName, Thread.Sleep);

    /// <summary>Takes hold.</summary>
    /// <param name="room">The folder for records and reports.</param>
    /// <param name="machine">The name of this machine.</param>
    /// <param name="rest">Rests between two looks.</param>
    internal static FolderHold? Take(string room, string machine, Action<TimeSpan> rest)
    {
        if (TryLock(Path.Combine(room, "lock")) is not { } held)
        {
            return null;
        }

        try
        {
            string holder = Path.Combine(room, "holder");
            string name = string.Create(CultureInfo.InvariantCulture, $"{machine} {Environment.ProcessId}.{Interlocked.Increment(ref _holds)}");
            if (!IsHeldElsewhere(holder, machine, rest) && TryPut(holder, name))
            {
                return new FolderHold(held, holder, name);
            }

            held.Dispose();
            return null;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            _isOver = true;
            if (Read(_holder)?.StartsWith(_name + " ", StringComparison.Ordinal) == true)
            {
                Delete(_holder);
            }
        }

        _lock.Dispose();
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private static bool IsHeldElsewhere(string holder, string machine, Action<TimeSpan> rest)
    {
        string? first = Read(holder);
        if (first is null || first.StartsWith(machine + " ", StringComparison.Ordinal))
        {
            // Between the processes of one machine the open file has decided.
            return false;
        }

        for (int look = 0; look < Looks; look++)
        {
            rest(Look);
            if (Read(holder) is not { } now)
            {
                return false;
            }

            if (now != first)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of two machines that come at the same moment one makes the file.</summary>
    private static bool TryPut(string holder, string name)
    {
        try
        {
            File.Delete(holder);
            using FileStream stream = new(holder, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            using StreamWriter writer = new(stream);
            writer.Write($"{name} 0");
            return true;
        }
        catch (IOException) when (File.Exists(holder))
        {
            return false;
        }
    }

    private void Count()
    {
        lock (_writing)
        {
            if (_isOver)
            {
                return;
            }

            try
            {
                File.WriteAllText(_holder, string.Create(CultureInfo.InvariantCulture, $"{_name} {++_count}"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The share is away for a moment: the next count says that it is held.
            }
        }
    }

    private static string? Read(string holder)
    {
        try
        {
            // Read while its holder writes it, it may be empty, which is a change like any other.
            using FileStream stream = new(holder, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void Delete(string holder)
    {
        try
        {
            File.Delete(holder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stands still from now on, which says that nobody holds the folder.
        }
    }
}
