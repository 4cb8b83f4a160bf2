namespace Converter.Documents.Tests;

public sealed class DocumentTests
{
    [Fact]
    public void The_title_is_the_first_run_of_title_blocks()
    {
        Document document = new(new SourceText(string.Empty), DocumentKind.Notice, 1,
        [
            Block(Role.Issuer, "青岚市人民政府文件"),
            Block(Role.Title, "关于做好防汛工作的"),
            Block(Role.Title, "通知"),
            Block(Role.Body, "正文"),
            Block(Role.Title, "附件的标题"),
        ]);

        Assert.Equal("关于做好防汛工作的通知", document.Title);
    }

    [Fact]
    public void A_document_without_a_title_has_an_empty_one() =>
        Assert.Equal(string.Empty, new Document(new SourceText(string.Empty), DocumentKind.Other, 0, [Block(Role.Body, "正文")]).Title);

    [Theory]
    [InlineData(Role.AttachmentNote, "attachmentnote")]
    [InlineData(Role.DocNumber, "docnumber")]
    public void Roles_have_the_words_of_the_outline_json(Role role, string word) => Assert.Equal(word, Words.Of(role));

    private static TextBlock Block(Role role, string text) => new(role, new MappedText(text, [new MapSegment(0, 0)]));
}
