using Converter.Documents;
using Converter.Files;

namespace Converter.Batches;

/// <summary>What a batch says about an archive that it cannot use.</summary>
internal static class ArchiveFindings
{
    public static Message Why(ArchiveFault fault) => fault switch
    {
        ArchiveFault.TooMany => new Message("文件太多", "it holds too many files"),
        ArchiveFault.FileTooLarge => new Message("文件太大", "the file is too large"),
        ArchiveFault.TooLarge => new Message("全部解压后太大", "all of it together is too large"),
        ArchiveFault.Bomb => new Message("解压后大得不合常理", "it grows beyond reason when unpacked"),
        _ => new Message("文件损坏或加密", "it is damaged or encrypted"),
    };

    /// <summary>Reads a text out of an archive, as <see cref="InputFile.Read"/> reads a file.</summary>
    public static InputFile Read(TextArchive archive, int at, string path, string place)
    {
        byte[]? content = archive.Read(at, out ArchiveFault fault);
        string fileName = path[(path.LastIndexOf('/') + 1)..];
        Message why = Why(fault);
        Diagnostic? problem = content is null
            ? new Diagnostic(
                "input.archive",
                Severity.Error,
                null,
                new Message($"无法读取“{place}”：{why.Chinese}", $"'{place}' cannot be read: {why.English}"),
                new Message("请解压后直接给出其中的文本文件", "unpack it and name the texts themselves"))
            : null;
        return new InputFile(InputFile.NameOf(fileName), fileName, content, problem);
    }
}
