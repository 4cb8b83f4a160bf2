using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Reports;

/// <summary>
/// Counts, from stage to stage, that no character got lost: each check compares the characters of two stages, blanks left out,
/// one by one and in order.
/// </summary>
internal static class Conserved
{
    /// <summary>Number of characters of a block, blanks left out.</summary>
    /// <param name="block">The block.</param>
    public static int CountCharacters(Block block) => block is PictureBlock
        ? 0
        : TextsOf(block).Sum(text => text.Count(character => !char.IsWhiteSpace(character))) - (block is TableBlock table ? table.Pictures.Sum(picture => picture.Mark.Length) : 0);

    /// <summary>Whether the blocks hold what the cleaned lines hold.</summary>
    /// <param name="cleaned">The cleaned text.</param>
    /// <param name="document">The document made of it.</param>
    public static bool InDocument(CleanedText cleaned, Document document) =>
        AreEqual(cleaned.Lines.Select(line => line.Text.Text), document.Blocks.SelectMany(TextsOf));

    /// <summary>Whether the runs hold what the blocks hold.</summary>
    /// <param name="styled">The styled document.</param>
    public static bool InStyled(StyledDocument styled) =>
        AreEqual(styled.Source.Blocks.SelectMany(TextsOf), styled.Blocks.SelectMany(TextsOf));

    /// <summary>
    /// Whether the glyphs stand for what the runs hold. The lines of neighbouring cells of a table stand side by side on the page, so
    /// they are put in the order of the cells first.
    /// </summary>
    /// <param name="pages">The pages.</param>
    public static bool OnPages(TypesetDocument pages)
    {
        using IEnumerator<int> expected = pages.Source.Blocks.Where(IsDrawn).SelectMany(DrawnTextsOf).SelectMany(CodePointsOf).GetEnumerator();
        foreach (int codePoint in pages.Pages
            .SelectMany(page => page.Lines)
            .Where(line => !line.IsRepeated)
            .OrderBy(line => line.Block)
            .ThenBy(line => line.Cell)
            .SelectMany(line => line.Runs)
            .SelectMany(run => run.Glyphs)
            .Select(glyph => glyph.CodePoint)
            .Where(codePoint => !IsBlank(codePoint)))
        {
            if (!expected.MoveNext() || expected.Current != codePoint)
            {
                return false;
            }
        }

        return !expected.MoveNext()
            && pages.Pages.Sum(page => page.Pictures.Count(picture => !picture.IsRepeated))
                == pages.Source.Blocks.Sum(static block => block is StyledPicture ? 1 : block is StyledTable table ? table.Pictures.Length : 0);
    }

    /// <summary>What the paper bears already is not drawn; the report says so.</summary>
    private static bool IsDrawn(StyledBlock block) => block is not (StyledParagraph { Place.Preprinted: true } or StyledPicture);

    private static IEnumerable<string> TextsOf(Block block) => block switch
    {
        TextBlock text => [text.Text.Text],
        TableBlock table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
        PictureBlock picture => [picture.Text.Text],
        _ => [],
    };

    private static IEnumerable<string> TextsOf(StyledBlock block) => block switch
    {
        StyledParagraph paragraph => paragraph.Runs.Select(run => run.Text.Text),
        StyledTable table => table.Rows.SelectMany(row => row).SelectMany(cell => cell.Runs).Select(run => run.Text.Text),
        StyledPicture picture => [picture.Picture.Text.Text],
        _ => [],
    };

    /// <summary>In a cell a picture is drawn in place of the mark that stands for it.</summary>
    private static IEnumerable<string> DrawnTextsOf(StyledBlock block) => block is StyledTable { Pictures.IsEmpty: false } table
        ? Enumerable.Range(0, table.Rows.Length)
            .SelectMany(row => Enumerable.Range(0, table.Rows[row].Length).SelectMany(column => table.PartsOf(row, column)))
            .Select(part => part.Text?.Text ?? string.Empty)
        : TextsOf(block);

    private static bool AreEqual(IEnumerable<string> left, IEnumerable<string> right) =>
        left.SelectMany(CodePointsOf).SequenceEqual(right.SelectMany(CodePointsOf));

    private static IEnumerable<int> CodePointsOf(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            bool isPair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            int codePoint = isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
            at += isPair ? 1 : 0;
            if (!IsBlank(codePoint))
            {
                yield return codePoint;
            }
        }
    }

    private static bool IsBlank(int codePoint) => codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint);
}
