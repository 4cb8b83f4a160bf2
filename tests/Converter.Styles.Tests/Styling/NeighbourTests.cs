using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>What a block owes to the one behind it.</summary>
public sealed class NeighbourTests
{
    private static readonly StyleSheet Sheet = BuiltInStyles.Load("gbt9704")!;

    [Fact]
    public void A_title_leaves_the_blank_line_that_a_table_has_not()
    {
        TableBlock table = new([new TableRow([Mapped("县区"), Mapped("人数")])]);
        StyledParagraph title = (StyledParagraph)Styler.Style(Document(Block(Role.Title, "人员需求表"), table), Sheet).Blocks[0];
        Assert.Equal(Sheet.BelowTitle, title.SpaceAfter);
    }

    [Fact]
    public void Text_signature_date_and_note_stay_together()
    {
        StyledDocument styled = Styler.Style(
            Document(
                Block(Role.Body, "正文。"),
                Block(Role.Body, "特此通知。"),
                Block(Role.Signature, "青岚市教育局"),
                Block(Role.Date, "2026年4月22日"),
                Block(Role.Note, "（此件公开发布）")),
            Sheet);
        Assert.Equal([false, true, true, true, false], styled.Blocks.Cast<StyledParagraph>().Select(block => block.KeepWithNext ?? block.Style.KeepWithNext));
    }

    private static Document Document(params Block[] blocks) => new(new SourceText(string.Empty), DocumentKind.Notice, 1, [.. blocks]);

    private static TextBlock Block(Role role, string text) => new(role, Mapped(text));

    private static MappedText Mapped(string text) => new(text, [new MapSegment(0, 0)]);
}
