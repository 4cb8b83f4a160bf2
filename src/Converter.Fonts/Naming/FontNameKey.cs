namespace Converter.Fonts.Naming;

/// <summary>
/// The form in which font names are compared: case, blanks, underscores and hyphens do not count, since programs write “仿宋_GB2312”,
/// “FangSong GB2312” and “fangsong-gb2312” for one face.
/// </summary>
internal static class FontNameKey
{
    /// <summary>The key of a name; empty where nothing of it counts.</summary>
    public static string Of(string name) => string.Create(CountOf(name), name, static (key, name) =>
    {
        int at = 0;
        foreach (char c in name)
        {
            if (Counts(c))
            {
                key[at++] = char.ToUpperInvariant(c);
            }
        }
    });

    private static int CountOf(string name)
    {
        int count = 0;
        foreach (char c in name)
        {
            count += Counts(c) ? 1 : 0;
        }

        return count;
    }

    private static bool Counts(char c) => c is not ('_' or '-') && !char.IsWhiteSpace(c) && !char.IsControl(c);
}
