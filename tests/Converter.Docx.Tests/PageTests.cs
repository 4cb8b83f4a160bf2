using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Tests;

public class PageTests
{
    [Theory]
    [InlineData("filled", 1847, 592)]
    [InlineData("displayed", null, 589)]
    [InlineData("template", null, 579)]
    [InlineData("exact28", null, 560)]
    public void Margins_leave_room_for_22_lines_of_each_grid_and_not_for_23(string grid, int? bottom, int pitch)
    {
        SectionProperties section = SectionOf($"extends: gbt9704\ntitle: 试\npage:\n  grid: {grid}\n");
        PageMargin margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal(pitch, section.GetFirstChild<DocGrid>()!.LinePitch!.Value);
        int height = 16838 - margin.Top!.Value - margin.Bottom!.Value;
        Assert.InRange(height, 22 * pitch, (23 * pitch) - 1);
        Assert.Equal(bottom ?? margin.Bottom.Value, margin.Bottom.Value);
    }

    [Fact]
    public void Type_area_is_156_millimetres_wide_between_28_and_26()
    {
        SectionProperties section = SectionOf("extends: gbt9704\ntitle: 试\n");
        PageMargin margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal((1587u, 1474u), (margin.Left!.Value, margin.Right!.Value));
        PageSize size = section.GetFirstChild<PageSize>()!;
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
    }

    [Fact]
    public void Full_line_of_28_tracked_characters_fits_the_type_area_and_29_do_not()
    {
        using WordprocessingDocument document = ValidityTests.Open(Samples.EveryStyle());
        Style normal = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == "Normal");
        int advance = (int.Parse(normal.StyleRunProperties!.FontSize!.Val!, System.Globalization.CultureInfo.InvariantCulture) * 10)
            + normal.StyleRunProperties.Spacing!.Val!.Value;
        Assert.InRange(8844, 28 * advance, (29 * advance) - 1);
        // A first line indented by two characters of the full size, as Word reckons 字, still holds 26.
        Assert.True((2 * 320) + (26 * advance) <= 8844);
    }

    [Fact]
    public void Odd_and_even_pages_differ_only_where_numbers_stand_on_the_outer_side()
    {
        Assert.Equal((2, true), FootersOf("gbt9704"));
        Assert.Equal((1, false), FootersOf("speech"));
    }

    [Fact]
    public void Pages_without_numbers_have_no_footer()
    {
        StyledDocument styled = Samples.EveryStyle();
        styled = styled with { Sheet = styled.Sheet with { PageNumber = null } };
        using WordprocessingDocument document = ValidityTests.Open(styled);
        Assert.Empty(document.MainDocumentPart!.FooterParts);
        Assert.Empty(document.MainDocumentPart.Document.Descendants<FooterReference>());
    }

    private static (int Footers, bool EvenAndOdd) FootersOf(string sheet)
    {
        using WordprocessingDocument document = ValidityTests.Open(Samples.EveryStyle(sheet));
        bool evenAndOdd = document.MainDocumentPart!.DocumentSettingsPart!.Settings.Elements<EvenAndOddHeaders>().Any();
        return (document.MainDocumentPart.FooterParts.Count(), evenAndOdd);
    }

    private static SectionProperties SectionOf(string yaml)
    {
        StyleSheet sheet = StyleSheetReader.Read(yaml, "试.yaml", BuiltInStyles.Text).Sheet!;
        StyledDocument styled = new DocumentBuilder().Body("正文。").Style() with { Sheet = sheet };
        OpenXmlElement body = TextTests.BodyOf(styled);
        return body.GetFirstChild<SectionProperties>()!;
    }

    [Fact]
    public void A_turned_table_has_a_landscape_section_and_the_text_around_it_upright_ones_of_which_only_the_first_has_a_first_page()
    {
        foreach (string sheet in (string[])["gbt9704", "letter"])
        {
            using WordprocessingDocument document = WordprocessingDocument.Open(
                new MemoryStream(DocxWriter.Write(Samples.Landscape(sheet), DocxOptions.None)), isEditable: false);
            SectionProperties[] sections = [.. document.MainDocumentPart!.Document!.Descendants<SectionProperties>()];
            Assert.Equal([false, true, false], sections.Select(section => section.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape));
            Assert.Equal([sheet == "letter", false, false], sections.Select(section => section.GetFirstChild<TitlePage>() is not null));
            Assert.Equal((16838u, 11906u), (sections[1].GetFirstChild<PageSize>()!.Width!.Value, sections[1].GetFirstChild<PageSize>()!.Height!.Value));
            Assert.Equal((1984u, 2098u), (sections[1].GetFirstChild<PageMargin>()!.Left!.Value, sections[1].GetFirstChild<PageMargin>()!.Right!.Value));
            string[] upright = [.. sections[0].Elements<FooterReference>().Select(reference => reference.Id!.Value!)];
            Assert.DoesNotContain(sections[1].Elements<FooterReference>(), reference => upright.Contains(reference.Id!.Value));
            Assert.Equal(upright, sections[2].Elements<FooterReference>().Select(reference => reference.Id!.Value));
        }
    }
}
