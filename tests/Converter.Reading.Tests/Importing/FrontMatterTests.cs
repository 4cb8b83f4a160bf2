using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Importing.FrontMatter;

namespace Converter.Reading.Tests.Importing;

public sealed class FrontMatterTests
{
    private const string Text = "关于做好防汛工作的通知\n各县区人民政府：\n现将有关事项通知如下。\n";

    [Theory]
    [InlineData("---\nissuer: 青岚市人民政府\nnumber: 青政发〔2026〕5号\n---\n")]
    [InlineData("---  \r\n# 要素\r\nissuer: 青岚市人民政府\r\n\r\nnumber: 青政发〔2026〕5号\r\n...\r\n\r\n")]
    [InlineData("---\ntags:\n- a\n- b\nissuer: '青岚市人民政府' # 全称\nnumber: \"青政发〔2026〕5号\"\n---\n")]
    public void Front_matter_gives_values_and_is_no_text(string front)
    {
        ReadingResult reading = Read(front + Text);

        Assert.Empty(reading.Decoding.Fields.Findings);
        Assert.Equal("青岚市人民政府", reading.Decoding.Fields.Entries.Single(entry => entry.Name == "issuer").Value);
        Assert.Equal("青政发〔2026〕5号", reading.Decoding.Fields.Entries.Single(entry => entry.Name == "number").Value);
        Assert.Equal(Text.TrimEnd().Split('\n'), reading.Cleaned!.Lines.Select(line => line.Text.Text));
        Assert.All(reading.Cleaned.Removed, line => Assert.Equal(TextCleaner.FrontMatterRule, line.Rule));
        Assert.Equal(Array.FindAll(front.Split('\n'), line => line.Trim().Length > 0), reading.Cleaned.Removed.Select(line => line.Text + (front.Contains('\r') ? "\r" : string.Empty)));
        Assert.True(Conservation.Check(reading.Cleaned).Holds);
    }

    [Fact]
    public void A_value_knows_its_line_and_column_and_stays_as_it_is_written()
    {
        FieldList fields = Read("---\n\ncopyNumber: 000012\n   \ndate:   2026-03-02\nnote: no\n---\n" + Text).Decoding.Fields;
        Assert.Equal(
            [
                new FieldEntry("copyNumber", "000012", new SourcePosition(3, 1)),
                new FieldEntry("date", "2026-03-02", new SourcePosition(5, 1)),
                new FieldEntry("note", "no", new SourcePosition(6, 1)),
            ],
            fields.Entries);
    }

    [Theory]
    [InlineData("---\n")]
    [InlineData("---\n---\n")]
    [InlineData("---\n一、总体要求\n---\n")]
    [InlineData("---\nissuer: 青岚市人民政府\n")]
    [InlineData("---\n签发人: 李青山\n---\n")]
    [InlineData("---\nissuer：青岚市人民政府\n---\n")]
    [InlineData("---\nissuer: 青岚市人民政府\n各县区人民政府\n---\n")]
    [InlineData("----\nissuer: 青岚市人民政府\n----\n")]
    [InlineData("\n---\nissuer: 青岚市人民政府\n---\n")]
    [InlineData("---\nhttp://example.org\n---\n")]
    public void A_text_that_begins_with_a_rule_keeps_its_lines(string front)
    {
        ReadingResult reading = Read(front + Text);
        Assert.Empty(reading.Decoding.Fields.Entries);
        Assert.Equal(0, reading.Decoding.Marks.FrontMatterLines);
        Assert.DoesNotContain(reading.Cleaned!.Removed, line => line.Rule == TextCleaner.FrontMatterRule);
    }

    [Fact]
    public void Without_cleaning_the_front_matter_is_no_text_either()
    {
        ReadingOptions options = new() { Cleaning = new CleaningOptions { Enabled = false } };
        ReadingResult reading = Reader.Read(Encoding.UTF8.GetBytes("---\nissuer: 甲\n---\n" + Text), options, new StageClock(TimeProvider.System));
        Assert.Equal(3, reading.Cleaned!.Lines.Length);
        Assert.True(Conservation.Check(reading.Cleaned).Holds);
    }

    [Fact]
    public void Markdown_begins_behind_its_front_matter()
    {
        ReadingResult reading = Read("---\nissuer: 青岚市人民政府\nnote: '*附注*'\n---\n# 关于做好防汛工作的通知\n\n## 一、总体要求\n\n现将**有关**事项通知如下。\n");
        Assert.Equal(["关于做好防汛工作的通知", "一、总体要求", "现将有关事项通知如下。"], reading.Cleaned!.Lines.Select(line => line.Text.Text));
        Assert.Equal("*附注*", reading.Decoding.Fields.Entries[1].Value);
        Assert.True(Conservation.Check(reading.Cleaned).Holds);
    }

    [Theory]
    [InlineData("issuer: []]")]
    [InlineData("issuer: \"没有结尾")]
    [InlineData("issuer: 甲: 乙")]
    [InlineData("issuer: !<tag 甲")]
    public void A_list_that_is_no_YAML_is_a_finding_on_its_line(string line)
    {
        FieldList fields = FieldListReader.Read(line, 1);
        Diagnostic finding = Assert.Single(fields.Findings);
        Assert.Equal(("fields.syntax", 2), (finding.Code, finding.At!.Value.Line));
    }

    [Fact]
    public void Nothing_makes_the_reading_of_a_list_throw()
    {
        string[] pieces = ["a: ", "- ", "[", "]", "{", "}", "\"", "'", "\n", "  ", "&x", "*x", "? ", ": ", "|\n", ">", "%YAML 9", "---\n", "...\n", "!!", "\t", "#", "值", "\0", "\uFEFF", "<<: *x"];
        Random random = new(20261121);
        for (int round = 0; round < 4000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            FieldListReader.Read(text, 0);
            ReadingResult reading = Read("---\na: 1\n" + text + "\n---\n" + Text);
            Assert.True(reading.Cleaned is null || Conservation.Check(reading.Cleaned).Holds, text);
        }

        Assert.Single(FieldListReader.Read("a: " + new string('[', 8_000), 0).Findings);
        Assert.Single(FieldListReader.Read("a: " + new string('[', 20_000_000), 0).Findings);
    }

    private static ReadingResult Read(string text) =>
        Reader.Read(Encoding.UTF8.GetBytes(text), new ReadingOptions(), new StageClock(TimeProvider.System));
}
