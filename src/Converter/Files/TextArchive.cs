using System.IO.Compression;
using System.Text;

namespace Converter.Files;

/// <summary>How much is taken out of an archive.</summary>
/// <param name="MostFiles">Most texts.</param>
/// <param name="MostBytesPerFile">Largest single text, unpacked, in bytes.</param>
/// <param name="MostBytes">Most bytes of all texts, unpacked.</param>
public sealed record ArchiveLimits(int MostFiles, long MostBytesPerFile, long MostBytes);

/// <summary>Why an archive or a text in it is not taken.</summary>
public enum ArchiveFault
{
    /// <summary>It is taken.</summary>
    None,

    /// <summary>The archive is damaged or encrypted.</summary>
    Damaged,

    /// <summary>It holds too many texts.</summary>
    TooMany,

    /// <summary>A single text is too large.</summary>
    FileTooLarge,

    /// <summary>All texts together are too large.</summary>
    TooLarge,

    /// <summary>A text grows beyond reason when it is unpacked.</summary>
    Bomb,
}

/// <summary>
/// A .zip with texts: unpacked into memory only, with counted bytes, whatever the archive says about itself. No name in it is ever used as
/// a path as it stands. May be read by many threads.
/// </summary>
public sealed class TextArchive : IDisposable
{
    /// <summary>What marks the file of an office program; some that make a .docx leave the first one out, and it is read all the same.</summary>
    private static readonly string[] OfficeMarks = ["[Content_Types].xml", "word/document.xml"];

    private const int MostRatio = 200;
    private const int FreeOfRatio = 1 << 20;

    private readonly ZipArchive _archive;
    private readonly ArchiveLimits _limits;
    private readonly ZipArchiveEntry[] _entries;
    private readonly Lock _reading = new();
    private long _total;

    private TextArchive(ZipArchive archive, ArchiveLimits limits)
    {
        (_archive, _limits) = (archive, limits);
        IsOffice = OfficeMarks.Any(mark => archive.GetEntry(mark) is not null);
        _entries = IsOffice ? [] : [.. archive.Entries.Where(entry => !IsFolderOrHidden(entry.FullName))];
    }

    /// <summary>Whether it is a file of an office program, such as a .docx, which is an archive too.</summary>
    public bool IsOffice { get; }

    /// <summary>Paths of the texts as the archive gives them, in its order.</summary>
    public IReadOnlyList<string> Paths => [.. _entries.Select(entry => entry.FullName)];

    /// <summary>Whether bytes begin as an archive does.</summary>
    /// <param name="content">The bytes.</param>
    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Opens an archive.</summary>
    /// <param name="content">Its bytes; the archive closes the stream.</param>
    /// <param name="limits">How much is taken out of it.</param>
    /// <param name="fault">Why it is not taken.</param>
    /// <returns>The archive; <see langword="null"/> where it is not taken.</returns>
    public static TextArchive? Open(Stream content, ArchiveLimits limits, out ArchiveFault fault)
    {
        TextArchive? archive = null;
        try
        {
            archive = new TextArchive(new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: false, NamesOfWindows), limits);
            fault = archive._entries.Length > limits.MostFiles ? ArchiveFault.TooMany : ArchiveFault.None;
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            fault = ArchiveFault.Damaged;
        }

        if (fault == ArchiveFault.None)
        {
            return archive;
        }

        archive?.Dispose();
        return null;
    }

    /// <summary>Unpacks a text.</summary>
    /// <param name="at">Its place in <see cref="Paths"/>.</param>
    /// <param name="fault">Why it is not taken.</param>
    /// <returns>Its bytes; <see langword="null"/> where it is not taken.</returns>
    public byte[]? Read(int at, out ArchiveFault fault)
    {
        lock (_reading)
        {
            try
            {
                return Unpack(_entries[at], out fault);
            }
            catch (Exception exception) when (IsOfTheFile(exception))
            {
                fault = ArchiveFault.Damaged;
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    /// <summary>Names in archives that Chinese Windows packs are in its code page, unless an entry says that it is in UTF-8.</summary>
    private static Encoding NamesOfWindows => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static bool IsOfTheFile(Exception exception) => exception is InvalidDataException or NotSupportedException or IOException or ArgumentException;

    private static bool IsFolderOrHidden(string path) =>
        path.EndsWith('/') || path.EndsWith('\\') || path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.Split('/', '\\')[^1].StartsWith('.');

    private byte[]? Unpack(ZipArchiveEntry entry, out ArchiveFault fault)
    {
        using Stream stream = entry.Open();
        using MemoryStream content = new();
        byte[] buffer = new byte[1 << 15];
        long packed = Math.Max(1, entry.CompressedLength);
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            content.Write(buffer, 0, read);
            _total += read;
            fault = content.Length > _limits.MostBytesPerFile ? ArchiveFault.FileTooLarge
                : _total > _limits.MostBytes ? ArchiveFault.TooLarge
                : content.Length > FreeOfRatio && content.Length / packed > MostRatio ? ArchiveFault.Bomb
                : ArchiveFault.None;
            if (fault != ArchiveFault.None)
            {
                return null;
            }
        }

        fault = ArchiveFault.None;
        return content.ToArray();
    }
}
