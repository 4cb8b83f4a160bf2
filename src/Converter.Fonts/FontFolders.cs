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

        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return OperatingSystem.IsMacOS() ? OfMac("/", home) : OfLinux("/", home, data);
    }

    private static IEnumerable<string> OfWindows() => OfWindows(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        [Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86)]);

    /// <summary>The folders of Windows, and of WPS on it.</summary>
    /// <param name="local">The user's local data.</param>
    /// <param name="fonts">The fonts of the system.</param>
    /// <param name="programs">Where programs are installed.</param>
    public static IEnumerable<string> OfWindows(string local, string fonts, IEnumerable<string> programs) =>
        [Path.Combine(local, "Microsoft", "Windows", "Fonts"), fonts, .. WpsOn([local, .. programs])];

    /// <summary>WPS keeps its own fonts below each of its versions.</summary>
    private static IEnumerable<string> WpsOn(IEnumerable<string> programs) =>
        from program in programs
        let wps = Path.Combine(program, "Kingsoft", "WPS Office")
        where Directory.Exists(wps)
        from version in Directory.EnumerateDirectories(wps, "*", new EnumerationOptions { IgnoreInaccessible = true }).Order(StringComparer.Ordinal)
        select Path.Combine(version, "office6", "fonts");

    /// <summary>The folders of macOS, Word and WPS on it.</summary>
    /// <param name="root">The top of the file system.</param>
    /// <param name="home">The user's home.</param>
    public static IEnumerable<string> OfMac(string root, string home) =>
    [
        Path.Combine(home, "Library", "Fonts"),
        Path.Combine(root, "Library/Fonts"),
        Path.Combine(root, "System/Library/Fonts"),
        Path.Combine(root, "System/Library/AssetsV2/com_apple_MobileAsset_Font7"),
        Path.Combine(root, "System/Library/AssetsV2/com_apple_MobileAsset_Font6"),
        Path.Combine(root, "Applications/Microsoft Word.app/Contents/Resources/DFonts"),
        Path.Combine(root, "Applications/wpsoffice.app/Contents/Resources/office6/fonts"),
    ];

    /// <summary>The folders of Linux (麒麟 and 统信 among them), WPS and TeX on it.</summary>
    /// <param name="root">The top of the file system.</param>
    /// <param name="home">The user's home.</param>
    /// <param name="data">The user's data.</param>
    public static IEnumerable<string> OfLinux(string root, string home, string data) =>
    [
        Path.Combine(data, "fonts"),
        Path.Combine(home, ".local", "share", "fonts"),
        Path.Combine(home, ".fonts"),
        Path.Combine(root, "usr/local/share/fonts"),
        Path.Combine(root, "usr/share/fonts"),
        Path.Combine(root, "opt/kingsoft/wps-office/office6/fonts"),
        Path.Combine(root, "usr/share/wps-office/fonts"),
        Path.Combine(root, "usr/share/texmf/fonts/opentype"),
        Path.Combine(root, "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
    ];
}
