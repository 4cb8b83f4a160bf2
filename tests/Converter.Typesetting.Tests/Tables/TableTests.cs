using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Tables;

/// <summary>Tables: cells on the grid, rules around them, rows that go over to the next page.</summary>
public sealed class TableTests
{
    [Fact]
    public void Cells_hold_their_text_and_rules_enclose_them()
    {
        TypesetDocument pages = Typeset(3, "责任单位");
        TypesetPage page = Assert.Single(pages.Pages);
        Assert.Equal(6, page.Lines.Length);
        Assert.Equal((2, 1), page.Lines[^1].Cell);
        Assert.Equal(4 + 3, page.Rules.Length);
        Assert.All(page.Rules, rule => Assert.True(rule.X1 == rule.X2 || rule.Y1 == rule.Y2));
        Assert.Equal(Texts.Sheet.Page.TypeAreaWidth.Points, page.Rules.Max(rule => (rule.X2 - rule.X1).Points), 0.01);
    }

    [Fact]
    public void A_long_table_goes_over_pages_and_is_closed_on_each()
    {
        TypesetDocument pages = Typeset(50, "责任单位");
        Assert.Equal([22, 22, 6], pages.Pages.Select(page => page.Lines.Length / 2));
        Assert.All(pages.Pages, page => Assert.Equal((page.Lines.Length / 2) + 1 + 3, page.Rules.Length));
    }

    [Fact]
    public void A_row_of_several_lines_stays_on_one_page()
    {
        TypesetDocument pages = Typeset(8, Texts.Han(60));
        Assert.All(pages.Pages, page => Assert.Equal(0, page.Lines.GroupBy(line => line.Cell!.Value.Row).Count(row => row.Count() % 2 != 0)));
        Assert.Equal(8, pages.Pages.Sum(page => page.Lines.Select(line => line.Cell!.Value.Row).Distinct().Count()));
    }

    [Fact]
    public void Lines_of_a_cell_stay_inside_its_column()
    {
        foreach (TypesetPage page in Typeset(3, Texts.Han(60)).Pages)
        {
            double[] columns = [.. page.Rules.Where(rule => rule.X1 == rule.X2).Select(rule => rule.X1.Points).Order()];
            Assert.All(page.Lines, line =>
            {
                PlacedGlyph last = line.Runs[^1].Glyphs[^1];
                Assert.True(line.X.Points > columns[line.Cell!.Value.Column]);
                Assert.True((last.X + last.Advance).Points < columns[line.Cell!.Value.Column + 1]);
            });
        }
    }

    private static TypesetDocument Typeset(int rows, string text)
    {
        SourceText source = new(text);
        MappedText cell = new(text, [new MapSegment(0, 0)]);
        ImmutableArray<TableRow> table = [.. Enumerable.Range(0, rows).Select(_ => new TableRow([cell, cell]))];
        Document document = new(source, DocumentKind.Other, 1, [new TableBlock(table)]);
        return Typesetter.Typeset(Styler.Style(document, Texts.Sheet), Texts.Fonts);
    }
}
