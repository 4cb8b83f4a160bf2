using System.IO.Compression;
using System.Text;
using Converter.Documents;
using Converter.Server.Answers;
using Converter.Server.Hosting;

namespace Converter.Server.Uploads;

/// <summary>Archives of texts: unpacked into memory only, with counted bytes, whatever the archive says about itself.</summary>
internal static class Archive
{
    private const string OfficeMark = "[Content_Types].xml";
    private const int MostRatio = 200;
    private const int FreeOfRatio = 1 << 20;

    private static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>The texts of an upload: those of an archive, else the upload itself. Office files are archives too and stay as they are.</summary>
    public static IEnumerable<UploadedText> Unpack(UploadedText upload, UploadSettings limits)
    {
        if (!upload.Content.AsSpan().StartsWith(Signature))
        {
            return [upload];
        }

        try
        {
            using MemoryStream bytes = new(upload.Content);
            using ZipArchive archive = new(bytes, ZipArchiveMode.Read, leaveOpen: true, NamesOfWindows);
            return archive.GetEntry(OfficeMark) is not null ? [upload] : Texts(archive, upload.Name, limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or IOException or ArgumentException)
        {
            throw new ProblemException(Problems.BadArchive(upload.Name, new Message("文件损坏或加密", "it is damaged or encrypted")));
        }
    }

    /// <summary>Names in archives that Chinese Windows packs are in its code page, unless an entry says that it is in UTF-8.</summary>
    private static Encoding NamesOfWindows => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static List<UploadedText> Texts(ZipArchive archive, string name, UploadSettings limits)
    {
        List<UploadedText> texts = [];
        long total = 0;
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !IsFolderOrHidden(entry.FullName)))
        {
            if (texts.Count == limits.MostFiles)
            {
                throw new ProblemException(Problems.TooMany(limits.MostFiles));
            }

            byte[] content = Read(entry, name, limits);
            total += content.Length;
            if (total > limits.MostBytes)
            {
                throw new ProblemException(Problems.TooLarge(name, limits.MostBytes));
            }

            texts.Add(new UploadedText(UploadedText.Harmless(entry.FullName), content));
        }

        return texts;
    }

    private static bool IsFolderOrHidden(string path) =>
        path.EndsWith('/') || path.EndsWith('\\') || path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.Split('/', '\\')[^1].StartsWith('.');

    private static byte[] Read(ZipArchiveEntry entry, string name, UploadSettings limits)
    {
        using Stream stream = entry.Open();
        using MemoryStream content = new();
        byte[] buffer = new byte[1 << 15];
        long packed = Math.Max(1, entry.CompressedLength);
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            content.Write(buffer, 0, read);
            if (content.Length > limits.MostBytesPerFile)
            {
                throw new ProblemException(Problems.TooLarge(UploadedText.Harmless(entry.FullName), limits.MostBytesPerFile));
            }

            if (content.Length > FreeOfRatio && content.Length / packed > MostRatio)
            {
                throw new ProblemException(Problems.BadArchive(name, new Message("解压后大得不合常理", "it grows beyond reason when unpacked")));
            }
        }

        return content.ToArray();
    }
}
