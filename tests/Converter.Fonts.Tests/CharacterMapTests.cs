using Converter.Fonts.Tests.Building;

namespace Converter.Fonts.Tests;

public class CharacterMapTests
{
    private static readonly List<(int Code, int Glyph)> Map = [('A', 1), ('B', 3), ('中', 2)];

    [Fact]
    public void Format_4_maps_by_delta_and_by_array() => AssertMaps(Map, (3, 1, CmapBuilder.Format4(Map)));

    [Fact]
    public void Format_6_maps_a_range() => AssertMaps([('A', 2), ('B', 0), ('C', 1)], (0, 3, CmapBuilder.Format6('A', 2, 0, 1)));

    [Fact]
    public void Format_12_maps_all_planes() =>
        AssertMaps([('A', 1), (0x20000, 2), (0x10FFFF, 3)], (3, 10, CmapBuilder.Format12([('A', 1), (0x20000, 2), (0x10FFFF, 3)])));

    [Fact]
    public void A_subtable_of_all_planes_goes_before_one_of_the_first() => AssertMaps(
        [('A', 1), (0x20000, 2)], (3, 1, CmapBuilder.Format4([('A', 3)])), (3, 10, CmapBuilder.Format12([('A', 1), (0x20000, 2)])));

    [Fact]
    public void Variation_sequences_are_passed_over() => AssertMaps(Map, (0, 5, CmapBuilder.Format14()), (3, 1, CmapBuilder.Format4(Map)));

    [Fact]
    public void A_broken_subtable_leaves_the_next_best() =>
        AssertMaps(Map, (3, 1, CmapBuilder.Format4(Map)), (3, 10, CmapBuilder.Format12(Map)[..18]));

    [Fact]
    public void Symbols_answer_for_bytes_too() => AssertMaps([(0xF041, 1), ('A', 1)], (3, 0, CmapBuilder.Format4([(0xF041, 1)])));

    [Fact]
    public void A_glyph_that_the_face_lacks_is_no_glyph() => AssertMaps([('A', 0), ('B', 3)], (3, 1, CmapBuilder.Format4([('A', 999), ('B', 3)])));

    [Fact]
    public void A_group_over_all_of_Unicode_and_more_is_cut()
    {
        byte[] subtable = [.. FontBuilder.Numbers16(12, 0), .. FontBuilder.Numbers32(40, 0, 2, 0, uint.MaxValue, 1, 0, uint.MaxValue, 1)];
        AssertMaps([(0, 1), (1, 2), (2, 3), (0x10FFFF, 0)], (3, 10, subtable));
    }

    [Fact]
    public void A_face_without_a_Unicode_map_is_a_problem()
    {
        FontBuilder font = FontBuilder.Small(OpenFonts.Open("LiberationSerif-Regular.ttf"), "ABC");
        font["cmap"] = CmapBuilder.Table((1, 0, CmapBuilder.Format6('A', 1)));
        Assert.Null(FontFace.TryRead(font.Build(), "", 0, out FontProblem? problem));
        Assert.Equal(new FontProblem("", "cmap", "there is no Unicode character map"), problem);
    }

    private static void AssertMaps(List<(int Code, int Glyph)> expected, params (int Platform, int Encoding, byte[] Subtable)[] subtables)
    {
        FontBuilder font = FontBuilder.Small(OpenFonts.Open("LiberationSerif-Regular.ttf"), "ABC");
        font["cmap"] = CmapBuilder.Table(subtables);
        FontFace? face = FontFace.TryRead(font.Build(), "", 0, out FontProblem? problem);
        Assert.Null(problem);
        Assert.Equal(expected, expected.Select(pair => (pair.Code, (int)face!.GlyphOf(pair.Code))));
        Assert.Equal(0, face!.GlyphOf('国'));
    }
}
