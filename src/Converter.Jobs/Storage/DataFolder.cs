namespace Converter.Jobs.Storage;

/// <summary>The folder in which a server keeps everything. One process at a time holds it.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        (Path, _lock) = (path, held);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The database in it.</summary>
    public string DatabaseFile => DatabaseFileIn(Path);

    /// <summary>The contents in it.</summary>
    public string BlobFolder => System.IO.Path.Combine(Path, "files");

    /// <summary>The database in a folder, whoever holds that.</summary>
    /// <param name="folder">The folder.</param>
    public static string DatabaseFileIn(string folder) => System.IO.Path.Combine(folder, "converter.db");

    /// <summary>Takes hold of a folder, which is made where it does not exist.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The folder; <see langword="null"/> where another process holds it.</returns>
    public static DataFolder? Take(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(full);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        try
        {
            // The lock is held by the open file: it ends with the process, however that ends.
            return new DataFolder(full, new FileStream(
                System.IO.Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
