using Converter.Documents;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.Dumps;
using Converter.Typesetting.Pages;
using Converter.Typesetting.Tests.Lines;

namespace Converter.Typesetting.Tests.Pages;

/// <summary>Whole documents.</summary>
public sealed class TypesetterTests
{
    private static readonly (Role Role, string Text)[] Notice =
    [
        (Role.Title, "青岚市人民政府办公室关于做好2026年汛期安全生产工作的通知"),
        (Role.Addressee, "各县（区）人民政府，市政府各部门、各直属机构："),
        (Role.Body, "为做好2026年汛期安全生产工作，根据《安全生产法》和国办发〔2026〕12号文件要求，现就有关事项通知如下。"),
        (Role.Heading, "一、总体要求"),
        (Role.Body, "坚持“人民至上、生命至上”，坚持预防为主——预防与应急相结合，隐患整改率达到98.5%以上……确保不发生较大以上事故。"),
        (Role.Heading, "二、重点任务"),
        (Role.Body, "各级各部门要按照《青岚市“十四五”应急管理规划（2021—2025年）》，对A类、B类企业逐一检查，详见https://example.org/plan/2026。"),
        (Role.AttachmentNote, "附件：1. 汛期安全生产检查表"),
        (Role.AttachmentNote, "2. 应急联络表"),
        (Role.Signature, "青岚市人民政府办公室"),
        (Role.Date, "2026年6月8日"),
        (Role.Note, "（此件公开发布）"),
        (Role.Attachment, "附件1"),
        (Role.Title, "汛期安全生产检查表"),
        (Role.Body, "检查内容包括责任落实、隐患排查、应急准备三个方面。"),
    ];

    [Fact]
    public void A_notice_is_set_as_its_golden_dump_says()
    {
        TypesetDocument pages = Typesetter.Typeset(Styler.Style(Texts.Of(Notice), Texts.Sheet), new FixedFace());
        Golden.Verify(LayoutDump.Write(pages), "tests", "Converter.Typesetting.Tests", "Goldens", "notice.txt");
    }

    [Fact]
    public void Every_character_stands_on_a_page_in_order()
    {
        TypesetDocument pages = Texts.Typeset(Notice);
        string expected = string.Concat(pages.Source.Blocks.OfType<StyledParagraph>().Select(paragraph => paragraph.Text));
        Assert.Equal(expected, string.Concat(pages.Pages.SelectMany(page => page.Lines).Select(Texts.TextOf)));
    }

    [Fact]
    public void Equal_input_gives_equal_pages() =>
        Assert.Equal(LayoutDump.Write(Texts.Typeset(Notice)), LayoutDump.Write(Texts.Typeset(Notice)));

    [Fact]
    public void Full_lines_that_end_in_Han_end_at_the_margin_to_a_thousandth_of_a_point()
    {
        string? speech = Repository.SharedPathOf("corpus", "report-19da.txt");
        Assert.SkipWhen(speech is null, Repository.NoShared);
        (Role, string)[] paragraphs =
            [.. File.ReadAllLines(speech!).Select(line => line.Trim()).Where(line => line.Length > 0).Take(120).Select(line => (Role.Body, line))];
        Length margin = Texts.Sheet.Page.Left + Texts.Sheet.Page.TypeAreaWidth;
        int full = 0;
        foreach (TypesetLine line in Texts.Typeset(paragraphs).Pages.SelectMany(page => page.Lines))
        {
            PlacedGlyph last = line.Runs[^1].Glyphs[^1];
            if (!line.Remark.StartsWith("end", StringComparison.Ordinal) && last.CodePoint is >= 0x4E00 and < 0x9FFF)
            {
                full++;
                Assert.Equal(margin.Points, (last.X + Texts.Sheet.Page.CharacterPitch).Points, 0.001);
            }
        }

        Assert.True(full > 300, $"only {full} full lines were looked at");
    }

    [Fact]
    public void Shared_marks_take_the_Chinese_face_beside_Han_and_digits_the_Western_one()
    {
        TypesetLine line = Texts.Typeset((Role.Body, "推进“放管服”改革——2026年达12.5%……")).Pages[0].Lines[0];
        foreach (GlyphRun run in line.Runs)
        {
            bool western = run.Face.PostScriptName.StartsWith("Liberation", StringComparison.Ordinal);
            Assert.All(run.Glyphs, glyph => Assert.Equal(western, glyph.CodePoint < 0x80));
        }
    }

    [Fact]
    public void A_character_without_a_glyph_is_reported_with_its_place_and_kept()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, "统一部署"), (Role.Body, "认真\U0003FFFD落实"));
        Diagnostic finding = Assert.Single(pages.Findings, finding => finding.Code == "fonts.missing-glyph");
        Assert.Equal(new SourcePosition(2, 3), finding.At);
        PlacedGlyph missing = Assert.Single(pages.Pages[0].Lines[1].Runs.SelectMany(run => run.Glyphs), glyph => glyph.Glyph == 0);
        Assert.Equal(0x3FFFD, missing.CodePoint);
        Assert.Equal([0x3FFFD], pages.Fonts.Single(use => use.Typeface == "仿宋").Missing);
    }

    [Fact]
    public void Faces_that_stand_in_for_others_are_reported()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, "统一部署2026"));
        Assert.Contains(pages.Findings, finding => finding is { Code: "fonts.replaced", Severity: Severity.Info });
        FontUse use = pages.Fonts.Single(use => use.Typeface == "仿宋");
        Assert.Equal("仿宋_GB2312", use.Asked);
        Assert.Equal(["FandolFang-Regular", "LiberationSerif"], use.Used.Select(face => face.PostScriptName));
    }

    [Fact]
    public void Without_any_font_the_error_says_how_to_mend_it()
    {
        StyledDocument styled = Styler.Style(Texts.Of((Role.Body, "统一部署")), Texts.Sheet);
        FontLibrary none = new([]);
        Diagnostic error = Assert.Single(Typesetter.FontErrors(styled, none));
        Assert.Equal(("fonts.none", Severity.Error), (error.Code, error.Severity));
        Assert.Contains("fonts install", error.Hint!.English, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Typesetter.Typeset(styled, none));
        Assert.Empty(Typesetter.FontErrors(styled, Texts.Fonts));
    }

    [Fact]
    public void A_word_wider_than_a_line_is_divided_and_reported()
    {
        TypesetDocument pages = Texts.Typeset((Role.Body, "编码" + new string('A', 200)));
        Diagnostic finding = Assert.Single(pages.Findings, finding => finding.Code == "typesetting.word-torn");
        Assert.Equal(1, finding.At!.Value.Line);
        Assert.Equal(202, pages.Pages[0].Lines.Sum(line => Texts.TextOf(line).Length));
    }

    [Fact]
    public void An_empty_document_has_one_page_without_lines()
    {
        TypesetDocument pages = Texts.Typeset();
        Assert.Empty(Assert.Single(pages.Pages).Lines);
    }
}
