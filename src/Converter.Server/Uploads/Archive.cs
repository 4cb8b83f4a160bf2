using Converter.Documents;
using Converter.Files;
using Converter.Server.Answers;
using Converter.Server.Hosting;

namespace Converter.Server.Uploads;

/// <summary>Archives of texts among the uploads.</summary>
internal static class Archive
{
    /// <summary>The texts of an upload: those of an archive, else the upload itself. Office files are archives too and stay as they are.</summary>
    public static IEnumerable<UploadedText> Unpack(UploadedText upload, UploadSettings limits)
    {
        if (!TextArchive.IsOne(upload.Content))
        {
            return [upload];
        }

        ArchiveLimits bounds = new(limits.MostFiles, limits.MostBytesPerFile, limits.MostBytes);
        using TextArchive archive = TextArchive.Open(new MemoryStream(upload.Content), bounds, out ArchiveFault fault)
            ?? throw new ProblemException(Refusal(fault, upload.Name, upload.Name, limits));
        return archive.IsOffice ? [upload] : [.. archive.Paths.Select((path, at) => Read(archive, at, path, upload.Name, limits))];
    }

    private static UploadedText Read(TextArchive archive, int at, string path, string name, UploadSettings limits)
    {
        byte[] content = archive.Read(at, out ArchiveFault fault) ?? throw new ProblemException(Refusal(fault, name, SafeName.Of(path), limits));
        return new UploadedText(SafeName.Of(path), content);
    }

    private static Problem Refusal(ArchiveFault fault, string archive, string text, UploadSettings limits) => fault switch
    {
        ArchiveFault.TooMany => Problems.TooMany(limits.MostFiles),
        ArchiveFault.FileTooLarge => Problems.TooLarge(text, limits.MostBytesPerFile),
        ArchiveFault.TooLarge => Problems.TooLarge(archive, limits.MostBytes),
        ArchiveFault.Bomb => Problems.BadArchive(archive, new Message("解压后大得不合常理", "it grows beyond reason when unpacked")),
        _ => Problems.BadArchive(archive, new Message("文件损坏或加密", "it is damaged or encrypted")),
    };
}
