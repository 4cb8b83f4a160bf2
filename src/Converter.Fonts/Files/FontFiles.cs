namespace Converter.Fonts.Files;

/// <summary>Finds the font files below a folder.</summary>
internal static class FontFiles
{
    private const int MaximumDepth = 24;

    /// <summary>
    /// The font files below a folder, in ordinal order of their paths. Linked folders are entered once, so that a loop of links ends;
    /// what may not be read is passed over.
    /// </summary>
    public static List<string> Below(string folder)
    {
        List<string> files = [];
        Walk(folder, 0, new HashSet<string>(StringComparer.Ordinal), files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Walk(string folder, int depth, HashSet<string> visited, List<string> files)
    {
        DirectoryInfo info = new(folder);
        if (depth > MaximumDepth || !info.Exists || !visited.Add(TargetOf(info)))
        {
            return;
        }

        EnumerationOptions all = new() { AttributesToSkip = 0, IgnoreInaccessible = true };
        files.AddRange(Directory.EnumerateFiles(folder, "*", all).Where(IsFont));
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", all).Order(StringComparer.Ordinal))
        {
            Walk(inner, depth + 1, visited, files);
        }
    }

    private static string TargetOf(DirectoryInfo folder)
    {
        try
        {
            return folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        }
        catch (IOException)
        {
            return folder.FullName;
        }
    }

    private static bool IsFont(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".otf" or ".ttf" or ".ttc" or ".otc";
}
