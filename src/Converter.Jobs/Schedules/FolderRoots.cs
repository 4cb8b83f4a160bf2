using Converter.Documents;

namespace Converter.Jobs.Schedules;

/// <summary>Folders that the configuration opens to schedules, each by a name. A schedule names <c>root/folder</c>, never a path of the machine.</summary>
/// <param name="roots">Names with paths.</param>
public sealed class FolderRoots(IReadOnlyDictionary<string, string> roots)
{
    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; } = [.. roots.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The path of a folder. No way leads out of its root: neither by its words nor by links below it.</summary>
    /// <param name="folder">Name of a root, and folders below it joined by <c>/</c>.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>The full path; the folder need not exist. <see langword="null"/> where it cannot be used.</returns>
    public string? Resolve(string? folder, out Diagnostic? problem)
    {
        string[] parts = (folder ?? string.Empty).Split('/');
        if (!roots.TryGetValue(parts[0], out string? path))
        {
            problem = Unknown(folder ?? string.Empty);
            return null;
        }

        path = Path.GetFullPath(path);
        foreach (string part in parts[1..])
        {
            bool isPlain = part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0 && !part.StartsWith('.');
            path = Path.Combine(path, isPlain ? part : "_");
            if (!isPlain || new DirectoryInfo(path).LinkTarget is not null)
            {
                problem = LeadsOut(folder!);
                return null;
            }
        }

        problem = null;
        return path;
    }

    private Diagnostic Unknown(string folder) => new(
        "schedule.folder",
        Severity.Error,
        null,
        new Message($"文件夹“{folder}”不在开放的范围内", $"the folder '{folder}' is in none of the roots"),
        Names.Count == 0
            ? new Message("请管理员在设置 Folders:Roots 中开放文件夹", "let the administrator open folders in the setting Folders:Roots")
            : new Message($"写作 根名/子文件夹，根名有：{string.Join("、", Names)}", $"write root/folder; the roots are {string.Join(", ", Names)}"));

    private static Diagnostic LeadsOut(string folder) => new(
        "schedule.folder",
        Severity.Error,
        null,
        new Message($"文件夹“{folder}”的写法不允许，或经过链接", $"the folder '{folder}' is not written as it may be, or leads over a link"),
        new Message("只能用根名和其下的普通文件夹", "use the name of a root and plain folders below it"));
}
