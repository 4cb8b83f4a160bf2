namespace Converter.Documents.Tests;

public sealed class SourceTextTests
{
    [Fact]
    public void Beside_line_feeds_nothing_else_ends_a_line()
    {
        SourceText source = new("甲\r\n乙\r丙\u2028丁\u0085戊\n");

        Assert.Equal(3, source.LineCount);
        Assert.Equal("甲", source.Line(1));
        Assert.Equal("乙\r丙\u2028丁\u0085戊", source.Line(2));
        Assert.Equal(string.Empty, source.Line(3));
    }

    [Fact]
    public void Without_any_line_feed_a_carriage_return_ends_a_line()
    {
        SourceText source = new("甲\r\r乙丙\r");

        Assert.Equal(4, source.LineCount);
        Assert.Equal(["甲", "", "乙丙", ""], Enumerable.Range(1, 4).Select(line => source.Line(line).ToString()));
        Assert.Equal(new SourcePosition(3, 2), source.PositionOf(4));
    }

    [Fact]
    public void An_empty_text_has_one_empty_line()
    {
        SourceText source = new(string.Empty);

        Assert.Equal(1, source.LineCount);
        Assert.Equal(new SourcePosition(1, 1), source.PositionOf(0));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(6, 3, 2)]
    public void Positions_count_lines_and_columns_from_one(int offset, int line, int column) =>
        Assert.Equal(new SourcePosition(line, column), new SourceText("甲乙\n丙\n丁").PositionOf(offset));

    [Fact]
    public void The_lines_and_their_ends_make_up_the_text()
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "甲\n\r乙"[random.Next(4)]));
            SourceText source = new(text);
            int expected = 0;
            for (int line = 1; line <= source.LineCount; line++)
            {
                Assert.Equal(expected, source.LineStart(line));
                Assert.Equal(line, source.LineOf(source.LineStart(line)));
                int end = text.IndexOf(text.Contains('\n', StringComparison.Ordinal) ? '\n' : '\r', expected);
                expected = end < 0 ? text.Length : end + 1;
            }

            Assert.Equal(text.Length, expected);
        }
    }
}
