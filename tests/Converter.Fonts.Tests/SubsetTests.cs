using System.Buffers;
using System.IO.Compression;
using Converter.Fonts.Tests.Readers;

namespace Converter.Fonts.Tests;

public class SubsetTests
{
    private const string Text = "各位同志，今年“十四五”规划：GDP（国内生产总值）增长5.2%——①②③《通知》ÄÖÜéñ½ﬁ";

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("FandolHei-Regular.otf")]
    [InlineData("FandolHei-Bold.otf")]
    [InlineData("FandolKai-Regular.otf")]
    [InlineData("FandolSong-Regular.otf")]
    [InlineData("FandolSong-Bold.otf")]
    public void A_CFF_subset_draws_the_same_outlines_with_the_same_widths(string file)
    {
        FontFace face = OpenFonts.Open(file);
        SubsetFont subset = face.Subset(GlyphsOf(face, Text));
        CffReader before = new(BigEndian.Table(File.ReadAllBytes(face.Path), "CFF "));
        CffReader after = new(subset.Program.ToArray());
        Assert.False(subset.IsTrueType);
        Assert.Empty(subset.Damaged);
        Assert.Equal(face.PostScriptName, after.Name);
        Assert.Equal(["Adobe", "Identity"], after.Strings);
        Assert.Equal([391.0, 392.0, 0.0], after.Top[1230]);
        Assert.Equal(subset.CidOf.Count, after.Top[1234].Single());
        Assert.Equal(before.Top[5], after.Top[5]);
        Assert.Equal(Enumerable.Range(0, subset.CidOf.Count), after.Charset());
        foreach ((ushort glyph, ushort cid) in subset.CidOf)
        {
            Assert.Equal(before.OutlineOf(glyph), after.OutlineOf(cid));
            Assert.Equal(before.WidthOf(glyph), after.WidthOf(cid));
            Assert.Equal(face.AdvanceOf(glyph), after.WidthOf(cid));
        }
    }

    [Theory]
    [InlineData("C059-Roman.otf")]
    [InlineData("P052-Italic.otf")]
    [InlineData("NimbusSans-Bold.otf")]
    [InlineData("Z003-MediumItalic.otf")]
    public void A_name_keyed_CFF_font_with_subroutines_becomes_CID_keyed_and_draws_the_same(string file)
    {
        FontFace face = OpenFonts.OpenSystem(Path.Combine("opentype", "urw-base35", file));
        Assert.Equal(OutlineFormat.CffNameKeyed, face.Outlines);
        SubsetFont subset = face.Subset([.. Enumerable.Range(0, face.GlyphCount).Select(glyph => (ushort)glyph)]);
        CffReader before = new(BigEndian.Table(File.ReadAllBytes(face.Path), "CFF "));
        CffReader after = new(subset.Program.ToArray());
        Assert.NotEmpty(before.GlobalSubroutines);
        Assert.Empty(after.GlobalSubroutines);
        Assert.True(after.IsCidKeyed);
        Assert.Empty(subset.Damaged);
        for (int glyph = 0; glyph < face.GlyphCount; glyph++)
        {
            Assert.Equal(before.OutlineOf(glyph), after.OutlineOf(glyph));
            Assert.Equal(before.WidthOf(glyph), after.WidthOf(glyph));
        }
    }

    [Theory]
    [InlineData("LiberationSerif-Regular.ttf")]
    [InlineData("LiberationSerif-BoldItalic.ttf")]
    public void A_TrueType_subset_draws_the_same_outlines_with_the_same_widths(string file) => AssertDrawsTheSame(OpenFonts.Open(file), Text);

    [Fact]
    public void A_Chinese_TrueType_subset_draws_the_same_outlines_with_the_same_widths() => AssertDrawsTheSame(
        OpenFonts.OpenSystem(Path.Combine("truetype", "lxgw-wenkai", "LXGWWenKai-Regular.ttf")), Text + "镕喆堃玥祎旻〇䶮");

    private static void AssertDrawsTheSame(FontFace face, string text)
    {
        SubsetFont subset = face.Subset(GlyphsOf(face, text));
        GlyfReader before = new(File.ReadAllBytes(face.Path));
        GlyfReader after = new(subset.Program.ToArray());
        Assert.True(subset.IsTrueType);
        Assert.Empty(subset.Damaged);
        Assert.Equal(subset.CidOf.Count, after.Count);
        foreach ((ushort glyph, ushort cid) in subset.CidOf)
        {
            Assert.Equal(before.OutlineOf(glyph), after.OutlineOf(cid));
            Assert.Equal(before.MetricsOf(glyph), after.MetricsOf(cid));
        }
    }

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("FandolHei-Bold.otf")]
    public void The_stream_joined_from_compressed_glyphs_is_the_program(string file)
    {
        FontFace face = OpenFonts.Open(file);
        SubsetFont subset = face.Subset(GlyphsOf(face, Text));
        byte[] deflated = Deflated(subset);
        using ZLibStream inflater = new(new MemoryStream(deflated), CompressionMode.Decompress);
        using MemoryStream inflated = new();
        inflater.CopyTo(inflated);
        Assert.Equal(subset.Program.ToArray(), inflated.ToArray());
        Assert.InRange(deflated.Length, 1, subset.Program.Length);
        Assert.Equal(deflated, Deflated(face.Subset(GlyphsOf(face, Text))));
        Assert.Equal(deflated, Deflated(OpenFonts.Open(file).Subset(GlyphsOf(face, Text))));
    }

    [Fact]
    public void TrueType_is_left_to_ordinary_compression() =>
        Assert.False(OpenFonts.Open("LiberationSerif-Regular.ttf").Subset([]).TryDeflate(new ArrayBufferWriter<byte>()));

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("LiberationSerif-Regular.ttf")]
    public void CIDs_are_dense_and_rise_with_the_glyphs(string file)
    {
        FontFace face = OpenFonts.Open(file);
        SubsetFont subset = face.Subset(GlyphsOf(face, Text));
        Assert.Equal(0, subset.CidOf[0]);
        Assert.Equal(Enumerable.Range(0, subset.CidOf.Count), subset.CidOf.Values.Select(cid => (int)cid));
        Assert.All(GlyphsOf(face, Text), glyph => Assert.True(subset.CidOf.ContainsKey(glyph)));
    }

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("LiberationSerif-Regular.ttf")]
    public void Equal_sets_of_glyphs_give_equal_bytes(string file)
    {
        FontFace face = OpenFonts.Open(file);
        List<ushort> glyphs = GlyphsOf(face, Text);
        byte[] first = face.Subset(glyphs).Program.ToArray();
        byte[] again = face.Subset([.. glyphs.AsEnumerable().Reverse(), glyphs[3], 0]).Program.ToArray();
        byte[] ofAnotherFace = OpenFonts.Open(file).Subset(glyphs).Program.ToArray();
        Assert.Equal(first, again);
        Assert.Equal(first, ofAnotherFace);
    }

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("LiberationSerif-Regular.ttf")]
    public void A_subset_of_nothing_has_glyph_0(string file)
    {
        FontFace face = OpenFonts.Open(file);
        SubsetFont subset = face.Subset([]);
        Assert.Equal([0], subset.CidOf.Keys.Select(glyph => (int)glyph));
        Assert.Equal(subset.Program.ToArray(), face.Subset([0, 65535]).Program.ToArray());
    }

    private static byte[] Deflated(SubsetFont subset)
    {
        ArrayBufferWriter<byte> stream = new();
        Assert.True(subset.TryDeflate(stream));
        return stream.WrittenSpan.ToArray();
    }

    private static List<ushort> GlyphsOf(FontFace face, string text) => [.. text.Select(c => face.GlyphOf(c)).Where(glyph => glyph != 0)];
}
