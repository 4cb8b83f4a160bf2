using Converter.Fonts;
using Converter.Typesetting.Faces;

namespace Converter.Typesetting.Tests;

/// <summary>What the typefaces of a sheet come to, told before anything is set.</summary>
public sealed class FontCoverageTests
{
    [Fact]
    public void Every_typeface_says_what_it_came_to_and_the_page_number_has_one_too()
    {
        IReadOnlyList<TypefaceCoverage> coverage = FontCoverage.Of(Texts.Sheet, Texts.Fonts, "统一部署2026");
        Assert.Equal("仿宋", coverage[0].Typeface.Name);
        Assert.Equal(["仿宋", "宋体", "小标宋", "楷体", "黑体"], coverage.Select(one => one.Typeface.Name).Order(StringComparer.Ordinal));
        Assert.Equal("FandolFang-Regular", coverage[0].Chinese!.PostScriptName);
        Assert.Equal("LiberationSerif", coverage[0].Western!.PostScriptName);
        Assert.All(coverage, one => Assert.Empty(one.StandIns));
    }

    [Fact]
    public void A_character_that_a_face_lacks_is_named_with_the_face_that_takes_it_or_with_none()
    {
        TypefaceCoverage body = FontCoverage.Of(Texts.Sheet, new TwoFaces(), "统一甲\U0003FFFD")[0];
        Assert.Equal([("Second", "甲"), (null, "\U0003FFFD")], body.StandIns.Select(one => (one.Face?.FullName, string.Concat(one.CodePoints.Select(char.ConvertFromUtf32)))));
    }

    /// <summary>The first choice of the sheet lacks 甲; another face has it.</summary>
    private sealed class TwoFaces : IFontSource
    {
        private readonly Face _first = new("First", '甲');
        private readonly Face _second = new("Second", '一');

        public IFontFace? Find(string name) => name switch { "仿宋_GB2312" => _first, "LXGW WenKai" => _second, _ => null };
    }

    private sealed class Face(string name, int lacking) : IFontFace
    {
        public string FullName => name;

        public string PostScriptName => name;

        public System.Collections.Immutable.ImmutableArray<string> Names => [name];

        public string Path => string.Empty;

        public int Index => 0;

        public int GlyphCount => 1;

        public int UnitsPerEm => 1000;

        public OutlineFormat Outlines => OutlineFormat.TrueType;

        public FontMetrics Metrics => throw new NotSupportedException();

        public ushort GlyphOf(int codePoint) => codePoint == lacking || codePoint > char.MaxValue ? (ushort)0 : (ushort)1;

        public int AdvanceOf(ushort glyph) => 1000;

        public SubsetFont Subset(IReadOnlyCollection<ushort> glyphs) => throw new NotSupportedException();
    }
}
