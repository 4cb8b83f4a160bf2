using Converter.Documents;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.WordProcessing;

namespace Converter.Typesetting.Tests.WordProcessing;

/// <summary>What a paragraph is given so that a word processor needs as many lines as the PDF.</summary>
public class WordProcessorFitterTests
{
    [Fact]
    public void Text_without_marks_stays_as_it_is() =>
        Assert.Empty(Fit((Role.Body, Texts.Han(28 * 9))).Tracked);

    [Fact]
    public void A_line_that_the_pdf_pushes_in_is_set_closer_where_it_would_cost_a_line()
    {
        // Clreq §11 line 3: 29 characters by the pair 》，. A word processor breaks after 26, and the rest takes a line more.
        string line = "请各单位对照年度计划安排逐项检查并按时报送《自查情况表》，";
        string text = Texts.Han(26) + string.Concat(Enumerable.Repeat(line, 6)) + Texts.Han(26);
        StyledParagraph fitted = Fit((Role.Body, text));
        Assert.NotEmpty(fitted.Tracked);
        Assert.All(fitted.Tracked, range => Assert.InRange(range.Tracking.Points, -1.4, -0.3));
        Assert.All(fitted.Tracked.Zip(fitted.Tracked.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.InRange(fitted.Tracked[^1].End, 1, text.Length);
    }

    [Fact]
    public void The_text_is_never_changed()
    {
        StyledParagraph fitted = Fit((Role.Body, "“预防为主、防治结合、依法科学、分级分类”，（以下简称“方案”），坚持第一，坚持第二。"));
        Assert.Equal("“预防为主、防治结合、依法科学、分级分类”，（以下简称“方案”），坚持第一，坚持第二。", fitted.Text);
    }

    [Fact]
    public void Paragraphs_of_a_page_that_holds_a_line_more_have_closer_lines()
    {
        StyledDocument styled = Styled((Role.Body, Texts.Han(26 + (28 * 19))), (Role.Signature, "某某办公室"), (Role.Date, "2026年11月3日"));
        StyledParagraph[] fitted = [.. WordProcessorFitter.Fit(styled, Texts.Fonts).Blocks.Cast<StyledParagraph>()];
        Length pitch = Texts.Sheet.Page.LinePitch;
        Assert.All(fitted, paragraph => Assert.True(paragraph.LineHeight < pitch && paragraph.LineHeight > pitch * 0.9));
    }

    [Fact]
    public void Rows_that_a_cell_joins_stay_together_where_a_page_holds_them()
    {
        MappedText cell = new("县", [new MapSegment(0, 0)]);
        CellMerge[] merges = [new(2, 0, 3, 1), new(6, 0, 30, 1)];
        TableRow[] rows = [.. Enumerable.Range(0, 40).Select(row => new TableRow(
            [merges.Any(merge => merge.Covers(row, 0) && merge.Row != row) ? MappedText.Empty : cell, cell]))];
        TableBlock table = new([.. rows]) { Merges = [.. merges] };
        Document document = new(new SourceText("县"), DocumentKind.Other, 1, [table]);
        StyledTable fitted = (StyledTable)WordProcessorFitter.Fit(Styler.Style(document, Texts.Sheet), Texts.Fonts).Blocks[0];
        Assert.Equal([2, 3], Enumerable.Range(0, 40).Where(row => fitted.Rows[row].All(one => one.KeepWithNext == true)));
        Assert.Equal(38, fitted.Rows.Count(row => row.All(one => one.KeepWithNext is null)));
    }

    [Fact]
    public void Without_a_face_nothing_is_fitted()
    {
        StyledDocument styled = Styled((Role.Body, Texts.Han(200)));
        Assert.Same(styled, WordProcessorFitter.Fit(styled, new FontLibrary([])));
    }

    private static StyledParagraph Fit(params (Role Role, string Text)[] paragraphs) =>
        (StyledParagraph)WordProcessorFitter.Fit(Styled(paragraphs), Texts.Fonts).Blocks[0];

    private static StyledDocument Styled(params (Role Role, string Text)[] paragraphs) => Styler.Style(Texts.Of(paragraphs), Texts.Sheet);
}
