using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Testing;

namespace Converter.Styles.Tests.Sheets;

public class BuiltInStylesTests
{
    [Fact]
    public void Every_built_in_sheet_reads_without_a_finding()
    {
        Assert.Contains("gbt9704", BuiltInStyles.Names);
        Assert.Contains("speech", BuiltInStyles.Names);
        foreach (string name in BuiltInStyles.Names)
        {
            StyleSheetResult result = StyleSheetReader.Read(BuiltInStyles.Text(name)!, name + ".yaml", BuiltInStyles.Text);
            Assert.Empty(result.Findings.Select(finding => $"{name} {finding.At} {finding.Message}"));
            Assert.NotNull(result.Sheet);
        }
    }

    public static TheoryData<string> Names => [.. BuiltInStyles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_built_in_sheet_resolves_to_what_was_accepted(string name) => Golden.Verify(
        SheetDump.Of(BuiltInStyles.Load(name)!),
        "tests",
        "Converter.Styles.Tests",
        "Goldens",
        name + ".sheet");

    [Fact]
    public void The_standard_sheet_fills_the_type_area_from_glyph_to_glyph()
    {
        PageFormat page = BuiltInStyles.Load("gbt9704")!.Page;

        Assert.Equal(37, page.Top.Millimetres, 3);
        Assert.Equal(262, (page.Top + (page.LinePitch * 21) + page.BaseSize).Millimetres, 3);
        Assert.Equal(29.609, page.LinePitch.Points, 3);
        Assert.Equal(15.793, page.CharacterPitch.Points, 3);
        Assert.Equal(34.6, page.FirstCellTop.Millimetres, 2);
    }

    [Fact]
    public void Every_role_has_a_paragraph_style()
    {
        StyleSheet sheet = BuiltInStyles.Load("gbt9704")!;
        foreach (Role role in Enum.GetValues<Role>().Where(role => role is not (Role.Junk or Role.Heading)))
        {
            Assert.Contains(Words.Of(role), sheet.Paragraphs.Keys);
        }
    }

    [Fact]
    public void Load_unknown_name_gives_nothing() => Assert.Null(BuiltInStyles.Load("gbt9705"));
}
