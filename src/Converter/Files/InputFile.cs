using Converter.Documents;

namespace Converter.Files;

/// <summary>A file that was read, or the reason why it could not be.</summary>
/// <param name="Name">Name without folder and ending; outputs are called after it.</param>
/// <param name="FileName">Name without folder.</param>
/// <param name="Content">Its bytes; <see langword="null"/> where it could not be read.</param>
/// <param name="Problem">Why it could not be read; <see langword="null"/> where it could.</param>
public sealed record InputFile(string Name, string FileName, byte[]? Content, Diagnostic? Problem)
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Largest file that is read, in bytes: 64 MiB, some fifteen thousand pages.</summary>
    public const long MaximumBytes = 64L << 20;

    /// <summary>Reads a file. A file that cannot be read gives a problem and is no exception.</summary>
    /// <param name="path">Path of the file, or <c>-</c> for standard input.</param>
    /// <param name="openStandardInput">Opens standard input.</param>
    public static InputFile Read(string path, Func<Stream> openStandardInput)
    {
        string fileName = path == StandardInput ? "stdin" : Path.GetFileName(path);
        string name = NameOf(path);
        try
        {
            if (path != StandardInput && Refuse(path) is { } problem)
            {
                return new InputFile(name, fileName, null, problem);
            }

            using Stream stream = path == StandardInput ? openStandardInput() : File.OpenRead(path);
            return ReadBounded(stream) is { } content
                ? new InputFile(name, fileName, content, null)
                : new InputFile(name, fileName, null, TooLarge(path, null));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new InputFile(name, fileName, null, Unreadable(path, exception));
        }
    }

    /// <summary>The name that outputs of a path are called after.</summary>
    /// <param name="path">Path of the file, or <c>-</c> for standard input.</param>
    public static string NameOf(string path) => path == StandardInput ? "stdin" : Path.GetFileNameWithoutExtension(path);

    private static byte[]? ReadBounded(Stream stream)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[1 << 16];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            content.Write(buffer, 0, read);
            if (content.Length > MaximumBytes)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    private static Diagnostic? Refuse(string path)
    {
        if (Directory.Exists(path))
        {
            return new Diagnostic(
                "input.folder",
                Severity.Error,
                null,
                new Message($"“{path}”是文件夹，不是文件", $"'{path}' is a folder, not a file"),
                new Message($"请写出其中的文件，例如 {path}/*.txt", $"name the files in it, such as {path}/*.txt"));
        }

        FileInfo file = new(path);
        if (!file.Exists)
        {
            return new Diagnostic(
                "input.missing",
                Severity.Error,
                null,
                new Message($"找不到文件“{path}”", $"there is no file '{path}'"),
                new Message("请检查路径和文件名", "check the path and the name"));
        }

        return file.Length > MaximumBytes ? TooLarge(path, file.Length) : null;
    }

    private static Diagnostic TooLarge(string path, long? length)
    {
        string size = length is { } bytes ? $"{bytes >> 20} MB" : "> 64 MB";
        return new Diagnostic(
            "input.too-large",
            Severity.Error,
            null,
            new Message($"文件“{path}”太大（{size}），最多 64 MB", $"'{path}' is too large ({size}); the limit is 64 MB"),
            new Message("请确认这是文稿文本，必要时分成几个文件", "make sure that it is the text of a document; split it if it is"));
    }

    private static Diagnostic Unreadable(string path, Exception exception) => new(
        "input.unreadable",
        Severity.Error,
        null,
        new Message($"无法读取“{path}”：{exception.Message}", $"'{path}' cannot be read: {exception.Message}"),
        new Message("请检查文件权限", "check the permissions of the file"));
}
