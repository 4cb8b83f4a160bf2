using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Tables;

/// <summary>Pictures in the cells of a table: part of what the cell holds, never wider than it, never parted by a page.</summary>
public sealed class CellPictureTests
{
    private static readonly Length Pitch = Texts.Sheet.Page.LinePitch;

    [Fact]
    public void A_picture_stands_between_the_words_around_it_and_the_row_grows()
    {
        TypesetPage page = Assert.Single(Typeset(new PictureSize(60, 80), default).Pages);
        PlacedPicture picture = Assert.Single(page.Pictures);
        TypesetLine[] cell = [.. page.Lines.Where(line => line.Cell == (1, 1))];
        Assert.Equal(["现场", "图1"], cell.Select(Texts.TextOf));
        Assert.Equal((1, 1), picture.Cell);
        Assert.True(picture.Y > cell[0].Baseline && picture.Y + picture.Height < cell[1].Baseline, "not between the words");

        // 80 points and what is left below them take three lines.
        Assert.Equal(4, Math.Round((cell[1].Baseline - cell[0].Baseline) / Pitch));
        Assert.Equal(5, Math.Round((page.Rules.Where(rule => rule.Y1 == rule.Y2).Max(rule => rule.Y1) - page.Rules.Where(rule => rule.Y1 == rule.Y2).Order(Comparer<PlacedRule>.Create((one, other) => one.Y1.CompareTo(other.Y1))).ElementAt(1).Y1) / Pitch));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public void A_picture_wider_than_its_cell_is_scaled_down_in_proportion(double rotation)
    {
        TypesetDocument pages = Typeset(new PictureSize(900, 600), new PictureView(default, rotation, false, false));
        PlacedPicture picture = pages.Pages.SelectMany(page => page.Pictures).Single();
        StyledTable table = pages.Source.Blocks.OfType<StyledTable>().Single();
        Length left = Texts.Sheet.Page.Left + table.ColumnWidths[0];
        Assert.True(picture.X >= left && picture.X + picture.Width <= left + table.ColumnWidths[1], "wider than its cell");
        Assert.Equal(1.5, picture.Figure.Size.Width / picture.Figure.Size.Height, 0.001);
        Assert.Equal(rotation == 0 ? 1.5 : 1 / 1.5, picture.Width / picture.Height, 0.001);
    }

    [Fact]
    public void A_picture_is_never_parted_by_a_page_wherever_its_row_begins()
    {
        Length bottom = Texts.Sheet.Page.Top + Texts.Sheet.Page.TypeAreaHeight;
        for (int rows = 0; rows < 22; rows++)
        {
            TypesetDocument pages = Typeset(new PictureSize(200, 2000), default, rows);
            PlacedPicture picture = pages.Pages.SelectMany(page => page.Pictures).Single();
            Assert.True(picture.Y + picture.Height <= bottom && picture.Y >= Texts.Sheet.Page.Top - Pitch, $"after {rows} rows");
        }
    }

    private static TypesetDocument Typeset(PictureSize size, PictureView view, int rowsBefore = 0)
    {
        Document before = Texts.Of((Role.Body, "标题"));
        Figure figure = new(Picture.TryRead(PictureFiles.HalfRed, out _)!, size) { View = view };
        TableRow[] rows = [Row("单位", "图片"), .. Enumerable.Range(0, rowsBefore).Select(_ => Row("甲", "乙")), Row("防汛办", "现场" + Picture.Mark + "图1")];
        TableBlock table = new([.. rows]) { Pictures = [new CellPicture(rows.Length - 1, 1, new TextRange(2, 4), figure)] };
        return Typesetter.Typeset(Styler.Style(before with { Blocks = [.. before.Blocks, table] }, Texts.Sheet), Texts.Fonts);
    }

    private static TableRow Row(params string[] cells) => new([.. cells.Select(cell => new MappedText(cell, [new MapSegment(0, 0)]))]);
}
