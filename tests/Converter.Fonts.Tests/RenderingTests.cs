using Converter.Fonts.Tests.Building;
using Converter.Fonts.Tests.Readers;
using Converter.Testing;

namespace Converter.Fonts.Tests;

/// <summary>Subsets as programs from elsewhere see them.</summary>
public sealed class RenderingTests : IDisposable
{
    private const string Text =
        "各位同志今年是“十四五”规划的关键一年：国内生产总值增长5.2%——要抓好落实，①②③《通知》〔2026〕ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜéñ½";

    private readonly string _folder = Directory.CreateTempSubdirectory("sheet").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("FandolHei-Bold.otf")]
    [InlineData("LiberationSerif-Regular.ttf")]
    public void Poppler_MuPDF_and_Ghostscript_read_a_subset_without_a_word(string file)
    {
        FontFace face = OpenFonts.Open(file);
        SubsetFont subset = face.Subset(GlyphsOf(face));
        string pdf = Write("subset", GlyphSheet.Write(subset.Program.ToArray(), subset.IsTrueType, [.. Enumerable.Range(0, subset.CidOf.Count)]));
        Assert.Equal(("", ""), Said("pdftoppm", "-r", "72", pdf, Path.Combine(_folder, "page")));
        Assert.Contains("yes yes", ExternalTool.Run("pdffonts", pdf), StringComparison.Ordinal);
        (string mutool, string warnings) = Said("mutool", "draw", "-r", "72", "-o", Path.Combine(_folder, "page.png"), pdf);
        Assert.Equal("", mutool);
        Assert.DoesNotContain(warnings.Split('\n'), line => line.Contains("warning", StringComparison.Ordinal) && !line.Contains("ICC", StringComparison.Ordinal));
        Assert.Equal(("", ""), Said("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", pdf));
    }

    [Theory]
    [InlineData("FandolSong-Regular.otf")]
    [InlineData("FandolKai-Regular.otf")]
    [InlineData("LiberationSerif-Italic.ttf")]
    public void A_subset_shows_the_same_picture_as_the_whole_font(string file)
    {
        FontFace face = OpenFonts.Open(file);
        List<ushort> glyphs = GlyphsOf(face);
        SubsetFont subset = face.Subset(glyphs);
        byte[] whole = File.ReadAllBytes(face.Path);
        byte[] program = subset.IsTrueType ? whole : BigEndian.Table(whole, "CFF ");
        List<int> cidOfGlyph = subset.IsTrueType ? [.. Enumerable.Range(0, face.GlyphCount)] : new CffReader(program).Charset();
        byte[] before = Picture("before", GlyphSheet.Write(program, subset.IsTrueType, [.. glyphs.Select(glyph => cidOfGlyph[glyph])]));
        byte[] after = Picture("after", GlyphSheet.Write(subset.Program.ToArray(), subset.IsTrueType, [.. glyphs.Select(glyph => (int)subset.CidOf[glyph])]));
        Assert.Contains((byte)0, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Fontconfig_reads_a_TrueType_subset()
    {
        FontFace face = OpenFonts.Open("LiberationSerif-Regular.ttf");
        string path = Path.Combine(_folder, "subset.ttf");
        File.WriteAllBytes(path, face.Subset(GlyphsOf(face)).Program.ToArray());
        Assert.Contains("TrueType", ExternalTool.Run("fc-scan", path), StringComparison.Ordinal);
    }

    private static List<ushort> GlyphsOf(FontFace face) => [.. Text.Select(c => face.GlyphOf(c)).Where(glyph => glyph != 0).Distinct().Order()];

    private string Write(string name, byte[] pdf)
    {
        string path = Path.Combine(_folder, name + ".pdf");
        File.WriteAllBytes(path, pdf);
        return path;
    }

    /// <summary>The pixels, drawn without hints by poppler at four dots a point.</summary>
    private byte[] Picture(string name, byte[] pdf)
    {
        string path = Write(name, pdf);
        ExternalTool.Run("pdftoppm", "-r", "288", "-mono", "-freetype", "yes", "-singlefile", path, Path.Combine(_folder, name));
        return File.ReadAllBytes(Path.Combine(_folder, name + ".pbm"));
    }

    private static (string Output, string Error) Said(string program, params string[] arguments)
    {
        (int exitCode, string output, string error) = ExternalTool.TryRun(program, arguments);
        Assert.True(exitCode == 0, error);
        return (output, error);
    }
}
