using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
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
        Assert.Equal([22, 22, 8], pages.Pages.Select(page => page.Lines.Length / 2));
        Assert.All(pages.Pages, page => Assert.Equal((page.Lines.Length / 2) + 1 + 3, page.Rules.Length));
    }

    [Fact]
    public void A_row_of_several_lines_stays_on_one_page()
    {
        TypesetDocument pages = Typeset(8, Texts.Han(60));
        Assert.All(pages.Pages, page => Assert.Equal(0, page.Lines.GroupBy(line => line.Cell!.Value.Row).Count(row => row.Count() % 2 != 0)));
        Assert.Equal(8, pages.Pages.Sum(page => page.Lines.Where(line => !line.IsRepeated).Select(line => line.Cell!.Value.Row).Distinct().Count()));
    }

    [Fact]
    public void The_head_of_a_table_is_repeated_on_every_page_it_reaches()
    {
        TypesetDocument pages = Typeset(50, "责任单位");
        Assert.DoesNotContain(pages.Pages[0].Lines, line => line.IsRepeated);
        foreach (TypesetPage page in pages.Pages.Skip(1))
        {
            Assert.Equal([(0, 0), (0, 1)], page.Lines.Where(line => line.IsRepeated).Select(line => line.Cell!.Value));
            Assert.Equal(pages.Pages[0].Lines[0].Baseline, page.Lines[0].Baseline);
        }

        Assert.Equal(100, pages.Pages.Sum(page => page.Lines.Count(line => !line.IsRepeated)));
    }

    [Fact]
    public void A_head_of_two_rows_that_a_cell_joins_is_repeated_whole()
    {
        TypesetDocument pages = Typeset(50, "责任单位", "青松县", new CellMerge(0, 0, 2, 1));
        Assert.All(
            pages.Pages.Skip(1),
            page => Assert.Equal([0, 1], page.Lines.Where(line => line.IsRepeated).Select(line => line.Cell!.Value.Row).Distinct()));
        Assert.True(pages.Pages.Length > 1);
    }

    [Fact]
    public void As_many_rows_are_repeated_as_the_file_says_are_the_head()
    {
        Document document = Document(50, "责任单位", "青松县");
        TypesetDocument pages = Typeset(document with { Blocks = [((TableBlock)document.Blocks[0]) with { HeadRows = 3 }] });
        Assert.True(pages.Pages.Length > 1);
        Assert.All(
            pages.Pages.Skip(1),
            page => Assert.Equal([0, 1, 2], page.Lines.Where(line => line.IsRepeated).Select(line => line.Cell!.Value.Row).Distinct()));
    }

    [Fact]
    public void Texts_stand_in_the_middle_of_their_cells_unless_the_file_says_otherwise()
    {
        TableRow Row(CellAlignment? alignment) => new([Mapped(Texts.Han(40)), Mapped("甲")]) { Alignments = alignment is null ? [] : [null, alignment] };
        TableBlock table = new([Row(null), Row(CellAlignment.Top), Row(CellAlignment.Center), Row(CellAlignment.Bottom)]) { ColumnShares = [1, 1] };
        TypesetPage page = Assert.Single(Typeset(new Document(new SourceText("甲"), DocumentKind.Other, 1, [table])).Pages);
        Length pitch = Texts.Sheet.Page.LinePitch;
        foreach ((int row, double middle) in new[] { (0, 0.5), (1, 0.0), (2, 0.5), (3, 1.0) })
        {
            TypesetLine[] lines = [.. page.Lines.Where(line => line.Cell!.Value.Row == row)];
            double[] longer = [.. lines.Where(line => line.Cell!.Value.Column == 0).Select(line => line.Baseline.Points)];
            double shorter = lines.Single(line => line.Cell!.Value.Column == 1).Baseline.Points;
            Assert.Equal(longer[0] + (middle * (longer.Length - 1) * pitch.Points), shorter, 0.01);
        }
    }

    [Fact]
    public void A_cell_of_several_rows_has_its_text_in_the_middle_of_them_and_lengthens_the_last_where_they_are_too_few()
    {
        TableBlock Table(string text) => new([new TableRow([Mapped(text), Mapped("甲")]), new TableRow([Mapped(string.Empty), Mapped("乙")]), new TableRow([Mapped("丙"), Mapped("丁")])])
        {
            Merges = [new CellMerge(0, 0, 2, 1)],
            ColumnShares = [1, 3],
        };
        double pitch = Texts.Sheet.Page.LinePitch.Points;
        double[] Heights(string text)
        {
            TypesetPage page = Assert.Single(Typeset(new Document(new SourceText(text), DocumentKind.Other, 1, [Table(text)])).Pages);
            return [.. page.Lines.OrderBy(line => line.Cell).Select(line => (line.Baseline - page.Lines.Min(one => one.Baseline)).Points / pitch)];
        }

        Assert.Equal([0.5, 0, 1, 2, 2], Heights("短").Select(height => Math.Round(height, 3)));
        Assert.Equal([0, 1, 2, 3, 0, 2, 4, 4], Heights(Texts.Han(26)).Select(height => Math.Round(height, 3)));
    }

    [Fact]
    public void Rows_that_a_cell_joins_stand_on_one_page_where_it_holds_them()
    {
        CellMerge[] threes = [.. Enumerable.Range(0, 10).Select(three => new CellMerge(1 + (3 * three), 0, 3, 1))];
        TypesetDocument pages = Typeset(31, "责任单位", "青松县", threes);
        Assert.Equal([22, 10], pages.Pages.Select(page => page.Lines.Select(line => line.Cell!.Value.Row).Distinct().Count()));
        TypesetDocument few = Typeset(31, "责任单位", "青松县", [.. threes[1..].Select(three => three with { Row = three.Row - 1 })]);
        Assert.Equal([21, 11], few.Pages.Select(page => page.Lines.Select(line => line.Cell!.Value.Row).Distinct().Count()));
    }

    [Fact]
    public void Rows_that_cells_join_beyond_a_page_part_where_the_page_is_full_and_never_within_a_row()
    {
        // Of two lines each: cells of four rows on the left, and on the right of four that begin two rows lower, so that no row ends one of both.
        CellMerge[] merges = [.. Enumerable.Range(0, 10).SelectMany(four => new CellMerge[] { new(1 + (4 * four), 0, 4, 1), new(3 + (4 * four), 2, 4, 1) })];
        string two = Texts.Han(36);
        Document document = Document(43, "序号", two);
        MappedText mapped = Mapped(two);
        ImmutableArray<TableRow> rows = [.. Enumerable.Range(0, 43).Select(row => new TableRow(
            [CellOf(row, 0), row == 0 ? Mapped("序号") : mapped, CellOf(row, 2)]))];
        TypesetDocument pages = Typeset(document with { Blocks = [new TableBlock(rows) { Merges = [.. merges] }] });
        Assert.Equal([10, 10, 10, 10, 2], pages.Pages.Select(Full));

        MappedText CellOf(int row, int column) =>
            row == 0 || merges.Any(merge => (merge.Row, merge.Column) == (row, column)) ? Mapped("序号") : MappedText.Empty;
        static int Full(TypesetPage page) => page.Lines.Where(line => line.Cell is { Row: > 0, Column: 1 })
            .GroupBy(line => line.Cell!.Value.Row).Count(row => row.Count() == 2);
    }

    [Fact]
    public void A_table_that_one_cell_of_its_first_row_goes_through_has_no_head_to_repeat()
    {
        TypesetDocument pages = Typeset(50, "责任单位", "青松县", new CellMerge(0, 0, 50, 1));
        Assert.True(pages.Pages.Length > 1);
        Assert.DoesNotContain(pages.Pages.SelectMany(page => page.Lines), line => line.IsRepeated);
    }

    [Fact]
    public void A_row_longer_than_a_page_goes_on_below_the_head_that_is_repeated()
    {
        TypesetDocument pages = Typeset(2, "序号", Texts.Han(700));
        Assert.True(pages.Pages.Length > 2);
        Assert.All(pages.Pages.Skip(1), page => Assert.Equal((0, 1), (page.Lines[0].Cell!.Value.Row, page.Lines[2].Cell!.Value.Row)));
        Assert.All(pages.Pages, page => Assert.Equal(3, page.Rules.Count(rule => rule.Y1 == rule.Y2)));
    }

    [Fact]
    public void The_head_of_a_table_never_stands_alone_at_the_foot_of_a_page()
    {
        SourceText source = new("责任单位");
        MappedText cell = new(source.Text, [new MapSegment(0, 0)]);
        Document body = Texts.Of((Role.Body, Texts.Han(26 + (28 * 20))));
        Document document = body with { Blocks = [.. body.Blocks, new TableBlock([.. Enumerable.Repeat(new TableRow([cell, cell]), 3)])] };
        TypesetDocument pages = Typesetter.Typeset(Styler.Style(document, Texts.Sheet), Texts.Fonts);
        Assert.Equal([21, 6], pages.Pages.Select(page => page.Lines.Length));
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

    [Fact]
    public void No_rule_goes_through_a_merged_cell_and_its_text_has_its_whole_width()
    {
        MappedText Cell(string text) => text.Length == 0 ? MappedText.Empty : new MappedText(text, [new MapSegment(0, 0)]);
        TableRow Row(params string[] texts) => new([.. texts.Select(Cell)]);
        TableBlock table = new([Row("姓名", "成绩", string.Empty), Row(string.Empty, "笔试", "面试"), Row("张三", "80", "90")])
        {
            Merges = [new CellMerge(0, 0, 2, 1), new CellMerge(0, 1, 1, 2), new CellMerge(2, 1, 1, 2), new CellMerge(2, 2, 5, 5)],
        };
        Document document = new(new SourceText("姓名"), DocumentKind.Other, 1, [table]);
        TypesetPage page = Assert.Single(Typesetter.Typeset(Styler.Style(document, Texts.Sheet), Texts.Fonts).Pages);
        double left = page.Rules.Min(rule => rule.X1.Points);
        double right = page.Rules.Max(rule => rule.X2.Points);
        PlacedRule[] across = [.. page.Rules.Where(rule => rule.Y1 == rule.Y2).OrderBy(rule => rule.Y1.Points)];
        PlacedRule[] down = [.. page.Rules.Where(rule => rule.X1 == rule.X2).OrderBy(rule => rule.X1.Points)];

        Assert.Equal([true, false, true, true], across.Select(rule => rule.X1.Points <= left));
        Assert.All(across, rule => Assert.Equal(right, rule.X2.Points));
        Assert.Equal(4, down.Length);
        Assert.Equal([across[0].Y1, across[0].Y1, across[1].Y1, across[0].Y1], down.Select(rule => rule.Y1));
        TypesetLine wide = page.Lines.Single(line => line.Cell == (0, 1));
        Assert.True(wide.X.Points > down[1].X1.Points + (0.5 * (right - down[1].X1.Points)) - 40, "the text is not in the middle of both columns");
    }

    [Fact]
    public void A_wide_table_stands_on_turned_pages_with_its_head_at_the_left_edge_of_the_sheet_and_the_number_where_all_pages_have_it()
    {
        Document body = Texts.Of((Role.Body, Texts.Han(60)));
        TableBlock table = ((TableBlock)Document(60, "责任单位", "青松县").Blocks[0]) with { IsLandscape = true };
        TypesetDocument pages = Typeset(body with { Blocks = [.. body.Blocks, table, .. body.Blocks] });
        Assert.Equal([false, true, true, true, false], pages.Pages.Select(page => page.IsTurned));
        PageFormat upright = Texts.Sheet.Page;
        foreach (TypesetPage page in pages.Pages.Where(page => page.IsTurned))
        {
            // 28 mm of the upright sheet, and half of the leading; 35 and 260 mm from its foot.
            Assert.Equal(upright.Left.Points - ((upright.Turn().LinePitch - upright.BaseSize).Points / 2), page.Rules.Min(rule => rule.Y1.Points), 0.01);
            Assert.Equal((35, 260), (Math.Round(page.Rules.Min(rule => rule.X1.Millimetres), 2), Math.Round(page.Rules.Max(rule => rule.X2.Millimetres), 2)));
            Assert.True(page.Rules.Max(rule => rule.Y2.Millimetres) < 184.1, "beyond the type area");
            TypesetPage alike = pages.Pages.First(other => !other.IsTurned && other.Number % 2 == page.Number % 2 || other.Number == 1);
            Assert.Equal(alike.PageNumber!.Baseline, page.PageNumber!.Baseline);
        }

        Assert.Equal(120, pages.Pages.Sum(page => page.Lines.Count(line => line.Cell is not null && !line.IsRepeated)));
        TypesetDocument mirrored = Typesetter.Typeset(
            Styler.Style(pages.Source.Source, Texts.Sheet with { Page = upright with { Mirrored = true } }), Texts.Fonts);
        Assert.Equal(-2, (mirrored.Pages[1].Rules[0].Y1 - pages.Pages[1].Rules[0].Y1).Millimetres, 0.01);
        Assert.Equal(pages.Pages[2].Rules[0], mirrored.Pages[2].Rules[0]);
    }

    private static TypesetDocument Typeset(int rows, string text) => Typeset(rows, text, text);

    private static TypesetDocument Typeset(int rows, string head, string text, params CellMerge[] merges) => Typeset(Document(rows, head, text, merges));

    private static TypesetDocument Typeset(Document document) => Typesetter.Typeset(Styler.Style(document, Texts.Sheet), Texts.Fonts);

    private static MappedText Mapped(string text) => text.Length == 0 ? MappedText.Empty : new MappedText(text, [new MapSegment(0, 0)]);

    private static Document Document(int rows, string head, string text, params CellMerge[] merges)
    {
        SourceText source = new(head + text);
        MappedText first = new(head, [new MapSegment(0, 0)]);
        MappedText cell = new(text, [new MapSegment(0, 0)]);
        MappedText TextAt(int row, int column) => merges.Any(merge => merge.Covers(row, column) && (merge.Row, merge.Column) != (row, column))
            ? MappedText.Empty
            : row == 0 ? first : cell;
        ImmutableArray<TableRow> table = [.. Enumerable.Range(0, rows).Select(row => new TableRow([TextAt(row, 0), TextAt(row, 1)]))];
        return new Document(source, DocumentKind.Other, 1, [new TableBlock(table) { Merges = [.. merges] }]);
    }
}
