using System.Text;
using Converter.Documents;
using Converter.Reading.Outline;

namespace Converter.Reading.Tests.Outline;

public sealed class CorrectionReaderTests
{
    [Theory]
    [InlineData("23=heading:2", 23, Role.Heading, 2)]
    [InlineData("1=title", 1, Role.Title, 0)]
    [InlineData("7=heading", 7, Role.Heading, 0)]
    [InlineData("9=attachmentnote", 9, Role.AttachmentNote, 0)]
    public void Words_of_the_right_form_are_a_correction(string words, int line, Role role, int level) =>
        Assert.Equal(new LineCorrection(line, role) { Level = level }, CorrectionReader.Parse(words));

    [Theory]
    [InlineData("")]
    [InlineData("title")]
    [InlineData("0=title")]
    [InlineData("-3=title")]
    [InlineData("3=chapter")]
    [InlineData("3=heading:0")]
    [InlineData("3=heading:10")]
    [InlineData("3=body:2")]
    [InlineData("3=heading:2:1")]
    [InlineData("3=title=body")]
    public void Other_words_are_none(string words) => Assert.Null(CorrectionReader.Parse(words));

    [Fact]
    public void An_edited_outline_gives_a_correction_for_each_line_that_is_not_a_continuation()
    {
        CorrectionsResult result = Read("""
            {"version": 1, "lines": [{"n": 1, "role": "junk", "rule": "x"}, {"n": 2, "role": "heading", "level": 2, "head": "一是。"},
             {"n": 3, "role": "body", "joins": 2}]}
            """);

        Assert.Empty(result.Findings);
        Assert.Equal([new LineCorrection(1, Role.Junk), new LineCorrection(2, Role.Heading) { Level = 2, Head = "一是。" }], result.Corrections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"lines\": 3}")]
    [InlineData("{\"lines\": [3]}")]
    [InlineData("{\"lines\": [{\"n\": \"1\", \"role\": \"body\"}]}")]
    [InlineData("{\"lines\": [{\"n\": 1, \"role\": \"chapter\"}]}")]
    public void What_is_not_understood_is_a_finding(string json) => Assert.NotEmpty(Read(json).Findings);

    private static CorrectionsResult Read(string json) => CorrectionReader.Read(Encoding.UTF8.GetBytes(json));
}
