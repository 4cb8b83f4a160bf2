using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>The issuer mark stands on one line (GB/T 9704 7.2.4 leaves its size free).</summary>
public sealed class IssuerMarkTests
{
    private static readonly StyleSheet Sheet = BuiltInStyles.Load("gbt9704")!;

    [Theory]
    [InlineData("青岚市人民政府文件")]
    [InlineData("青岚市人民政府办公室文件")]
    public void A_mark_that_fits_has_the_size_of_its_style(string mark) =>
        Assert.Equal(Sheet.Paragraphs["issuer"].Text.Size, SizeOf(mark));

    [Theory]
    [InlineData("青岚市人民政府专题会议纪要")]
    [InlineData("青岚市住房和城乡建设局城市管理综合行政执法局文件")]
    public void A_longer_mark_is_made_smaller_by_half_points_until_it_fills_the_line(string mark)
    {
        Extent size = SizeOf(mark);
        Assert.True(size.Length * mark.Length <= Sheet.Page.TypeAreaWidth);
        Assert.True((size.Length + Length.FromPoints(0.5)) * mark.Length > Sheet.Page.TypeAreaWidth);
        Assert.Equal(0, size.Length.Points * 2 % 1);
    }

    [Fact]
    public void Western_capitals_count_with_the_width_they_have() =>
        Assert.True(SizeOf("全国公共管理硕士（MPA）专业学位").Length < SizeOf("全国公共管理硕士（111）专业学位").Length);

    [Fact]
    public void A_mark_too_long_for_one_line_of_the_text_size_is_left_to_break() =>
        Assert.Equal(Sheet.Paragraphs["issuer"].Text.Size, SizeOf(new string('市', 40)));

    private static Extent SizeOf(string mark)
    {
        TextBlock block = new(Role.Issuer, new MappedText(mark, [new MapSegment(0, 0)]));
        Document document = new(new SourceText(mark), DocumentKind.Notice, 1, [block]);
        return ((StyledParagraph)Styler.Style(document, Sheet).Blocks[0]).Runs[0].Style.Size;
    }
}
