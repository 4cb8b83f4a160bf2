using Converter.Documents;

namespace Converter.Files;

/// <summary>Writes files into a folder so that a reader sees each of them whole or not at all.</summary>
/// <param name="path">The folder; it is made where it does not exist.</param>
public sealed class OutputFolder(string path)
{
    private const string AsideEnding = ".part";
    private const string NotInNames = "/\\:*?\"<>|";

    /// <summary>A title as the name of a file: what some system does not have in names, and controls, become underscores.</summary>
    /// <param name="title">The title.</param>
    public static string NameOf(string title)
    {
        string name = string.Concat(title.Trim().Select(character => char.IsControl(character) || NotInNames.Contains(character, StringComparison.Ordinal) ? '_' : character));
        return name.All(character => character == '.') ? "_" : name;
    }

    /// <summary>Writes files that belong together: all of them are written aside first and then put in their places.</summary>
    /// <param name="files">Names without folder, with the bytes.</param>
    /// <returns>Why it could not be done, in which case nothing of it is left behind; <see langword="null"/> when it was done.</returns>
    public Diagnostic? Write(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> files)
    {
        List<(string Aside, string Target)> written = [];
        try
        {
            Directory.CreateDirectory(path);
            foreach ((string name, ReadOnlyMemory<byte> content) in files)
            {
                string target = Path.Combine(path, name);
                string aside = target + AsideEnding;
                written.Add((aside, target));
                WriteAside(aside, content.Span);
            }

            foreach ((string aside, string target) in written)
            {
                File.Move(aside, target, overwrite: true);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            written.ForEach(file => TryDelete(file.Aside));
            return Unwritable(path, exception);
        }
    }

    /// <summary>That a folder cannot be written into.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="exception">Why.</param>
    public static Diagnostic Unwritable(string path, Exception exception) => new(
        "output.unwritable",
        Severity.Error,
        null,
        new Message($"无法写入“{path}”：{exception.Message}", $"cannot write into '{path}': {exception.Message}"),
        new Message("请检查文件夹权限和剩余空间，或用 --out 另选文件夹", "check the permissions and the free space, or choose another folder with --out"));

    private static void WriteAside(string aside, ReadOnlySpan<byte> content)
    {
        using FileStream stream = new(aside, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reason why the files could not be written has been said; that a rest stays is its consequence.
        }
    }
}
