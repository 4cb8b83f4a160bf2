using Converter.Reading.Importing;
using Converter.Reading.Importing.Docx;
using static Converter.Reading.Tests.Importing.DocxFile;

namespace Converter.Reading.Tests.Importing;

/// <summary>Numbers that Word draws before a paragraph are text, as Word would draw them.</summary>
public sealed class NumberingTests
{
    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalZero", 3, "03")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerRoman", 4, "iv")]
    [InlineData("upperLetter", 28, "BB")]
    [InlineData("lowerLetter", 2, "b")]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCounting", 11, "十一")]
    [InlineData("chineseCounting", 21, "二十一")]
    [InlineData("chineseCountingThousand", 20, "二十")]
    [InlineData("chineseCountingThousand", 103, "一百零三")]
    [InlineData("chineseCountingThousand", 110, "一百一十")]
    [InlineData("chineseCountingThousand", 1010, "一千零一十")]
    [InlineData("japaneseCounting", 12, "十二")]
    [InlineData("chineseLegalSimplified", 12, "壹拾贰")]
    [InlineData("ideographDigital", 10, "一〇")]
    [InlineData("ideographTraditional", 2, "乙")]
    [InlineData("ideographZodiac", 3, "寅")]
    [InlineData("decimalEnclosedCircle", 20, "⑳")]
    [InlineData("decimalEnclosedCircleChinese", 1, "①")]
    [InlineData("decimalEnclosedCircle", 21, "㉑")]
    [InlineData("decimalEnclosedParen", 2, "⑵")]
    [InlineData("decimalEnclosedFullstop", 3, "⒊")]
    [InlineData("ideographEnclosedCircle", 3, "㊂")]
    [InlineData("none", 3, "")]
    [InlineData("hebrew1", 3, null)]
    public void A_number_is_written_in_its_format(string format, int value, string? expected) => Assert.Equal(expected, NumberFormats.Write(value, format));

    [Fact]
    public void Levels_count_restart_and_refer_to_each_other()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "%1、", "nothing") + Level(1, "chineseCounting", "（%2）", "nothing")
            + Level(2, "decimal", "%3.", "tab") + Level(3, "decimal", "%1.%4", "space", "<w:isLgl/>") + "</w:abstractNum>" + Num(1, 0);
        string body = Item("甲", 0) + Item("乙", 1) + Item("丙", 1) + Item("丁", 2) + Item("戊", 0) + Item("己", 1) + Item("庚", 3);

        Assert.Equal("一、甲\n（一）乙\n（二）丙\n1. 丁\n二、戊\n（一）己\n2.1 庚", TextOf(body, numbering));
    }

    [Fact]
    public void Numberings_of_one_definition_go_on_and_an_override_begins_anew_once()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "decimal", "%1、", "nothing", start: 5) + "</w:abstractNum>" + Num(1, 0) + Num(2, 0)
            + Num(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
        string body = Item("甲", 0) + Item("乙", 0, 2) + Item("丙", 0, 3) + Item("丁", 0, 3) + Item("戊", 0, 0) + Item("己", 0, 99);

        Assert.Equal("5、甲\n6、乙\n1、丙\n2、丁\n戊\n己", TextOf(body, numbering));
    }

    [Fact]
    public void A_style_brings_its_number_and_its_level()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "%1、", "nothing", "<w:pStyle w:val=\"H1\"/>")
            + Level(1, "chineseCounting", "（%2）", "nothing", "<w:pStyle w:val=\"H2\"/>") + "</w:abstractNum>" + Num(1, 0);
        string styles = Style("H1") + Style("H2");
        string body = P("甲", "<w:pStyle w:val=\"H1\"/>") + P("乙", "<w:pStyle w:val=\"H2\"/>");

        Assert.Equal("一、甲\n（一）乙", Importer.Read(new DocxFile(body).With("numbering", numbering).With("styles", styles).ToBytes(), null).Text!.Text);
    }

    [Fact]
    public void A_bullet_is_counted_and_marks_an_item()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "bullet", "\uF0B7", "tab") + "</w:abstractNum>" + Num(1, 0);
        var read = Importer.Read(new DocxFile(Item("甲", 0)).With("numbering", numbering).ToBytes(), null);

        Assert.Equal("甲", read.Text!.Text);
        Assert.True(read.Marks.Of(1)!.IsListItem);
        Assert.Contains(read.Findings, finding => finding.Code == "docx.bullet");
    }

    private static string Level(int level, string format, string text, string suffix, string more = "", int start = 1) =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"{suffix}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>";

    private static string Num(int id, int form, string more = "") => $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{form}\"/>{more}</w:num>";

    private static string Style(string id) => $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";

    private static string Item(string text, int level, int number = 1) =>
        P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>");

    private static string TextOf(string body, string numbering) => Importer.Read(new DocxFile(body).With("numbering", numbering).ToBytes(), null).Text!.Text;
}
