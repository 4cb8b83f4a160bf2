namespace Converter.Files;

/// <summary>Names that programs give to files which are not finished, or which are no documents at all.</summary>
public static class TemporaryName
{
    private static readonly string[] Beginnings = ["~$", "~", ".", "#"];
    private static readonly string[] Endings = [".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".bak", ".lock", "~"];
    private static readonly string[] Whole = ["thumbs.db", "desktop.ini"];

    /// <summary>Whether a name is one of these: <c>~$…</c> of Word and WPS, hidden files, downloads under way, what an editor keeps aside.</summary>
    /// <param name="fileName">Name without folder.</param>
    public static bool Is(string fileName) =>
        Array.Exists(Beginnings, beginning => fileName.StartsWith(beginning, StringComparison.Ordinal))
        || Array.Exists(Endings, ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || Whole.Contains(fileName, StringComparer.OrdinalIgnoreCase);
}
