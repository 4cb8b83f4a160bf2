using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.Styles.Tests.Styling;

public class StylerTests
{
    private static readonly string[] CaseFolder = ["tests", "Converter.Styles.Tests", "Cases", "documents"];

    [Theory]
    [InlineData("notice", "gbt9704")]
    [InlineData("speech", "speech")]
    [InlineData("author-lines", "gbt9704")]
    [InlineData("attachment-notes", "gbt9704")]
    [InlineData("head", "gbt9704")]
    [InlineData("head-joint", "gbt9704")]
    [InlineData("head-order", "gbt9704")]
    [InlineData("head-signers", "gbt9704")]
    [InlineData("emphasis", "gbt9704")]
    [InlineData("odd", "gbt9704")]
    public void A_document_gets_the_look_that_was_accepted(string name, string sheet)
    {
        Document document = DocumentCase.Read(File.ReadAllText(Repository.PathOf([.. CaseFolder, name + ".txt"])));

        Golden.Verify(StyledDump.Of(Styler.Style(document, BuiltInStyles.Load(sheet)!)), [.. CaseFolder, name + ".styled"]);
    }

    [Fact]
    public void Every_character_of_every_block_is_in_a_run_with_its_place()
    {
        foreach (string file in Directory.GetFiles(Repository.PathOf(CaseFolder), "*.txt"))
        {
            Document document = DocumentCase.Read(File.ReadAllText(file));
            StyledDocument styled = Styler.Style(document, BuiltInStyles.Load("gbt9704")!);

            Assert.Equal(string.Concat(Characters(document)), string.Concat(Runs(styled).Select(run => run.Text)));
            foreach (MappedText text in Runs(styled))
            {
                for (int at = 0; at < text.Length; at++)
                {
                    Assert.Equal(text.Text[at], document.Source.Text[text.SourceOffset(at)]);
                }
            }
        }
    }

    [Fact]
    public void The_columns_of_a_table_fill_the_type_area_exactly()
    {
        StyleSheet sheet = BuiltInStyles.Load("gbt9704")!;
        for (int columns = 1; columns <= 40; columns++)
        {
            string row = string.Join('|', Enumerable.Range(0, columns).Select(column => new string('字', 1 + (column % 9))));
            StyledTable table = Styler.Style(DocumentCase.Read("table:" + row + "\n"), sheet).Blocks.OfType<StyledTable>().Single();

            Assert.Equal(sheet.Page.TypeAreaWidth.Units, table.ColumnWidths.Sum(width => width.Units));
            Assert.All(table.ColumnWidths, width => Assert.True(width > Length.Zero));
        }
    }

    private static IEnumerable<char> Characters(Document document) => document.Blocks.SelectMany(block => block switch
    {
        TextBlock text => text.Text.Text,
        TableBlock table => string.Concat(table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text)),
        _ => string.Empty,
    });

    private static IEnumerable<MappedText> Runs(StyledDocument document) => document.Blocks
        .SelectMany(block => block is StyledTable table ? table.Rows.SelectMany(row => row) : [(StyledParagraph)block])
        .SelectMany(paragraph => paragraph.Runs)
        .Select(run => run.Text);
}
