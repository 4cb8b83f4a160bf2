using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Pdf.Tests.Conformance;
using Converter.Pdf.Tests.Pages;
using Converter.Pdf.Tests.Reading;
using Converter.Styles.Sheets;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>Pictures on the pages: as they are where PDF has the same, over white where they are transparent, described for those who do not see them.</summary>
public sealed class PictureTests
{
    private static readonly byte[] Grey16 = PictureFiles.Png((2, 1), 16, 0, [[0, 0x12, 0x34, 0xFF, 0xFF]]);

    [Theory]
    [InlineData(PrintColors.Rgb)]
    [InlineData(PrintColors.Cmyk)]
    public void Pictures_of_every_kind_conform(PrintColors colors)
    {
        PdfOptions options = new() { Colors = colors, CmykProfile = colors == PrintColors.Cmyk ? PrintTests.Profile() : null };
        byte[] file = PdfWriter.Write(Pages(), options);
        Assert.Empty(ConformanceChecker.Check(file));
        Assert.Equal(file, PdfWriter.Write(Pages(), options));
    }

    [Fact]
    public void Preflight_accepts_pictures_of_every_kind()
    {
        Assert.SkipUnless(Preflight.IsInstalled, Preflight.NotInstalled);
        string file = Path.Combine(Directory.CreateTempSubdirectory("pictures").FullName, "pictures.pdf");
        File.WriteAllBytes(file, PdfWriter.Write(Pages(), new PdfOptions { Conformance = PdfConformance.A1b }));
        Preflight.Accepts(file);
    }

    [Fact]
    public void A_picture_stands_once_in_the_file_and_in_the_structure_where_it_stands_in_the_text()
    {
        PdfFileReader file = new(PdfWriter.Write(Pages(), new PdfOptions()));
        PdfDictionary resources = file.Pages.First().Page.Dictionary("Resources")!;
        PdfDictionary[] images = [.. resources.Dictionary("XObject")!.Entries.Keys.Select(name => resources.Dictionary("XObject")!.Stream(name)!.Dictionary)];
        Assert.Equal(["FlateDecode", "FlateDecode", "FlateDecode", "DCTDecode", "FlateDecode"], images.Select(image => image.Name("Filter")));
        Assert.Equal([8d, 1d, 8d, 8d, null], images.Select(image => image.Number("BitsPerComponent")));
        StructureNode document = StructureReader.Read(file);
        Assert.Equal(["H1", "P", "Figure", "Figure", "Figure", "Figure", "Figure", "P"], document.Children.Select(node => node.Type));
        Assert.Equal(["半红", "两色", "灰阶", "图片", "图形"], document.Children.Where(node => node.Type == "Figure").Select(node => node.Dictionary.Text("Alt")));
    }

    [Fact]
    public void A_picture_is_cropped_by_a_path_and_turned_by_its_matrix()
    {
        PictureView view = new(new PictureCrop(0.25, 0, 0.25, 0), 90, false, false);
        TypesetDocument pages = new PageSetter().Block(Role.Title, "通知").Picture(PictureFiles.Indexed, "两色", view).Build();
        byte[] file = PdfWriter.Write(pages, new PdfOptions { Compression = PdfCompression.None });
        Assert.Empty(ConformanceChecker.Check(file));

        // 50 × 40 points turned to the right fill 40 × 50; twice as wide as its frame, since half of it is cut away.
        PlacedPicture placed = pages.Pages[0].Pictures[0];
        (double left, double top) = (placed.X.Points, PageSetter.PaperHeight.Points - 700);
        string[] path = [.. new[] { (40.0, 0.0), (40, 50), (0, 50), (0, 0) }.Select((corner, at) => FormattableString.Invariant($"{left + corner.Item1:0.###} {top - corner.Item2:0.###} {(at == 0 ? "m" : "l")}"))];
        string content = System.Text.Encoding.Latin1.GetString(file);
        Assert.Contains($"q {string.Join(' ', path)} h W n 0 -100 40 0 {FormattableString.Invariant($"{left:0.###} {top + 25:0.###}")} cm /P0 Do Q", content, StringComparison.Ordinal);
    }

    private static TypesetDocument Pages() => new PageSetter()
        .Block(Role.Title, "通知")
        .Block(Role.Body, "现将组织架构印发给你们。")
        .Picture(PictureFiles.HalfRed, "半红")
        .Picture(PictureFiles.Indexed, "两色")
        .Picture(Grey16, "灰阶")
        .Picture(PictureFiles.Jpeg, string.Empty)
        .Picture(PictureFiles.Sample("shapes.emf"), "图形")
        .Block(Role.Body, "照办。")
        .Build();
}
