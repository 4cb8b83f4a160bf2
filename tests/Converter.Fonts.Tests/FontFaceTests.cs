namespace Converter.Fonts.Tests;

public class FontFaceTests
{
    [Fact]
    public void A_CFF_face_gives_its_figures()
    {
        FontFace face = OpenFonts.Open("FandolSong-Regular.otf");
        Assert.Equal(10379, face.GlyphCount);
        Assert.Equal(1000, face.UnitsPerEm);
        Assert.Equal(OutlineFormat.CffCidKeyed, face.Outlines);
        Assert.Equal("FandolSong", face.FullName);
        Assert.Equal((800, -200), (face.Metrics.Ascent, face.Metrics.Descent));
        Assert.Equal((-250, -276, 1110, 978), (face.Metrics.XMin, face.Metrics.YMin, face.Metrics.XMax, face.Metrics.YMax));
        Assert.InRange(face.Metrics.CapHeight, 600, 750);
        Assert.True(face.Metrics.IsSerif);
        Assert.False(OpenFonts.Open("FandolHei-Regular.otf").Metrics.IsSerif);
    }

    [Fact]
    public void A_TrueType_face_gives_its_figures()
    {
        FontFace face = OpenFonts.Open("LiberationSerif-Italic.ttf");
        Assert.Equal(2048, face.UnitsPerEm);
        Assert.Equal(OutlineFormat.TrueType, face.Outlines);
        Assert.InRange(face.Metrics.ItalicAngle, -20, -10);
        Assert.Equal(1341, face.Metrics.CapHeight);
    }

    [Fact]
    public void Characters_have_glyphs_and_advances()
    {
        FontFace face = OpenFonts.Open("FandolFang-Regular.otf");
        Assert.NotEqual(0, face.GlyphOf('国'));
        Assert.Equal(1000, face.AdvanceOf(face.GlyphOf('国')));
        Assert.Equal(1000, face.AdvanceOf(face.GlyphOf('。')));
        Assert.Equal(0, face.GlyphOf('镕'));
        Assert.Equal(0, face.GlyphOf(0x20000));
        Assert.Equal(0, face.GlyphOf(-1));
        Assert.Equal(0, face.GlyphOf(0x110000));
        Assert.Equal(face.AdvanceOf(0), face.AdvanceOf(65535));
    }
}
