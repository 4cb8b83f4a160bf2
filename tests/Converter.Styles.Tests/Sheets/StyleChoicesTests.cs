using Converter.Styles.Sheets;
using Converter.Testing;

namespace Converter.Styles.Tests.Sheets;

/// <summary>The choices that docs/styles.md offers are values that the reader takes, and do what the page says.</summary>
public class StyleChoicesTests
{
    private static readonly string[] Blocks =
    [
        .. File.ReadAllText(Repository.PathOf("docs", "styles.md")).Split("```yaml\n")[1..].Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]),
    ];

    [Fact]
    public void Every_choice_of_the_page_is_a_sheet_and_changes_it()
    {
        Assert.True(Blocks.Length >= 9, $"only {Blocks.Length} choices");
        foreach (string block in Blocks)
        {
            StyleSheetResult result = Read(block);
            Assert.True(result.Sheet is not null, $"{block}{string.Join('\n', result.Findings)}");
            Assert.NotEqual(Values(Read(string.Empty).Sheet!), Values(result.Sheet));
        }
    }

    [Theory]
    [InlineData("grid: template", 28.95, 37.0)]
    [InlineData("grid: exact28", 28.0, 37.0)]
    [InlineData("grid: displayed", 29.452, 34.6)]
    public void A_grid_has_its_pitch_and_its_place(string choice, double pitch, double cellTop)
    {
        PageFormat page = Choice(choice).Page;
        Assert.Equal((pitch, cellTop), (Math.Round(page.LinePitch.Points, 3), Math.Round(page.FirstCellTop.Millimetres, 1)));
    }

    [Fact]
    public void Digits_can_be_those_of_the_Chinese_face_and_headings_bold()
    {
        Assert.Empty(Choice("western: []").Paragraphs["body"].Text.Typeface.Western);
        StyleSheet bold = Choice("heading2: {bold");
        Assert.All(["heading2", "heading3"], key => Assert.True(bold.Paragraphs[key].Text.Bold && bold.Paragraphs[key].RunIn!.Bold));
        Assert.False(bold.Paragraphs["heading1"].Text.Bold);
    }

    [Fact]
    public void Page_numbers_have_their_blanks_and_places_or_are_not_there()
    {
        Assert.Equal(("—", "—"), (Choice("before:").PageNumber!.Before, Choice("before:").PageNumber!.After));
        Assert.Equal(PageNumberPlacement.Center, Choice("placement: center").PageNumber!.Placement);
        Assert.Null(Choice("pageNumber: none").PageNumber);
    }

    private static StyleSheet Choice(string part) => Read(Blocks.Single(block => block.Contains(part, StringComparison.Ordinal))).Sheet!;

    private static string Values(StyleSheet sheet) => string.Join('\n', sheet.Origins.Select(origin => $"{origin.Key}={origin.Value.Value}"));

    private static StyleSheetResult Read(string block) => StyleSheetReader.Read($"extends: gbt9704\ntitle: 试\n{block}", "试.yaml", BuiltInStyles.Text);
}
