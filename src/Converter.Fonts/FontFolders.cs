using System.Collections.Immutable;

namespace Converter.Fonts;

/// <summary>Where operating systems and office programs keep fonts.</summary>
public static class FontFolders
{
    /// <summary>The folders to look for fonts in, in order of preference: the one given, the user's, the system's.</summary>
    /// <param name="first">A folder that goes before all others; <see langword="null"/> or empty for none.</param>
    /// <returns>The folders that exist, each once.</returns>
    public static ImmutableArray<string> Of(string? first) => Of(string.IsNullOrEmpty(first) ? [] : [first]);

    /// <summary>The folders to look for fonts in, in order of preference: those given, the user's, the system's.</summary>
    /// <param name="first">Folders that go before all others.</param>
    /// <returns>The folders that exist, each once.</returns>
    public static ImmutableArray<string> Of(IEnumerable<string> first) =>
        [.. first.Concat(OfSystem()).Where(Directory.Exists).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> OfSystem()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
        {
            return OfWindows();
        }

        return OperatingSystem.IsMacOS() ? OfMac(home) : OfLinux(home);
    }

    private static IEnumerable<string> OfWindows()
    {
        string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return
        [
            Path.Combine(local, "Microsoft", "Windows", "Fonts"),
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            .. WpsOn([local, Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86)]),
        ];
    }

    /// <summary>WPS keeps its own fonts below each of its versions.</summary>
    private static IEnumerable<string> WpsOn(IEnumerable<string> programs) =>
        from program in programs
        let wps = Path.Combine(program, "Kingsoft", "WPS Office")
        where Directory.Exists(wps)
        from version in Directory.EnumerateDirectories(wps, "*", new EnumerationOptions { IgnoreInaccessible = true }).Order(StringComparer.Ordinal)
        select Path.Combine(version, "office6", "fonts");

    private static IEnumerable<string> OfMac(string home) =>
    [
        Path.Combine(home, "Library", "Fonts"),
        "/Library/Fonts",
        "/System/Library/Fonts",
        "/System/Library/AssetsV2/com_apple_MobileAsset_Font7",
        "/System/Library/AssetsV2/com_apple_MobileAsset_Font6",
        "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
        "/Applications/wpsoffice.app/Contents/Resources/office6/fonts",
    ];

    private static IEnumerable<string> OfLinux(string home)
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return
        [
            Path.Combine(data, "fonts"),
            Path.Combine(home, ".local", "share", "fonts"),
            Path.Combine(home, ".fonts"),
            "/usr/local/share/fonts",
            "/usr/share/fonts",
            "/opt/kingsoft/wps-office/office6/fonts",
            "/usr/share/wps-office/fonts",
            "/usr/share/texmf/fonts/opentype",
            "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
        ];
    }
}
