using System.Globalization;
using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;
using CellMerge = Converter.Documents.CellMerge;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Tests;

public class ParagraphTests
{
    [Fact]
    public void Paragraph_of_running_text_says_nothing_about_its_look() =>
        Assert.Null(TextTests.BodyOf(new DocumentBuilder().Body("正文。").Style()).Elements<Paragraph>().Single().ParagraphProperties);

    [Fact]
    public void Paragraph_with_a_style_says_only_its_name()
    {
        ParagraphProperties properties = PropertiesOf(paragraph => paragraph, Role.Addressee);
        Assert.Equal(["pStyle"], properties.ChildElements.Select(child => child.LocalName));
    }

    [Fact]
    public void Indents_in_characters_go_out_in_characters_and_in_twips()
    {
        Extent characters = new(Length.FromPoints(71.0685), 4.5m, LengthUnit.Character);
        ParagraphProperties properties =
            PropertiesOf(paragraph => paragraph with { RightIndent = characters, FirstLineIndent = Extent.Zero });
        Indentation indentation = properties.Indentation!;
        Assert.Equal(("1421", 450), (indentation.Right!.Value, indentation.RightChars!.Value));
        Assert.Equal(("0", 0), (indentation.FirstLine!.Value, indentation.FirstLineChars!.Value));
        Assert.Null(indentation.Left);
    }

    [Fact]
    public void Indents_in_other_units_switch_the_characters_off()
    {
        Extent millimetres = new(Length.FromMillimetres(10), 10, LengthUnit.Millimetre);
        Indentation indentation = PropertiesOf(paragraph => paragraph with { LeftIndent = millimetres }).Indentation!;
        Assert.Equal(("567", 0), (indentation.Left!.Value, indentation.LeftChars!.Value));
    }

    [Fact]
    public void Negative_first_line_indent_hangs()
    {
        Extent hanging = new(Length.FromPoints(-32), -2, LengthUnit.Character);
        Indentation indentation = PropertiesOf(paragraph => paragraph with { FirstLineIndent = hanging }).Indentation!;
        Assert.Equal(("640", 200), (indentation.Hanging!.Value, indentation.HangingChars!.Value));
        Assert.Null(indentation.FirstLine);
    }

    [Fact]
    public void Space_before_and_keep_with_next_override_the_style()
    {
        ParagraphProperties properties = PropertiesOf(paragraph => paragraph with
        {
            SpaceBefore = new Extent(Length.FromPoints(59.2), 2, LengthUnit.Line),
            KeepWithNext = true,
        });
        Assert.Equal(("1184", 200), (properties.SpacingBetweenLines!.Before!.Value, properties.SpacingBetweenLines.BeforeLines!.Value));
        Assert.NotNull(properties.KeepNext);
        Assert.False(PropertiesOf(paragraph => paragraph with { KeepWithNext = false }, Role.Attachment).KeepNext!.Val!.Value);
    }

    [Fact]
    public void Level_of_a_run_in_heading_is_not_given_to_its_whole_paragraph()
    {
        Body body = TextTests.BodyOf(new DocumentBuilder().RunInHeading(2, "（一）抓落实。", "要快。").Style());
        Assert.Empty(body.Descendants<OutlineLevel>());
    }

    [Fact]
    public void Tables_that_touch_stay_two_tables_and_a_document_ends_in_a_paragraph()
    {
        Body body = TextTests.BodyOf(new DocumentBuilder().Table(["甲"]).Table(["乙"]).Style());
        Assert.Equal(["tbl", "p", "tbl", "p", "sectPr"], body.ChildElements.Select(child => child.LocalName));
    }

    [Fact]
    public void Document_without_blocks_has_one_empty_paragraph() =>
        Assert.Equal(["p", "sectPr"], TextTests.BodyOf(new DocumentBuilder().Style()).ChildElements.Select(child => child.LocalName));

    [Fact]
    public void Merged_cells_are_merged_and_a_merge_over_text_is_none()
    {
        StyledDocument styled = new DocumentBuilder()
            .MergedTable([new CellMerge(0, 0, 2, 1), new CellMerge(0, 1, 1, 2), new CellMerge(2, 1, 1, 2)], ["姓名", "成绩", ""], ["", "笔试", "面试"], ["张三", "80", "90"])
            .Style();
        W.TableRow[] rows = [.. TextTests.BodyOf(styled).Descendants<W.TableRow>()];

        Assert.Equal([2, 3, 3], rows.Select(row => row.Elements<TableCell>().Count()));
        Assert.Equal(2, rows[0].Descendants<GridSpan>().Single().Val!.Value);
        Assert.Equal(
            [MergedCellValues.Restart, MergedCellValues.Continue],
            rows.SelectMany(row => row.Descendants<VerticalMerge>()).Select(merge => merge.Val!.Value));
        Assert.Empty(rows[2].Descendants<GridSpan>());
        Assert.Equal([true, true, false], rows.Select(row => row.Descendants<TableHeader>().Any()));
    }

    [Fact]
    public void Table_has_its_columns_a_head_that_repeats_and_the_rules_of_its_style()
    {
        StyledDocument styled = new DocumentBuilder().Table(["单位", "数量"], ["甲", "1"], ["乙"]).Style();
        Body body = TextTests.BodyOf(styled);
        int width = body.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!, CultureInfo.InvariantCulture));
        Assert.InRange(width, 8843, 8845);
        Assert.Equal([true, false, false], body.Descendants<W.TableRow>().Select(row => row.Descendants<TableHeader>().Any()));
        Assert.All(body.Descendants<W.TableRow>(), row => Assert.Equal(2, row.Elements<TableCell>().Count()));
        Assert.Empty(body.Descendants<TableBorders>());
        StyledTable thick = (StyledTable)styled.Blocks[0] with { RuleWeight = Length.FromPoints(1) };
        Assert.Equal(8u, TextTests.BodyOf(styled with { Blocks = [thick] }).Descendants<TopBorder>().Single().Size!.Value);
    }

    private static ParagraphProperties PropertiesOf(Func<StyledParagraph, StyledParagraph> change, Role role = Role.Body)
    {
        StyledDocument styled = new DocumentBuilder().Add(role, "文字").Style();
        StyledParagraph paragraph = change((StyledParagraph)styled.Blocks[0] with { SpaceBefore = null });
        return TextTests.BodyOf(styled with { Blocks = [paragraph] }).Elements<Paragraph>().Single().ParagraphProperties!;
    }
}
