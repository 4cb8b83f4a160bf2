using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>The issuer mark stands on one line (GB/T 9704 7.2.4 leaves its size free).</summary>
public sealed class IssuerMarkTests
{
    private static readonly StyleSheet Sheet = BuiltInStyles.Load("gbt9704")!;

    [Theory]
    [InlineData("青岚市人民政府")]
    [InlineData("青岚市人民政府文件")]
    public void A_mark_that_fits_has_the_size_of_its_style(string mark) => Assert.Equal(Sheet.Paragraphs["issuer"].Text, LookOf(mark));

    [Theory]
    [InlineData("青岚市人民政府办公室文件")]
    [InlineData("青岚市人民政府专题会议纪要")]
    public void A_longer_mark_is_condensed_until_it_fills_the_line(string mark)
    {
        CharacterStyle look = LookOf(mark);
        Assert.Equal(Sheet.Paragraphs["issuer"].Text.Size, look.Size);
        Assert.True(look.Size.Length * mark.Length * look.Scale <= Sheet.Page.TypeAreaWidth * 100);
        Assert.True(look.Size.Length * mark.Length * (look.Scale + 1) > Sheet.Page.TypeAreaWidth * 100);
    }

    [Theory]
    [InlineData("青岚市住房和城乡建设局城市管理综合行政执法局文件")]
    public void A_very_long_mark_is_condensed_as_far_as_the_sheet_allows_and_made_smaller_by_half_points(string mark)
    {
        CharacterStyle look = LookOf(mark);
        Assert.Equal(Sheet.Head!.NarrowestMark, look.Scale);
        Assert.True(look.Size.Length * mark.Length * look.Scale <= Sheet.Page.TypeAreaWidth * 100);
        Assert.True((look.Size.Length + Length.FromPoints(0.5)) * mark.Length * look.Scale > Sheet.Page.TypeAreaWidth * 100);
        Assert.Equal(0, look.Size.Length.Points * 2 % 1);
    }

    [Fact]
    public void Western_capitals_count_with_the_width_they_have() =>
        Assert.True(LookOf("全国公共管理硕士（MPA）").Scale < LookOf("全国公共管理硕士（111）").Scale);

    [Fact]
    public void A_mark_too_long_for_one_line_of_the_text_size_is_left_to_break() =>
        Assert.Equal(Sheet.Paragraphs["issuer"].Text, LookOf(new string('市', 60)));

    private static CharacterStyle LookOf(string mark)
    {
        TextBlock block = new(Role.Issuer, new MappedText(mark, [new MapSegment(0, 0)]));
        Document document = new(new SourceText(mark), DocumentKind.Notice, 1, [block]);
        return ((StyledParagraph)Styler.Style(document, Sheet).Blocks[0]).Runs[0].Style;
    }
}
