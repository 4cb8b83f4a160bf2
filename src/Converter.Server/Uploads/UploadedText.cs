using System.Text;

namespace Converter.Server.Uploads;

/// <summary>A text that was sent.</summary>
/// <param name="Name">Its name, made harmless.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadedText(string Name, byte[] Content)
{
    private const int LongestName = 120;

    /// <summary>
    /// A name as the last part of a path by any system's rules, without what steers a terminal or turns writing around. It is shown and
    /// offered for download; no file on this machine is ever called after it.
    /// </summary>
    public static string Harmless(string? name)
    {
        string last = (name ?? string.Empty).Split('/', '\\')[^1];
        StringBuilder kept = new();
        foreach (Rune rune in last.EnumerateRunes())
        {
            bool isSteering = Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
            kept.Append(isSteering || rune.Value is '"' or '<' or '>' or ':' or '|' or '?' or '*' ? "_" : rune.ToString());
        }

        string harmless = kept.ToString().Trim().TrimStart('.');
        if (harmless.Length > LongestName)
        {
            string ending = Path.GetExtension(harmless) is { Length: <= 8 } extension ? extension : string.Empty;
            int cut = LongestName - ending.Length;
            harmless = harmless[..(char.IsHighSurrogate(harmless[cut - 1]) ? cut - 1 : cut)] + ending;
        }

        return harmless.Length == 0 ? "未命名.txt" : harmless;
    }
}
