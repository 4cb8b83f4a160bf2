using System.Globalization;
using System.Text;

namespace Converter.Files;

/// <summary>Names that came from elsewhere, made harmless: no part of a path by any system's rules, nothing that steers a terminal or turns writing around.</summary>
public static class SafeName
{
    private const int LongestName = 120;

    /// <summary>What a folder or a file may be called beside an ending such as <c>.report.json</c>: file systems allow 255 bytes.</summary>
    private const int MostBytes = 200;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9"];

    /// <summary>The last part of a name, harmless, at most 120 characters with its ending kept.</summary>
    /// <param name="name">The name; <see langword="null"/> for none.</param>
    public static string Of(string? name)
    {
        string harmless = Clean((name ?? string.Empty).Split('/', '\\')[^1]);
        if (harmless.Length > LongestName)
        {
            string ending = Path.GetExtension(harmless) is { Length: <= 8 } extension ? extension : string.Empty;
            int cut = LongestName - ending.Length;
            harmless = harmless[..(char.IsHighSurrogate(harmless[cut - 1]) ? cut - 1 : cut)] + ending;
        }

        return harmless.Length == 0 ? "未命名.txt" : harmless;
    }

    /// <summary>A path as it may be written below a folder of ours on any system: no way up, no drive, no name of a device. Parts are joined by <c>/</c>.</summary>
    /// <param name="path">The path, with <c>/</c> or <c>\</c>.</param>
    public static string PathOf(string path)
    {
        IEnumerable<string> parts = path.Split('/', '\\').Where(part => part is not ("" or "." or ".."))
            .Select(part => Shorten(Harden(Clean(part))));
        string safe = string.Join('/', parts);
        return safe.Length == 0 ? "未命名" : safe;
    }

    /// <summary>A name that leaves room for endings: at most 200 bytes of UTF-8, whole characters.</summary>
    /// <param name="name">The name.</param>
    public static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
        {
            return name;
        }

        StringBuilder kept = new();
        int bytes = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static string Clean(string name)
    {
        StringBuilder kept = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool isSteering = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            kept.Append(isSteering || rune.Value is '"' or '<' or '>' or ':' or '|' or '?' or '*' ? "_" : rune.ToString());
        }

        return kept.ToString().Trim().TrimStart('.');
    }

    /// <summary>Windows takes no dot or blank at the end, and knows devices by name whatever their ending is.</summary>
    private static string Harden(string name)
    {
        string plain = name.TrimEnd('.', ' ');
        string first = plain.Split('.')[0];
        return plain.Length == 0 ? "_" : Devices.Contains(first, StringComparer.OrdinalIgnoreCase) ? "_" + plain : plain;
    }
}
