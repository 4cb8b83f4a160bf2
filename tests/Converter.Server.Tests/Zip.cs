using System.IO.Compression;

namespace Converter.Server.Tests;

/// <summary>Makes archives, with any names.</summary>
internal static class Zip
{
    /// <summary>The bytes of an archive.</summary>
    /// <param name="entries">Names as they are to stand in it, with contents.</param>
    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
