using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.Styles.Tests.Styling;

/// <summary>What once looked at every other part of the same paragraph, table or section for each of its parts.</summary>
public sealed class StylingLinearityTests
{
    private static readonly StyleSheet Sheet = BuiltInStyles.Load("gbt9704")!;

    [Fact]
    public void Emphasised_words_do_not_look_through_the_others_for_those_that_are_left_out()
    {
        StyleSheet plain = Sheet with { Emphasis = Sheet.Emphasis with { Kept = Emphasis.Bold } };
        Linearity.AssertTimed(
            count =>
            {
                StyledDocument styled = Styler.Style(Emphasised(count), plain);
                return () => Assert.Equal(3, EmphasisFindings.Of(styled).Count());
            },
            15_000);
    }

    [Fact]
    public void Lead_phrases_do_not_go_through_all_emphasised_words() =>
        Linearity.AssertTimed(
            count =>
            {
                Document document = Emphasised(count);
                return () => Styler.Style(document, Sheet);
            },
            6_000);

    [Fact]
    public void Tables_of_a_landscape_section_do_not_go_through_the_section_each() =>
        Linearity.AssertTimed(
            count =>
            {
                MappedText cell = new("县", [new MapSegment(0, 0)]);
                Block table = new TableBlock([new TableRow([cell]), new TableRow([cell])]) { IsLandscape = true };
                // An imprint keeps the section from being turned as a whole.
                Block end = new TextBlock(Role.Imprint, cell) { IsLandscape = true };
                Document document = new(new SourceText("县"), DocumentKind.Notice, 1, [.. Enumerable.Repeat(table, count), end]);
                return () => TurnedBlocks.Of(document, Sheet);
            },
            4_000);

    /// <summary>A paragraph of lead phrases, each with emphasised words of all kinds in turn behind it.</summary>
    private static Document Emphasised(int count)
    {
        const string Part = "一是要点，";
        string text = string.Concat(Enumerable.Repeat(Part, count));
        Emphasis[] kinds = [Emphasis.Bold, Emphasis.Italic, Emphasis.Underline, Emphasis.Dots];
        TextBlock block = new(Role.Body, new MappedText(text, [new MapSegment(0, 0)]))
        {
            Leads = [.. Enumerable.Range(0, count).Select(i => new TextRange(i * Part.Length, 2))],
            Emphases = [.. Enumerable.Range(0, count).Select(i => new EmphasisRange((i * Part.Length) + 2, 2, kinds[i % kinds.Length]))],
        };
        return new Document(new SourceText(text), DocumentKind.Notice, 1, [block]);
    }
}
