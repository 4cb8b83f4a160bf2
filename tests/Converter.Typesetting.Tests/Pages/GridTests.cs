using Converter.Documents;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Pages;

/// <summary>28 columns and 22 lines fill the type area (GB/T 9704 5.2.3).</summary>
public sealed class GridTests
{
    [Fact]
    public void A_paragraph_of_Han_has_26_then_28_characters_a_line()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, Texts.Han(26 + 28 + 28 + 10)));
        Assert.Equal([26, 28, 28, 10], pages.Pages[0].Lines.Select(line => Texts.TextOf(line).Length));
    }

    [Fact]
    public void A_full_page_has_22_lines_that_fill_the_type_area()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, Texts.Han(26 + (28 * 30))));
        Assert.Equal([22, 9], pages.Pages.Select(page => page.Lines.Length));
        TypesetPage first = pages.Pages[0];
        double firstTop = (first.Lines[0].Baseline - (Length.FromPoints(16) * 0.88)).Millimetres;
        double lastBottom = (first.Lines[21].Baseline + (Length.FromPoints(16) * 0.12)).Millimetres;
        Assert.Equal(37, firstTop, 0.01);
        Assert.Equal(37 + 225, lastBottom, 0.01);
    }

    [Fact]
    public void Columns_lie_on_the_grid_to_a_thousandth_of_a_point()
    {
        TypesetLine line = Texts.Typeset((Role.Body, Texts.Han(26 + 28))).Pages[0].Lines[1];
        for (int column = 0; column < 28; column++)
        {
            double expected = (Texts.Sheet.Page.Left + (Texts.Sheet.Page.TypeAreaWidth * (column / 28.0))).Points;
            Assert.Equal(expected, line.Runs[0].Glyphs[column].X.Points, 0.001);
        }
    }

    [Fact]
    public void Page_numbers_stand_on_the_outer_side_7_mm_below_the_type_area()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, Texts.Han(28 * 30)));
        TypesetLine odd = pages.Pages[0].PageNumber!;
        TypesetLine even = pages.Pages[1].PageNumber!;
        Assert.Equal("— 1 —", Texts.TextOf(odd));
        Assert.Equal("— 2 —", Texts.TextOf(even));
        Assert.Equal(28 + (156 / 28.0), even.X.Millimetres, 0.01);
        PlacedGlyph last = odd.Runs[^1].Glyphs[^1];
        Assert.Equal(28 + 156 - (156 / 28.0), (last.X + last.Advance).Millimetres, 0.05);
        GlyphRun dash = odd.Runs.First(run => run.Glyphs[0].CodePoint == '—');
        double middle = InkHeights.Middle(dash.Face, dash.Glyphs[0].Glyph)!.Value;
        Assert.InRange(middle, 0.25, 0.45);
        Assert.Equal(37 + 225 + 7, (odd.Baseline - (Length.FromPoints(14) * middle)).Millimetres, 0.01);
    }
}
