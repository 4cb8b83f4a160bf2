using Converter.Fonts;

namespace Converter.Cli.Commands;

/// <summary>Where this program looks for fonts.</summary>
internal static class FontSources
{
    /// <summary>
    /// The folder handed in, then the one that the environment variable <c>CONVERTER_FONTS</c> names, then the folder <c>fonts</c> beside
    /// the program, then those of the system.
    /// </summary>
    /// <param name="folder">A folder that goes before all others; <see langword="null"/> for none.</param>
    public static FontLibrary Open(string? folder)
    {
        string?[] own = [folder, Environment.GetEnvironmentVariable("CONVERTER_FONTS"), Path.Combine(AppContext.BaseDirectory, "fonts")];
        return new FontLibrary(FontFolders.Of(own.Where(Directory.Exists).Select(found => found!)));
    }
}
