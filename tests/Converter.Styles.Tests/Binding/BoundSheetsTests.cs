using Converter.Styles.Binding;
using Converter.Styles.Sheets;

namespace Converter.Styles.Tests.Binding;

/// <summary>The style sheets of the texts of a book.</summary>
public sealed class BoundSheetsTests
{
    private static readonly StyleSheet Plain = BuiltInStyles.Load("gbt9704")!;

    [Fact]
    public void Titles_of_texts_are_the_first_level_of_the_outline_and_headings_follow_below()
    {
        StyleSheet sheet = new BoundSheets(Plain).ForText(Plain);
        Assert.Equal(("Heading1", "heading 1", 1), Names(sheet, "title"));
        Assert.Equal(("Heading2", "heading 2", 2), Names(sheet, "heading1"));
        Assert.Equal("Heading2Char", sheet.Paragraphs["heading1"].RunIn!.Id);
        Assert.Equal(("Heading9", "heading 9", 9), Names(sheet, "heading8"));
        Assert.Equal(("AttachmentTitle", "附件标题", 2), Names(sheet, "attachmenttitle"));
        Assert.Equal(Plain.Paragraphs["heading1"].Text, sheet.Paragraphs["heading1"].Text);
        Assert.Equal(Plain.Paragraphs["title"].Text, sheet.Paragraphs["title"].Text);
    }

    [Fact]
    public void What_a_kind_has_otherwise_gets_a_name_of_its_own_and_what_it_has_alike_does_not()
    {
        BoundSheets sheets = new(Plain);
        StyleSheet book = sheets.ForText(Plain);
        StyleSheet speech = sheets.ForText(BuiltInStyles.Load("speech")!);
        Assert.Equal(("Addressee-speech", "称谓（speech）", 0), Names(speech, "addressee"));
        Assert.Equal(("Heading1-speech", "heading 1（speech）", 1), Names(speech, "title"));
        Assert.Equal(Names(book, "heading1"), Names(speech, "heading1"));
        Assert.Equal(Names(book, "body"), Names(speech, "body"));
        Assert.Equal(Names(speech, "addressee"), Names(sheets.ForText(BuiltInStyles.Load("speech")!), "addressee"));
    }

    [Fact]
    public void Every_style_of_one_identifier_looks_one_way_whatever_kinds_are_bound()
    {
        BoundSheets sheets = new(Plain);
        Dictionary<string, ParagraphStyle> looks = [];
        foreach (string name in BuiltInStyles.Names)
        {
            StyleSheet own = BuiltInStyles.Load(name)!;
            Assert.True(sheets.CanKeep(own), name);
            foreach (ParagraphStyle style in sheets.ForText(own).Paragraphs.Values)
            {
                ParagraphStyle look = style with { Key = string.Empty };
                Assert.Equal(look, looks.GetValueOrDefault(style.Id, look));
                looks[style.Id] = look;
            }
        }
    }

    [Fact]
    public void Pages_are_numbered_as_those_of_the_book_but_the_first_page_of_a_letter_stays_without()
    {
        BoundSheets sheets = new(Plain);
        PageNumberFormat speech = sheets.ForText(BuiltInStyles.Load("speech")!).PageNumber!;
        Assert.Equal((PageNumberPlacement.Outer, true), (speech.Placement, speech.OnFirstPage));
        Assert.False(sheets.ForText(BuiltInStyles.Load("letter")!).PageNumber!.OnFirstPage);
        Assert.True(sheets.ForText(BuiltInStyles.Load("agenda")!).PageNumber!.OnFirstPage);
    }

    [Fact]
    public void A_sheet_with_another_page_cannot_be_kept()
    {
        StyleSheet narrow = Plain with { Page = Plain.Page with { TypeAreaWidth = Plain.Page.TypeAreaWidth / 2 } };
        Assert.False(new BoundSheets(Plain).CanKeep(narrow));
        Assert.True(new BoundSheets(Plain).CanKeep(Plain with { Page = Plain.Page with { Mirrored = true, PadEven = true } }));
    }

    private static (string Id, string Name, int Level) Names(StyleSheet sheet, string key) =>
        (sheet.Paragraphs[key].Id, sheet.Paragraphs[key].Name, sheet.Paragraphs[key].OutlineLevel);
}
