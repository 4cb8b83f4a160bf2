namespace Converter.Fonts.Tests;

public class FontLibraryTests
{
    [Theory]
    [InlineData("FandolSong", "FandolSong-Regular")]
    [InlineData("fandol song", "FandolSong-Regular")]
    [InlineData("FandolSong-Regular", "FandolSong-Regular")]
    [InlineData("FandolSong-Bold", "FandolSong-Bold")]
    [InlineData("FandolSong Bold", "FandolSong-Bold")]
    [InlineData("FandolHei", "FandolHei-Regular")]
    [InlineData("FandolHei_Bold", "FandolHei-Bold")]
    [InlineData("FandolFang R", "FandolFang-Regular")]
    [InlineData("FandolFang", "FandolFang-Regular")]
    [InlineData("FandolFang-Regular", "FandolFang-Regular")]
    [InlineData("FandolKai", "FandolKai-Regular")]
    [InlineData("Liberation Serif", "LiberationSerif")]
    [InlineData("LiberationSerif-Italic", "LiberationSerif-Italic")]
    public void A_face_is_found_by_family_full_and_PostScript_name(string name, string postScriptName)
    {
        Assert.SkipUnless(Directory.Exists(Testing.Repository.Fonts), OpenFonts.Missing);
        Assert.Equal(postScriptName, OpenFonts.Library.Find(name)?.PostScriptName);
    }

    [Theory]
    [InlineData("FandolSong", "FandolSong-Bold")]
    [InlineData("FandolHei", "FandolHei-Bold")]
    [InlineData("FandolHei-Bold", "FandolHei-Bold")]
    [InlineData("Liberation Serif", "LiberationSerif-Bold")]
    [InlineData("FandolKai", null)]
    [InlineData("No such font", null)]
    public void The_bold_face_of_a_family_is_found(string name, string? postScriptName)
    {
        Assert.SkipUnless(Directory.Exists(Testing.Repository.Fonts), OpenFonts.Missing);
        Assert.Equal(postScriptName, OpenFonts.Library.FindBold(name)?.PostScriptName);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" _-")]
    [InlineData("仿宋_GB2312")]
    public void A_name_that_no_face_has_finds_nothing(string name) => Assert.Null(OpenFonts.Library.Find(name));

    [Fact]
    public void One_face_is_one_object()
    {
        Assert.Same(OpenFonts.Library.Find("FandolSong"), OpenFonts.Library.Find("FANDOLSONG-Regular"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_empty()
    {
        FontLibrary library = new([Path.Combine(Path.GetTempPath(), "no such folder")]);
        Assert.Null(library.Find("FandolSong"));
        Assert.Empty(library.Problems);
    }

    [Theory]
    [InlineData("FandolFang-Regular.otf", "FandolFang")]
    [InlineData("LiberationSerif-Regular.ttf", "Liberation Serif")]
    public void A_face_is_one_object_for_all_documents_and_its_file_is_never_copied(string file, string name)
    {
        long length = new FileInfo(OpenFonts.PathOf(file)).Length;
        FontLibrary library = new([Converter.Testing.Repository.Fonts]);
        IFontFace face = library.Find(name)!;
        ushort[] glyphs = [face.GlyphOf('A')];
        face.Subset(glyphs);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int document = 0; document < 100; document++)
        {
            Assert.Same(face, library.Find(name));
            face.Subset(glyphs);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, length / 20);
    }

    [Fact]
    public void Opening_a_file_maps_it_and_copies_none_of_its_outlines()
    {
        string path = OpenFonts.PathOf("FandolFang-Regular.otf");
        FontFace.TryOpen(path, 0, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        FontFace.TryOpen(path, 0, out _);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, new FileInfo(path).Length / 4);
    }
}
