using Converter.Testing;

namespace Converter.Fonts.Tests;

/// <summary>The open fonts that <c>scripts/get-fonts</c> fetches.</summary>
internal static class OpenFonts
{
    public const string Missing = "the open fonts are not here; scripts/get-fonts fetches them";

    public static FontLibrary Library { get; } = new([Repository.Fonts]);

    /// <summary>The path of a font; skips the test where it is not there.</summary>
    public static string PathOf(string file)
    {
        string path = Path.Combine(Repository.Fonts, file);
        Assert.SkipUnless(File.Exists(path), OpenFonts.Missing);
        return path;
    }

    /// <summary>A face of the machine's own fonts; skips the test where it is not there.</summary>
    public static FontFace OpenSystem(string path)
    {
        string whole = Path.Combine("/usr/share/fonts", path);
        Assert.SkipUnless(File.Exists(whole), $"the font {path} is not installed here");
        FontFace? face = FontFace.TryOpen(whole, 0, out FontProblem? problem);
        Assert.Null(problem);
        return face!;
    }

    /// <summary>A face; skips the test where it is not there.</summary>
    public static FontFace Open(string file)
    {
        FontFace? face = FontFace.TryOpen(PathOf(file), 0, out FontProblem? problem);
        Assert.Null(problem);
        return face!;
    }
}
