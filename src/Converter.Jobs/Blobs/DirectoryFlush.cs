using System.Runtime.InteropServices;

namespace Converter.Jobs.Blobs;

/// <summary>Flushes a folder, so that the name of a file that was renamed into it survives a loss of power. .NET has no call for it.</summary>
internal static class DirectoryFlush
{
    private const int ReadOnly = 0;

    public static void ToDisk(string folder)
    {
        // NTFS journals names itself.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int file = Open(folder, ReadOnly);
        if (file >= 0)
        {
            _ = Flush(file);
            _ = Close(file);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
