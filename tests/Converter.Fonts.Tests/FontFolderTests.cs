using Converter.Testing;

namespace Converter.Fonts.Tests;

/// <summary>The places where systems and office programs keep fonts, on a file system made for the test.</summary>
public sealed class FontFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("converter-fonts-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("usr/share/fonts/opentype/fandol")]
    [InlineData("usr/local/share/fonts")]
    [InlineData("opt/kingsoft/wps-office/office6/fonts")]
    [InlineData("home/me/.fonts")]
    [InlineData("home/me/.local/share/fonts/office")]
    public void A_face_is_found_on_Linux(string folder)
    {
        Place(folder);
        Assert.NotNull(new FontLibrary(FontFolders.OfLinux(_root, Path.Combine(_root, "home/me"), Path.Combine(_root, "home/me/.data"))).Find("FandolKai"));
    }

    [Theory]
    [InlineData("home/me/Library/Fonts")]
    [InlineData("System/Library/Fonts/Supplemental")]
    [InlineData("System/Library/AssetsV2/com_apple_MobileAsset_Font7/1.asset/AssetData")]
    [InlineData("Applications/Microsoft Word.app/Contents/Resources/DFonts")]
    public void A_face_is_found_on_a_Mac(string folder)
    {
        Place(folder);
        Assert.NotNull(new FontLibrary(FontFolders.OfMac(_root, Path.Combine(_root, "home/me"))).Find("FandolKai"));
    }

    [Theory]
    [InlineData("Windows/Fonts")]
    [InlineData("Local/Microsoft/Windows/Fonts")]
    [InlineData("Local/Kingsoft/WPS Office/12.1.0.1/office6/fonts")]
    [InlineData("Programs/Kingsoft/WPS Office/11.8.2.9/office6/fonts")]
    public void A_face_is_found_on_Windows(string folder)
    {
        Place(folder);
        IEnumerable<string> folders = FontFolders.OfWindows(Path.Combine(_root, "Local"), Path.Combine(_root, "Windows/Fonts"), [Path.Combine(_root, "Programs")]);
        Assert.NotNull(new FontLibrary(folders).Find("FandolKai"));
    }

    private void Place(string folder)
    {
        string font = Path.Combine(Repository.Fonts, "FandolKai-Regular.otf");
        Assert.SkipUnless(File.Exists(font), OpenFonts.Missing);
        Directory.CreateDirectory(Path.Combine(_root, folder));
        File.Copy(font, Path.Combine(_root, folder, "FandolKai-Regular.otf"));
    }
}
