using System.Text;
using Converter.Documents;
using Converter.Pdf.Tests.Pages;
using Converter.Pdf.Tests.Reading;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

public class TextTests
{
    [Fact]
    public void Text_read_through_the_structure_is_the_text_of_the_document()
    {
        PageSetter setter = SamplePages.Everything();
        PdfFileReader file = new(PdfWriter.Write(setter.Build(), new PdfOptions()));

        Assert.Equal(setter.Text, StructureReader.TextOf(StructureReader.Read(file), StructureReader.TextsOf(file)));
    }

    [Fact]
    public void Every_glyph_stands_within_a_thousandth_of_a_point_of_its_place()
    {
        TypesetDocument document = RandomPages(seed: 4, pages: 3);
        PdfFileReader file = new(PdfWriter.Write(document, new PdfOptions()));
        int index = 0;
        foreach ((_, PdfDictionary page) in file.Pages)
        {
            List<(PlacedGlyph Glyph, double Baseline)> placed = [.. document.Pages[index++].Lines.SelectMany(line => line.Runs
                .SelectMany(run => run.Glyphs).Select(glyph => (glyph, document.Height.Points - line.Baseline.Points)))];
            List<ShownGlyph> shown = [.. ContentReader.Read(page).Glyphs.Where(static glyph => glyph.Mark >= 0)];
            Assert.Equal(placed.Count, shown.Count);
            foreach (((PlacedGlyph glyph, double baseline), ShownGlyph seen) in placed.Zip(shown))
            {
                Assert.InRange(seen.X - glyph.X.Points, -0.001, 0.001);
                Assert.InRange(seen.Y - baseline, -0.001, 0.001);
                Assert.Equal(char.ConvertFromUtf32(glyph.CodePoint), seen.Text);
            }
        }
    }

    [Fact]
    public void Two_characters_that_share_a_glyph_stay_two_characters()
    {
        ushort glyph = TestFonts.Fang.GlyphOf('一');
        TypesetDocument document = new PageSetter().Block(Role.Body, "一二一").Build(pageNumbers: false);
        TypesetLine line = document.Pages[0].Lines[0];
        GlyphRun run = line.Runs[0];
        PlacedGlyph[] glyphs = [.. run.Glyphs];
        glyphs[2] = glyphs[2] with { Glyph = glyph, CodePoint = 0x2F00 };
        document = document with { Pages = [document.Pages[0] with { Lines = [line with { Runs = [run with { Glyphs = [.. glyphs] }] }] }] };

        PdfFileReader file = new(PdfWriter.Write(document, new PdfOptions()));

        Assert.Equal("一二\u2F00", string.Concat(ContentReader.Read(file.Pages.Single().Page).Glyphs.Select(static seen => seen.Text)));
    }

    [Fact]
    public void More_missing_characters_than_a_font_has_codes_are_all_kept()
    {
        string text = string.Concat(Enumerable.Range(0x20000, 300).Select(char.ConvertFromUtf32));
        PdfFileReader file = new(PdfWriter.Write(new PageSetter().Block(Role.Body, text).Build(pageNumbers: false), new PdfOptions()));

        Assert.Equal(text, string.Concat(ContentReader.Read(file.Pages.Single().Page).Glyphs.Select(static glyph => glyph.Text)));
    }

    [Fact]
    public void Black_text_is_written_in_gray_and_red_text_in_rgb()
    {
        Assert.StartsWith("/P << /MCID 0 >> BDC\nBT\n0 g\n", ContentOf(new PageSetter()));
        Assert.StartsWith("/P << /MCID 0 >> BDC\nBT\n1 0 0 rg\n", ContentOf(new PageSetter { Ink = PageSetter.Red }));
    }

    [Fact]
    public void A_face_without_bold_is_thickened_by_a_line_of_its_colour()
    {
        Assert.StartsWith(
            "/P << /MCID 0 >> BDC\nBT\n1 0 0 rg\n1 0 0 RG\n.48 w\n2 Tr\n", ContentOf(new PageSetter { Ink = PageSetter.Red, Bold = true }));
    }

    private static string ContentOf(PageSetter setter)
    {
        byte[] file = PdfWriter.Write(setter.Block(Role.Body, "照办。").Build(pageNumbers: false), new PdfOptions());
        return Encoding.ASCII.GetString(PdfFileReader.Decode(new PdfFileReader(file).Pages.Single().Page.Stream("Contents")!));
    }

    /// <summary>Pages whose glyphs stand at random places, as no composition would put them.</summary>
    private static TypesetDocument RandomPages(int seed, int pages)
    {
        Random random = new(seed);
        PageSetter setter = new() { Size = 10.5 };
        string characters = "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以ABCgjy0123456789，。、；：（）《》";
        for (int i = 0; i < pages * PageSetter.LinesPerPage; i++)
        {
            setter.Block(Role.Body, new string([.. Enumerable.Range(0, 28).Select(_ => characters[random.Next(characters.Length)])]));
        }

        TypesetDocument document = setter.Build();
        return document with { Pages = [.. document.Pages.Select(page => page with { Lines = [.. page.Lines.Select(line => Shake(line, random))] })] };
    }

    private static TypesetLine Shake(TypesetLine line, Random random) => line with
    {
        Runs = [.. line.Runs.Select(run => run with
        {
            Glyphs = [.. run.Glyphs.Select(glyph => glyph with { X = glyph.X + new Styles.Length(random.Next(-200_000, 200_000)) })],
        })],
    };
}
