using Converter.Fonts;
using Converter.Testing;

namespace Converter.Pdf.Tests.Pages;

/// <summary>The faces that the tests set their pages with: one of each outline format.</summary>
internal static class TestFonts
{
    public static IFontFace Song { get; } = Open("FandolSong-Regular.otf");

    public static IFontFace Fang { get; } = Open("FandolFang-Regular.otf");

    public static IFontFace Hei { get; } = Open("FandolHei-Regular.otf");

    public static IFontFace Western { get; } = Open("LiberationSerif-Regular.ttf");

    private static FontFace Open(string file) =>
        FontFace.TryOpen(Path.Combine(Repository.Fonts, file), 0, out FontProblem? problem)
        ?? throw new InvalidOperationException($"{file}: {problem?.Reason}; scripts/get-fonts fetches the fonts");
}
