using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Testing;

namespace Converter.Styles.Tests.Sheets;

public class StyleSheetReaderTests
{
    private static readonly string[] CaseFolder = ["tests", "Converter.Styles.Tests", "Cases", "sheets"];

    public static TheoryData<string> BadSheets =>
        [.. Directory.GetFiles(Repository.PathOf(CaseFolder), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(BadSheets))]
    public void A_bad_sheet_gives_no_sheet_and_says_where_and_why(string name)
    {
        StyleSheetResult result = StyleSheetReader.Read(ReadCase(name)!, name + ".yaml", other => ReadCase(other) ?? BuiltInStyles.Text(other));

        Assert.Null(result.Sheet);
        Assert.All(result.Findings, finding => Assert.NotNull(finding.At));
        Golden.Verify(string.Concat(result.Findings.Select(Line)), [.. CaseFolder, name + ".findings"]);
    }

    [Fact]
    public void A_sheet_that_extends_another_changes_only_what_it_names()
    {
        StyleSheet sheet = Read("extends: gbt9704\nparagraphs:\n  title:\n    size: 小二\n  heading2:\n    runIn:\n      bold: true\n");
        StyleSheet standard = BuiltInStyles.Load("gbt9704")!;

        Assert.Equal(18, sheet.Paragraphs["title"].Text.Size.Length.Points);
        Assert.Equal(standard.Paragraphs["title"].Text.Typeface.Name, sheet.Paragraphs["title"].Text.Typeface.Name);
        Assert.True(sheet.Paragraphs["heading2"].RunIn!.Bold);
        Assert.Equal("Heading2Char", sheet.Paragraphs["heading2"].RunIn!.Id);
        Assert.Equal(standard.Page, sheet.Page);
    }

    [Fact]
    public void What_body_text_is_changed_to_reaches_the_styles_based_on_it()
    {
        StyleSheet sheet = Read("extends: gbt9704\nparagraphs:\n  body:\n    size: 四号\n");

        Assert.Equal(14, sheet.Paragraphs["date"].Text.Size.Length.Points);
        Assert.Equal(22, sheet.Paragraphs["title"].Text.Size.Length.Points);
    }

    [Theory]
    [InlineData("三号", 16)]
    [InlineData("3号", 16)]
    [InlineData("小四", 12)]
    [InlineData("小四号", 12)]
    [InlineData("小4", 12)]
    [InlineData("初号", 42)]
    [InlineData("0号", 42)]
    [InlineData("小初", 36)]
    [InlineData("15.5pt", 15.5)]
    [InlineData("15.5 pt", 15.5)]
    [InlineData("25.4mm", 72)]
    public void Type_sizes_go_by_name_or_by_measure(string written, double points) =>
        Assert.Equal(points, Read($"extends: gbt9704\nparagraphs:\n  body:\n    size: {written}\n").Paragraphs["body"].Text.Size.Length.Points, 4);

    [Theory]
    [InlineData("2字", 2 * 15.793)]
    [InlineData("1行", 29.609)]
    [InlineData("-0.5字", -7.896)]
    [InlineData("10mm", 28.346)]
    [InlineData("0字", 0)]
    public void Indents_go_by_the_grid_or_by_measure(string written, double points)
    {
        Extent indent = Read($"extends: gbt9704\nparagraphs:\n  body:\n    leftIndent: {written}\n").Paragraphs["body"].LeftIndent;

        Assert.Equal(points, indent.Length.Points, 2);
    }

    [Fact]
    public void An_extent_keeps_the_unit_that_was_written()
    {
        Extent indent = BuiltInStyles.Load("gbt9704")!.Paragraphs["body"].FirstLineIndent;

        Assert.Equal((2m, LengthUnit.Character), (indent.Amount, indent.Unit));
    }

    [Fact]
    public void Sections_are_taken_away_by_none()
    {
        StyleSheet sheet = Read("extends: gbt9704\npageNumber: none\nlead: none\nsignature: none\ntable: none\n");

        Assert.Null(sheet.PageNumber);
        Assert.Null(sheet.Lead);
        Assert.Null(sheet.Signature);
        Assert.Null(sheet.Table);
    }

    [Theory]
    [InlineData("filled", 37.00, 29.609)]
    [InlineData("displayed", 37.00, 29.452)]
    [InlineData("template", 39.28, 28.95)]
    [InlineData("exact28", 39.12, 28)]
    public void A_grid_says_where_the_first_glyph_stands_and_how_far_lines_are_apart(string grid, double top, double pitch)
    {
        PageFormat page = Read($"extends: gbt9704\npage:\n  grid: {grid}\n").Page;

        Assert.Equal(top, page.Top.Millimetres, 2);
        Assert.Equal(pitch, page.LinePitch.Points, 3);
        Assert.Equal(262, (page.Top + page.TypeAreaHeight).Millimetres, 3);
        Assert.Equal(grid, page.Grid);
    }

    [Fact]
    public void Every_value_knows_the_file_and_the_line_that_it_comes_from()
    {
        string yaml = "extends: gbt9704\nparagraphs:\n  title:\n    size: 小二\n";
        StyleSheet sheet = Read(yaml);

        Assert.Equal(new SheetOrigin("own.yaml", new SourcePosition(4, 11), "小二"), sheet.Origins["paragraphs.title.size"]);
        SheetOrigin inherited = sheet.Origins["paragraphs.title.typeface"];
        Assert.Equal(("gbt9704.yaml", "小标宋"), (inherited.File, inherited.Value));
        Assert.Contains("typeface: 小标宋", LineOf(BuiltInStyles.Text("gbt9704")!, inherited.At.Line), StringComparison.Ordinal);
    }

    [Fact]
    public void No_garbage_makes_the_reader_throw()
    {
        string standard = BuiltInStyles.Text("gbt9704")!;
        const string Marks = "{}[]:,-?&*!|>'\"%@`#\n\t \0字行号";
        Random random = new(9704);
        for (int round = 0; round < 400; round++)
        {
            char[] text = standard.ToCharArray();
            for (int change = 0; change < 1 + (round % 5); change++)
            {
                text[random.Next(text.Length)] = Marks[random.Next(Marks.Length)];
            }

            StyleSheetResult result = StyleSheetReader.Read(new string(text), "broken.yaml", BuiltInStyles.Text);
            Assert.True(result.Sheet is not null || !result.Findings.IsEmpty);
        }
    }

    private static StyleSheet Read(string yaml)
    {
        StyleSheetResult result = StyleSheetReader.Read(yaml, "own.yaml", BuiltInStyles.Text);
        Assert.Empty(result.Findings.Select(Line));
        return result.Sheet!;
    }

    private static string? ReadCase(string name)
    {
        string file = Repository.PathOf([.. CaseFolder, name + ".yaml"]);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static string Line(Diagnostic finding) =>
        $"{finding.At!.Value.Line}:{finding.At.Value.Column} {finding.Severity} {finding.Code}\n    {finding.Message}\n    {finding.Hint}\n";

    private static string LineOf(string text, int line) => text.Split('\n')[line - 1];
}
