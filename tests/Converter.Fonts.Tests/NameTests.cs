using System.Text;
using Converter.Fonts.Tests.Building;

namespace Converter.Fonts.Tests;

public sealed class NameTests : IDisposable
{
    private const int Windows = 3;
    private const int Macintosh = 1;
    private const int Prc = 0x0804;
    private const int English = 0x0409;
    private const int Family = 1;
    private const int Style = 2;
    private const int Full = 4;
    private const int PostScript = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("names").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("仿宋_GB2312")]
    [InlineData("仿宋GB2312")]
    [InlineData("FangSong_GB2312")]
    [InlineData("fangsong gb2312")]
    [InlineData("FangSong-GB2312")]
    public void Names_in_all_languages_mean_one_face(string name)
    {
        Write("simfang.ttf", NameBuilder.Table(
            (Windows, 1, English, Family, Utf16("FangSong_GB2312")),
            (Windows, 1, English, Full, Utf16("FangSong_GB2312")),
            (Windows, 1, English, PostScript, Utf16("FangSong_GB2312")),
            (Windows, 1, Prc, Family, Utf16("仿宋_GB2312")),
            (Windows, 1, Prc, Full, Utf16("仿宋_GB2312"))));
        IFontFace? face = new FontLibrary([_folder]).Find(name);
        Assert.Equal("仿宋_GB2312", face?.FullName);
        Assert.Equal("FangSong_GB2312", face?.PostScriptName);
        Assert.Equal(["FangSong_GB2312", "仿宋_GB2312"], face!.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Macintosh, 25, 33)]
    [InlineData(Windows, 3, Prc)]
    public void Names_in_GBK_are_read(int platform, int encoding, int language)
    {
        byte[] gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes("方正小标宋简体A");
        Write("gbk.ttf", NameBuilder.Table((platform, encoding, language, Family, gbk)));
        Assert.Equal("方正小标宋简体A", new FontLibrary([_folder]).Find("方正小标宋简体a")?.FullName);
    }

    [Fact]
    public void Names_in_GBK_padded_to_16_bits_are_read()
    {
        byte[] gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes("小标宋");
        Write("padded.ttf", NameBuilder.Table((Windows, 3, Prc, Family, [.. gbk, 0, (byte)'G', 0, (byte)'B'])));
        Assert.NotNull(new FontLibrary([_folder]).Find("小标宋GB"));
    }

    [Fact]
    public void Names_in_UTF16_are_read_where_the_table_says_GBK()
    {
        Write("false.ttf", NameBuilder.Table((Windows, 3, Prc, Family, Utf16("\u7B80\u4F53\u9ED1"))));
        Assert.NotNull(new FontLibrary([_folder]).Find("\u7B80\u4F53\u9ED1"));
    }

    [Fact]
    public void A_record_that_points_outside_the_table_is_passed_over()
    {
        byte[] names = NameBuilder.Table((Windows, 1, English, Family, Utf16("Whole")), (Windows, 1, English, Full, Utf16("Broken")));
        names[6 + 12 + 8] = 0x7F;
        Write("half.ttf", names);
        Assert.Equal("Whole", new FontLibrary([_folder]).Find("Whole")?.FullName);
    }

    [Fact]
    public void A_face_without_names_goes_by_its_file()
    {
        Write("SimFoo.ttf", NameBuilder.Table());
        Assert.Equal("SimFoo", new FontLibrary([_folder]).Find("simfoo")?.PostScriptName);
    }

    [Fact]
    public void A_family_name_finds_the_upright_face_nearest_to_regular()
    {
        WriteStyled("a.ttf", "Light", 300, isItalic: false);
        WriteStyled("b.ttf", "Medium", 500, isItalic: false);
        WriteStyled("c.ttf", "Regular Italic", 400, isItalic: true);
        WriteStyled("d.ttf", "Bold", 700, isItalic: false);
        WriteStyled("e.ttf", "Bold Italic", 700, isItalic: true);
        WriteStyled("f.ttf", "Heavy", 900, isItalic: false);
        FontLibrary library = new([_folder]);
        Assert.Equal("Family-Light", library.Find("Family")?.PostScriptName);
        Assert.Equal("Family-Bold", library.FindBold("Family")?.PostScriptName);
        Assert.Equal("Family-BoldItalic", library.Find("Family Bold Italic")?.PostScriptName);
        Assert.Equal("Family-Bold", library.FindBold("Family Medium")?.PostScriptName);
    }

    [Fact]
    public void The_first_folder_with_the_name_wins()
    {
        string second = Directory.CreateDirectory(Path.Combine(_folder, "2")).FullName;
        string first = Directory.CreateDirectory(Path.Combine(_folder, "1")).FullName;
        byte[] names = NameBuilder.Table((Windows, 1, English, Family, Utf16("Same")));
        Write(Path.Combine("2", "a.ttf"), names);
        Write(Path.Combine("1", "deep", "z.ttf"), names);
        Assert.StartsWith(first, new FontLibrary([first, second]).Find("Same")!.Path, StringComparison.Ordinal);
        Assert.StartsWith(second, new FontLibrary([second, first]).Find("Same")!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Faces_of_a_collection_are_found_by_name_and_share_the_file()
    {
        FontBuilder first = Named("First");
        FontBuilder second = Named("Second");
        File.WriteAllBytes(Path.Combine(_folder, "both.ttc"), FontBuilder.Collection(first, second));
        FontLibrary library = new([_folder]);
        IFontFace? face = library.Find("Second");
        Assert.Equal((1, "Second"), (face!.Index, face.FullName));
        Assert.Equal((0, "First"), (library.Find("First")!.Index, library.Find("First")!.FullName));
        Assert.NotEqual(0, face.GlyphOf('H'));
        Assert.NotEmpty(face.Subset([face.GlyphOf('H')]).Program.ToArray());
        Assert.Null(FontFace.TryOpen(face.Path, 2, out FontProblem? problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_broken_file_is_a_problem_and_does_not_hide_the_others()
    {
        File.WriteAllText(Path.Combine(_folder, "a.ttf"), "no font");
        File.WriteAllBytes(Path.Combine(_folder, "b.ttc"), []);
        FontBuilder broken = Named("Good");
        broken["loca"] = [];
        File.WriteAllBytes(Path.Combine(_folder, "c.ttf"), broken.Build());
        File.WriteAllBytes(Path.Combine(_folder, "d.ttf"), Named("Good").Build());
        File.WriteAllText(Path.Combine(_folder, "e.txt"), "not looked at");
        FontLibrary library = new([_folder]);
        Assert.EndsWith("d.ttf", library.Find("Good")?.Path, StringComparison.Ordinal);
        Assert.Equal(["a.ttf", "b.ttc", "c.ttf"], library.Problems.Select(problem => Path.GetFileName(problem.Path)));
        Assert.Equal("loca", library.Problems[2].Table);
    }

    [Fact]
    public void A_loop_of_linked_folders_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        Write(Path.Combine("inner", "a.ttf"), NameBuilder.Table((Windows, 1, English, Family, Utf16("Looped"))));
        File.CreateSymbolicLink(Path.Combine(_folder, "inner", "loop"), _folder);
        File.CreateSymbolicLink(Path.Combine(_folder, "inner", "nowhere.ttf"), Path.Combine(_folder, "missing"));
        FontLibrary library = new([_folder]);
        Assert.NotNull(library.Find("Looped"));
        Assert.Single(library.List());
    }

    [Fact]
    public void Many_threads_find_one_object()
    {
        Write("a.ttf", NameBuilder.Table((Windows, 1, English, Family, Utf16("Shared"))));
        FontLibrary library = new([_folder]);
        IFontFace?[] found = new IFontFace?[64];
        Parallel.For(0, found.Length, i => found[i] = library.Find(i % 2 == 0 ? "Shared" : "shared"));
        Assert.All(found, face => Assert.Same(found[0], face));
        Assert.NotNull(found[0]);
    }

    private static byte[] Utf16(string text) => Encoding.BigEndianUnicode.GetBytes(text);

    private static FontBuilder Small() => FontBuilder.Small(OpenFonts.Open("LiberationSerif-Regular.ttf"), "Hä");

    private static FontBuilder Named(string family)
    {
        FontBuilder font = Small();
        font["name"] = NameBuilder.Table((Windows, 1, English, Family, Utf16(family)));
        return font;
    }

    private void Write(string file, byte[] names)
    {
        FontBuilder font = Small();
        font["name"] = names;
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, font.Build());
    }

    private void WriteStyled(string file, string style, ushort weight, bool isItalic)
    {
        FontBuilder font = Small();
        font["name"] = NameBuilder.Table(
            (Windows, 1, English, Family, Utf16("Family")),
            (Windows, 1, English, Style, Utf16(style)),
            (Windows, 1, English, PostScript, Utf16("Family-" + style.Replace(" ", "", StringComparison.Ordinal))));
        byte[] os2 = [.. font["OS/2"]];
        FontBuilder.Numbers16(weight).CopyTo(os2, 4);
        FontBuilder.Numbers16((ushort)(isItalic ? 1 : 0)).CopyTo(os2, 62);
        font["OS/2"] = os2;
        File.WriteAllBytes(Path.Combine(_folder, file), font.Build());
    }
}
