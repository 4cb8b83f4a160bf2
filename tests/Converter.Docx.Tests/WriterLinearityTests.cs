using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.Docx.Tests;

/// <summary>What once looked at every other part of the same paragraph or table for each of its parts.</summary>
public sealed class WriterLinearityTests
{
    [Fact]
    public void Rows_with_merged_cells_do_not_count_the_head_each() =>
        Linearity.AssertTimed(
            rows =>
            {
                CellMerge[] merges = [.. Enumerable.Range(0, rows).Select(row => new CellMerge(row, 0, 1, 2))];
                StyledDocument styled = new DocumentBuilder().MergedTable(merges, [.. Enumerable.Repeat<string[]>(["甲", "", "乙"], rows)]).Style();
                return () => DocxWriter.Write(styled, DocxOptions.None);
            },
            3_000,
            rounds: 2);

    [Fact]
    public void Spaced_lines_and_comments_of_a_paragraph_do_not_go_through_the_others() =>
        Linearity.AssertTimed(
            count =>
            {
                StyledDocument styled = new DocumentBuilder().Body(string.Concat(Enumerable.Repeat("甲乙丙丁", count))).Style();
                StyledParagraph paragraph = (StyledParagraph)styled.Blocks[0] with
                {
                    Tracked = [.. Enumerable.Range(0, count).Select(i => new TrackedRange(i * 4, (i * 4) + 3, Length.FromPoints(0.5)))],
                    Marks = [.. Enumerable.Range(0, count).Select(i => new TextMark((i * 4) + 1, (i * 4) + 2, i % 2 == 0 ? TextMark.Highlight : i))],
                };
                StyledDocument marked = styled with { Blocks = [paragraph] };
                return () => DocxWriter.Write(marked, DocxOptions.None);
            },
            4_000,
            rounds: 2);

    [Fact]
    public void Comments_do_not_go_through_all_the_places_that_a_text_came_from() =>
        Linearity.AssertTimed(
            count =>
            {
                // Every other character of the original was taken out.
                SourceText source = new(string.Concat(Enumerable.Repeat("甲 ", count)));
                MappedText text = new(new string('甲', count), [.. Enumerable.Range(0, count).Select(i => new MapSegment(i, 2 * i))]);
                Document document = new(source, DocumentKind.Notice, 1, [new TextBlock(Role.Body, text) { Lines = [new BlockLine(0, 1)] }]);
                StyledDocument styled = Styler.Style(document, BuiltInStyles.Load("gbt9704")!);
                DocxOptions options = new() { Highlights = [.. Enumerable.Range(0, count).Select(i => new SourceSpan(2 * i, 1))] };
                return () => DocxWriter.Write(styled, options);
            },
            6_000);
}
