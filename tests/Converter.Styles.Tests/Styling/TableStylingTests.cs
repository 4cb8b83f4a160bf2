using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>The columns of a table.</summary>
public sealed class TableStylingTests
{
    private static readonly StyleSheet Sheet = BuiltInStyles.Load("gbt9704")!;

    [Theory]
    [InlineData(new[] { 1000, 3000, 2000 }, new[] { 26.0, 78.0, 52.0 })]
    [InlineData(new[] { 100, 5450, 5450 }, new[] { 16.714, 69.643, 69.643 })]
    [InlineData(new[] { 7, 7 }, new[] { 78.0, 78.0 })]
    public void Columns_are_as_wide_to_one_another_as_the_file_says_but_none_too_narrow(int[] shares, double[] millimetres)
    {
        TableRow row = new([.. shares.Select(_ => new MappedText("县区", [new MapSegment(0, 0)]))]);
        Document document = new(new SourceText("县区"), DocumentKind.Notice, 1, [new TableBlock([row, row]) { ColumnShares = [.. shares] }]);
        StyledTable table = (StyledTable)Styler.Style(document, Sheet).Blocks[0];
        Assert.Equal(Sheet.Page.TypeAreaWidth.Units, table.ColumnWidths.Sum(width => width.Units));
        Assert.All(table.ColumnWidths.Zip(millimetres), pair => Assert.Equal(pair.Second, pair.First.Millimetres, 0.01));
    }
}
