using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>A disk of a few megabytes in memory, which can be filled to its end and emptied again.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-disk-");

    /// <summary>Mounts it, or lets the test be skipped where that is not permitted.</summary>
    /// <param name="megabytes">Its size.</param>
    public SmallDisk(int megabytes)
    {
        (int code, _, _) = ExternalTool.TryRun("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={megabytes}m"), "tmpfs", Path);
        if (code != 0)
        {
            _folder.Delete();
            Assert.Skip("mounting a small disk is not permitted here; a full disk was not tested");
        }
    }

    /// <summary>Its folder.</summary>
    public string Path => _folder.FullName;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using FileStream filler = new(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(Filler);

    /// <inheritdoc/>
    public void Dispose()
    {
        ExternalTool.TryRun("umount", "-l", Path);
        _folder.Delete(recursive: true);
    }
}
