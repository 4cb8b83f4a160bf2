using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Lines;

/// <summary>Underlines and dots stand below the characters that have them, and nowhere else.</summary>
public sealed class EmphasisTests
{
    private const double Tolerance = 0.01;

    [Fact]
    public void An_underline_is_one_rule_from_the_first_character_to_the_last_through_digits_and_bold()
    {
        (TypesetPage page, PlacedGlyph[] glyphs) = Set("请于2026年报送书面报告。", ("于2026年", Emphasis.Underline));

        PlacedRule rule = Assert.Single(page.Rules);
        Assert.Equal(glyphs[1].X.Points, rule.X1.Points, Tolerance);
        Assert.Equal(glyphs[7].X.Points, rule.X2.Points, Tolerance);
        double below = (rule.Y1 - page.Lines[0].Baseline).Points - (rule.Weight.Points / 2);
        Assert.InRange(below, 0.12 * 16, 0.3 * 16);
        Assert.False(rule.IsDot);
    }

    [Fact]
    public void An_underline_goes_on_from_line_to_line_and_stays_within_the_measure()
    {
        string text = Texts.Han(26) + "，" + Texts.Han(40) + "。";
        (TypesetPage page, PlacedGlyph[] _) = Set("请" + text + "谢谢", (text, Emphasis.Underline));

        Assert.Equal(page.Lines.Length, page.Rules.Length);
        double right = (Texts.Sheet.Page.Left + Texts.Sheet.Page.TypeAreaWidth).Points;
        Assert.All(page.Rules, rule => Assert.InRange(rule.X2.Points, rule.X1.Points, right + Tolerance));
    }

    [Fact]
    public void Dots_stand_in_the_middle_below_characters_and_not_below_marks()
    {
        (TypesetPage page, PlacedGlyph[] glyphs) = Set("逾期，不予受理。", ("期，不予", Emphasis.Dots));

        Assert.All(page.Rules, rule => Assert.True(rule.IsDot));
        double column = Texts.Sheet.Page.CharacterPitch.Points;
        Assert.Equal(
            [.. new[] { 1, 3, 4 }.Select(index => Math.Round(glyphs[index].X.Points + (column / 2), 1))],
            page.Rules.Select(rule => Math.Round(rule.X1.Points, 1)).ToArray());
    }

    [Fact]
    public void Bold_takes_the_sheets_typeface_for_Han_and_a_bold_face_for_digits()
    {
        (TypesetPage page, PlacedGlyph[] _) = Set("请于2026年报送。", ("2026年", Emphasis.Bold));

        Assert.Equal(
            ["FandolFang-Regular", "LiberationSerif-Bold", "FandolHei-Regular", "FandolFang-Regular"],
            page.Lines[0].Runs.Select(run => run.Face.PostScriptName));
        Assert.All(page.Lines[0].Runs, run => Assert.False(run.Bold));
        Assert.Empty(page.Rules);
    }

    [Fact]
    public void Underlines_and_dots_move_no_character()
    {
        string text = "请于2026年6月30日前报送“书面报告”，逾期不予受理，" + Texts.Han(60) + "。";
        (TypesetPage plain, PlacedGlyph[] _) = Set(text);
        (TypesetPage marked, PlacedGlyph[] _) = Set(text, ("2026年6月30日前", Emphasis.Underline), ("“书面报告”，逾期", Emphasis.Dots | Emphasis.Underline));

        Assert.Equal(Places(plain), Places(marked));
    }

    private static string[] Places(TypesetPage page) =>
        [.. page.Lines.SelectMany(line => line.Runs.SelectMany(run => run.Glyphs).Select(glyph => $"{glyph.CodePoint} {glyph.X} {line.Baseline}"))];

    private static (TypesetPage Page, PlacedGlyph[] Glyphs) Set(string text, params (string Part, Emphasis Kinds)[] parts)
    {
        Document document = Texts.Of((Role.Body, text));
        TextBlock body = (TextBlock)document.Blocks[0];
        ImmutableArray<EmphasisRange> ranges = [.. parts.Select(part => new EmphasisRange(text.IndexOf(part.Part, StringComparison.Ordinal), part.Part.Length, part.Kinds))];
        document = document with { Blocks = [body with { Emphases = ranges }] };
        TypesetPage page = Typesetter.Typeset(Styler.Style(document, Texts.Sheet), Texts.Fonts).Pages[0];
        return (page, [.. page.Lines[0].Runs.SelectMany(run => run.Glyphs)]);
    }
}
