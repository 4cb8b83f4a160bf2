using Converter.Documents;
using Converter.Pdf.Tests.Conformance;
using Converter.Pdf.Tests.Pages;
using Converter.Pdf.Tests.Reading;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>Turned pages (GB/T 9704, 8): upright sheets that are shown turned to the right, so that no printer decides on which side the head is.</summary>
public sealed class TurnedPageTests
{
    [Fact]
    public void A_turned_page_is_an_upright_sheet_that_is_shown_turned_and_conforms()
    {
        byte[] file = PdfWriter.Write(Pages(), new PdfOptions { Compression = PdfCompression.None });
        PdfFileReader read = new(file);
        PdfDictionary page = read.Pages.Single().Page;
        Assert.Equal(90, page.Number("Rotate"));
        Assert.Empty(ConformanceChecker.Check(file));
    }

    [Fact]
    public void A_bookmark_leads_to_its_line_on_a_turned_page()
    {
        PdfFileReader read = new(PdfWriter.Write(Pages(), new PdfOptions()));
        PdfDictionary item = read.Catalog.Dictionary("Outlines")!.Dictionary("First")!;
        Bookmark bookmark = Pages().Bookmarks[0];
        Assert.Equal([bookmark.Y.Points, 0], item.Array("Dest").Skip(2).Take(2).Select(place => Convert.ToDouble(place, System.Globalization.CultureInfo.InvariantCulture)), (expected, actual) => Math.Abs(expected - actual) < 0.01);
    }

    private static TypesetDocument Pages()
    {
        TypesetDocument upright = new PageSetter().Block(Role.Title, "项目计划表", level: 1).Picture(PictureFiles.HalfRed, "半红").Block(Role.Body, "注：照办。").Build();
        return upright with { Pages = [.. upright.Pages.Select(page => page with { IsTurned = true })] };
    }
}
