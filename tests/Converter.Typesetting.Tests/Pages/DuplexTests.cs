using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Pages;

/// <summary>Paper that is printed on both sides (GB/T 9704 5.2.1, 7.5).</summary>
public sealed class DuplexTests
{
    [Fact]
    public void Mirrored_pages_have_their_binding_margin_on_the_inner_side()
    {
        TypesetDocument pages = Typeset(Texts.Han(28 * 50), page => page with { Mirrored = true });
        Assert.Equal([28.0, 26.0, 28.0], pages.Pages.Select(page => Math.Round(page.Lines[1].X.Millimetres, 3)));
        PlacedGlyph last = pages.Pages[1].Lines[1].Runs[^1].Glyphs[^1];
        Assert.Equal(26 + 156, (last.X + Texts.Sheet.Page.CharacterPitch).Millimetres, 0.001);
        Assert.Equal(26 + (156 / 28.0), pages.Pages[1].PageNumber!.Runs[0].Glyphs[0].X.Millimetres, 0.01);
    }

    [Fact]
    public void Mirroring_moves_rules_too_and_changes_nothing_else()
    {
        string text = Texts.Han(28 * 30);
        TypesetDocument plain = Typeset(text, page => page);
        TypesetDocument mirrored = Typeset(text, page => page with { Mirrored = true });
        Assert.Equal(
            plain.Pages.SelectMany(page => page.Lines).Select(line => (Texts.TextOf(line), line.Baseline)),
            mirrored.Pages.SelectMany(page => page.Lines).Select(line => (Texts.TextOf(line), line.Baseline)));
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(30, 2)]
    [InlineData(50, 4)]
    public void Padding_makes_the_number_of_pages_even_with_a_blank_page_that_has_no_number(int lines, int pageCount)
    {
        TypesetDocument pages = Typeset(Texts.Han(28 * lines), page => page with { PadEven = true });
        Assert.Equal(pageCount, pages.Pages.Length);
        bool added = (lines - 1) / 22 % 2 == 0;
        Assert.Equal(added, pages.Pages[^1].PageNumber is null);
        Assert.Equal(added, pages.Pages[^1].Lines.IsEmpty);
        Assert.All(pages.Pages.SkipLast(1), page => Assert.NotNull(page.PageNumber));
    }

    private static TypesetDocument Typeset(string text, Func<PageFormat, PageFormat> change)
    {
        StyleSheet sheet = Texts.Sheet with { Page = change(Texts.Sheet.Page) };
        return Typesetter.Typeset(Styler.Style(Texts.Of((Role.Body, text)), sheet), Texts.Fonts);
    }
}
