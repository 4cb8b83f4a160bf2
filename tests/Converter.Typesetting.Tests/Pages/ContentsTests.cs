using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.Dumps;
using Converter.Typesetting.Pages;
using Converter.Typesetting.Tests.Lines;

namespace Converter.Typesetting.Tests.Pages;

/// <summary>Covers, contents, and documents that are joined.</summary>
public sealed class ContentsTests
{
    private static readonly Length Right = Texts.Sheet.Page.Left + Texts.Sheet.Page.TypeAreaWidth;

    [Fact]
    public void A_cover_and_a_contents_are_set_as_their_golden_dump_says()
    {
        StyledDocument cover = CoverStyling.Style(
            Texts.Sheet, Texts.Sheet.Cover!, new CoverText("青岚市人民政府2026年规范性文件和会议文件汇编", "青岚市人民政府办公室", "2026年11月"));
        TypesetDocument joined = PageBinding.Join([Typesetter.Typeset(cover, new FixedFace()), Contents(1, 12, 105, 1234)]);
        Golden.Verify(LayoutDump.Write(joined), "tests", "Converter.Typesetting.Tests", "Goldens", "contents.txt");
    }

    [Fact]
    public void Numbers_end_at_the_edge_and_headings_of_every_length_turn_before_them()
    {
        for (int length = 1; length < 60; length++)
        {
            ListedHeading heading = new(Texts.Han(length), 1 + (length % 5), new ContentsEntry(0, "123"));
            TypesetPage page = Typesetter.Typeset(ContentsStyling.Style(Texts.Sheet, [heading], 5), Texts.Fonts).Pages[0];
            TypesetLine last = page.Lines[^1];
            Assert.Equal("123", Texts.TextOf(last)[^3..]);
            PlacedGlyph end = last.Runs[^1].Glyphs[^1];

            // A digit of 8 pt stands in half a column, 7.896 pt.
            Assert.InRange((Right - end.X - end.Advance).Points, -0.11, 0.01);
            PlacedGlyph before = default;
            foreach (PlacedGlyph glyph in last.Runs.SelectMany(run => run.Glyphs))
            {
                // Glyphs of 16 pt stand in columns of 15.793 pt (GB/T 9704 5.2.3).
                Assert.True(before == default || glyph.X >= before.X + before.Advance - Length.FromPoints(0.21), $"glyphs run into each other at a length of {length}");
                before = glyph;
            }

            Assert.All(page.Lines.SkipLast(1), line => Assert.DoesNotContain('…', Texts.TextOf(line)));
        }
    }

    [Fact]
    public void Leader_dots_of_all_lines_stand_below_each_other()
    {
        List<PlacedGlyph> dots =
            [.. Contents(1, 12, 105).Pages[0].Lines.SelectMany(line => line.Runs).Where(run => run.IsLeader).SelectMany(run => run.Glyphs)];
        double pitch = (dots[1].X - dots[0].X).Points;
        Assert.True(dots.Count > 20);
        Assert.All(dots, dot => Assert.InRange(Math.Abs(Math.IEEERemainder((Right - dot.X).Points, pitch)), 0, 0.01));
    }

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(14, "XIV")]
    [InlineData(40, "XL")]
    [InlineData(1994, "MCMXCIV")]
    public void Roman_numbers_are_written_as_usual(int number, string roman) => Assert.Equal(roman, PageNumberText.Of(number, PageNumberForm.Roman));

    [Fact]
    public void Joined_documents_keep_their_blocks_pages_and_bookmarks_apart()
    {
        TypesetDocument first = Texts.Typeset((Role.Title, "甲"), (Role.Heading, "一、甲"), (Role.Body, "甲。"));
        TypesetDocument second = Texts.Typeset((Role.Title, "乙"), (Role.Heading, "一、乙"), (Role.Body, "乙。"));
        TypesetDocument joined = PageBinding.Join([first, second]);
        Assert.Equal([0, 3], joined.Source.PartStarts);
        Assert.Equal([(0, 1), (1, 4)], joined.Bookmarks.Select(mark => (mark.Page, mark.Block)));
        Assert.All(
            joined.Pages.SelectMany(page => page.Lines),
            line => Assert.Equal(((StyledParagraph)joined.Source.Blocks[line.Block]).Text, Texts.TextOf(line)));
    }

    private static TypesetDocument Contents(params int[] numbers)
    {
        string[] titles = ["一、总体要求", "二、统筹推进重点领域改革攻坚，持续优化营商环境，不断增强发展内生动力", "（一）任务分工", "三、2026年工作"];
        ImmutableArray<ListedHeading> headings =
            [.. numbers.Select((number, at) => new ListedHeading(titles[at], at == 2 ? 2 : 1, new ContentsEntry(at, $"{number}")))];
        return Typesetter.Typeset(ContentsStyling.Style(Texts.Sheet, headings, 2), new FixedFace());
    }
}
