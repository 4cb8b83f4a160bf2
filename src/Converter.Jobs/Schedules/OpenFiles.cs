using System.Runtime.InteropServices;

namespace Converter.Jobs.Schedules;

/// <summary>
/// Finds out which files somebody has open for writing. On Linux a read lease says it of every process of this machine, where the file is ours or we are
/// root; otherwise the open files of the processes that we may look at. On Windows a file is opened for ourselves alone. What other
/// machines have open on a network share, none of these can see.
/// </summary>
internal static partial class OpenFiles
{
    private const int SetLease = 1024;
    private const int ReadLease = 0;
    private const int NoLease = 2;
    private const int TryAgain = 11;
    private const int WriteBits = 3;

    /// <summary>Those of some files that are open for writing.</summary>
    /// <param name="files">Full paths.</param>
    public static HashSet<string> HeldForWriting(IReadOnlyCollection<string> files)
    {
        HashSet<string> held = new(StringComparer.Ordinal);
        List<string> unknown = [];
        foreach (string file in files)
        {
            switch (OperatingSystem.IsLinux() ? IsLeaseRefused(file) : IsTaken(file))
            {
                case true:
                    held.Add(file);
                    break;
                case null:
                    unknown.Add(file);
                    break;
            }
        }

        if (unknown.Count > 0)
        {
            held.UnionWith(OpenInProcesses(unknown));
        }

        return held;
    }

    /// <summary>Whether a lease for reading is refused because of a writer; <see langword="null"/> where leases are not for us to take.</summary>
    private static bool? IsLeaseRefused(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            int descriptor = (int)stream.SafeFileHandle.DangerousGetHandle();
            if (Control(descriptor, SetLease, ReadLease) == 0)
            {
                _ = Control(descriptor, SetLease, NoLease);
                return false;
            }

            return Marshal.GetLastPInvokeError() == TryAgain ? true : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool? IsTaken(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static IEnumerable<string> OpenInProcesses(List<string> files)
    {
        HashSet<string> wanted = new(files, StringComparer.Ordinal);
        if (!Directory.Exists("/proc/self/fd"))
        {
            return [];
        }

        HashSet<string> held = new(StringComparer.Ordinal);
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                held.UnionWith(Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                    .Where(descriptor => File.ResolveLinkTarget(descriptor, returnFinalTarget: false) is { } file && wanted.Contains(file.FullName) && IsForWriting(process, descriptor))
                    .Select(descriptor => File.ResolveLinkTarget(descriptor, returnFinalTarget: false)!.FullName));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is not ours to look at.
            }
        }

        return held;
    }

    private static bool IsForWriting(string process, string descriptor)
    {
        string info = Path.Combine(process, "fdinfo", Path.GetFileName(descriptor));
        string? flags = File.ReadLines(info).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal))?[6..].Trim();
        return flags is not null && (System.Convert.ToInt64(flags, 8) & WriteBits) != 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, int argument);
}
