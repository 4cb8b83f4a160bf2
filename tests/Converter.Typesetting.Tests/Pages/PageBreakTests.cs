using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Pages;

/// <summary>Where pages end.</summary>
public sealed class PageBreakTests
{
    [Fact]
    public void A_heading_never_ends_a_page()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, Texts.Han(26 + (28 * 20))), (Role.Heading, "一、总体要求"), (Role.Body, Texts.Han(60)));
        Assert.Equal(21, pages.Pages[0].Lines.Length);
        Assert.Equal("一、总体要求", Texts.TextOf(pages.Pages[1].Lines[0]));
    }

    [Fact]
    public void Headings_in_a_row_stay_together_before_their_text()
    {
        TypesetDocument pages = Texts.Typeset(
            (Role.Body, Texts.Han(26 + (28 * 19))), (Role.Heading, "一、总体要求"), (Role.Heading, "二、重点任务"), (Role.Body, Texts.Han(60)));
        Assert.Equal(20, pages.Pages[0].Lines.Length);
        Assert.Equal("一、总体要求", Texts.TextOf(pages.Pages[1].Lines[0]));
    }

    [Fact]
    public void A_signature_that_lacks_one_line_finds_room_on_a_page_of_23_lines_set_closer()
    {
        TypesetDocument pages = Texts.Typeset(
            (Role.Body, Texts.Han(26 + (28 * 19))), (Role.Signature, "青岚市人民政府办公室"), (Role.Date, "2026年9月8日"));
        TypesetPage page = Assert.Single(pages.Pages);
        Length size = Texts.Sheet.Page.BaseSize;
        Assert.Equal(22, page.Lines.Length);
        Assert.Equal(37, (page.Lines[0].Baseline - (size * 0.88)).Millimetres, 0.01);
        Assert.Equal(37 + 225, (page.Lines[^1].Baseline + (size * 0.12)).Millimetres, 0.01);
        Assert.Equal(28.26, (page.Lines[1].Baseline - page.Lines[0].Baseline).Points, 0.01);
    }

    [Theory]
    [InlineData(0, 20, 2)]
    [InlineData(1, 20, 1)]
    [InlineData(1, 21, 2)]
    [InlineData(2, 21, 1)]
    [InlineData(2, 22, 2)]
    public void How_many_lines_a_page_may_take_for_a_signature_is_a_value_of_the_style(int extra, int lines, int pageCount)
    {
        StyleSheet sheet = Texts.Sheet with { Signature = Texts.Sheet.Signature! with { ExtraLines = extra } };
        Document document = Texts.Of(
            (Role.Body, Texts.Han(26 + (28 * (lines - 1)))), (Role.Signature, "青岚市人民政府办公室"), (Role.Date, "2026年9月8日"));
        Assert.Equal(pageCount, Typesetter.Typeset(Styler.Style(document, sheet), Texts.Fonts).Pages.Length);
    }

    [Fact]
    public void An_attachment_behind_a_signature_does_not_keep_it_from_its_room()
    {
        TypesetDocument pages = Texts.Typeset(
            (Role.Body, Texts.Han(26 + (28 * 19))), (Role.Signature, "青岚市人民政府办公室"), (Role.Date, "2026年9月8日"), (Role.Attachment, "附件"));
        Assert.Equal([22, 1], pages.Pages.Select(page => page.Lines.Length));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void A_signature_brings_two_lines_of_text_to_its_page(int lines)
    {
        TypesetDocument pages = Texts.Typeset(
            (Role.Body, Texts.Han(26 + (28 * (lines - 1)))), (Role.Signature, "青岚市人民政府办公室"), (Role.Date, "2026年9月8日"));
        TypesetPage last = pages.Pages[^1];
        Assert.Equal(2, pages.Pages.Length);
        Assert.Equal(lines - 2, pages.Pages[0].Lines.Length);
        Assert.Equal([28, 28, 10, 9], last.Lines.Select(line => Texts.TextOf(line).Length));
    }

    [Fact]
    public void The_note_of_the_attachments_is_not_the_text_that_goes_with_a_signature()
    {
        TypesetDocument pages = Texts.Typeset(
            (Role.Body, Texts.Han(26 + (28 * 19))),
            (Role.AttachmentNote, "附件：青岚市防汛应急响应工作流程"),
            (Role.Signature, "青岚市人民政府办公室"),
            (Role.Date, "2026年9月8日"));
        Assert.Equal([28, 28, 16, 10, 9], pages.Pages[^1].Lines.Select(line => Texts.TextOf(line).Length));
    }

    [Fact]
    public void A_signature_that_fits_leaves_the_page_as_it_is()
    {
        TypesetDocument pages = Texts.Typeset(
            (Role.Body, Texts.Han(26 + (28 * 18))), (Role.Signature, "青岚市人民政府办公室"), (Role.Date, "2026年9月8日"));
        Assert.Single(pages.Pages);
    }

    [Fact]
    public void An_attachment_begins_a_page_without_blank_lines_before_it()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, Texts.Han(60)), (Role.Attachment, "附件1"), (Role.Body, Texts.Han(60)));
        Assert.Equal("附件1", Texts.TextOf(pages.Pages[1].Lines[0]));
        Assert.Equal(pages.Pages[0].Lines[0].Baseline, pages.Pages[1].Lines[0].Baseline);
    }

    [Theory]
    [InlineData(false, 22)]
    [InlineData(true, 21)]
    public void Widow_control_is_a_value_of_the_style(bool control, int linesOnFirstPage)
    {
        StyleSheet sheet = Texts.Sheet with { Composition = Texts.Sheet.Composition with { WidowControl = control } };
        Document document = Texts.Of((Role.Body, Texts.Han(26 + (28 * 21) + 10)));
        TypesetDocument pages = Typesetter.Typeset(Styler.Style(document, sheet), Texts.Fonts);
        Assert.Equal(linesOnFirstPage, pages.Pages[0].Lines.Length);
    }

    [Fact]
    public void Bookmarks_point_at_the_page_and_height_of_their_heading()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, Texts.Han(26 + (28 * 21))), (Role.Heading, "一、总体要求"), (Role.Body, Texts.Han(60)));
        Bookmark bookmark = Assert.Single(pages.Bookmarks);
        Assert.Equal(("一、总体要求", 1, 1, 1), (bookmark.Title, bookmark.Level, bookmark.Page, bookmark.Block));
        Assert.Equal(37, bookmark.Y.Millimetres, 0.01);
    }
}
