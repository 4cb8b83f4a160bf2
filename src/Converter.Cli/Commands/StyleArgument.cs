using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary>Finds the style sheet that a command line names: a built-in one by name, or a file.</summary>
internal static class StyleArgument
{
    /// <summary>Reads a style sheet.</summary>
    /// <param name="nameOrFile">Name of a built-in sheet or path of a file.</param>
    /// <returns>The sheet, or the findings that say why it cannot be used.</returns>
    public static StyleSheetResult Read(string nameOrFile)
    {
        if (BuiltInStyles.Load(nameOrFile) is { } sheet)
        {
            return new StyleSheetResult(sheet, []);
        }

        if (!File.Exists(nameOrFile))
        {
            return new StyleSheetResult(null, [Missing(nameOrFile)]);
        }

        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(nameOrFile))!;
            return StyleSheetReader.Read(File.ReadAllText(nameOrFile), Path.GetFileName(nameOrFile), name => ReadOther(folder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new StyleSheetResult(null, [Unreadable(nameOrFile, exception)]);
        }
    }

    /// <summary>The sheet that another one extends: a file beside it, else a built-in one.</summary>
    private static string? ReadOther(string folder, string name)
    {
        string file = Path.Combine(folder, name + ".yaml");
        bool isPlainName = name.AsSpan().IndexOfAny('/', '\\') < 0;
        return isPlainName && File.Exists(file) ? File.ReadAllText(file) : BuiltInStyles.Text(name);
    }

    private static Diagnostic Missing(string name) => new(
        "style.missing",
        Severity.Error,
        null,
        new Message($"没有名为“{name}”的样式，也没有这个文件", $"there is no style called '{name}', nor such a file"),
        new Message(
            $"现有样式：{string.Join("、", BuiltInStyles.Names)}；或给出 .yaml 文件的路径",
            $"the styles are {string.Join(", ", BuiltInStyles.Names)}; or give the path of a .yaml file"));

    private static Diagnostic Unreadable(string file, Exception exception) => new(
        "style.unreadable",
        Severity.Error,
        null,
        new Message($"无法读取样式“{file}”：{exception.Message}", $"the style sheet '{file}' cannot be read: {exception.Message}"));
}
