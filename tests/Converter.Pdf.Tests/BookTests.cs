using System.Text;
using Converter.Conversion;
using Converter.Fonts;
using Converter.Pdf.Tests.Conformance;
using Converter.Pdf.Tests.Reading;
using Converter.Testing;

namespace Converter.Pdf.Tests;

/// <summary>A book of three samples: links, labels and tags of its cover and contents.</summary>
public sealed class BookTests
{
    private static readonly byte[] Book = Make();

    [Fact]
    public void A_book_conforms_to_PDF_A_2u_and_PDF_UA_1() => Assert.Empty(ConformanceChecker.Check(Book));

    [Theory]
    [InlineData("/F 4 /Border", "/F 2 /Border", "6.3.2")]
    [InlineData("/StructParent 17 ", "/StructParent 16 ", "7.18.1")]
    [InlineData("/S /TOCI", "/S /Part", "7.1")]
    public void The_check_of_links_notices_a_fault(string right, string wrong, string clause)
    {
        string file = Encoding.Latin1.GetString(Book);
        Assert.Contains(right, file, StringComparison.Ordinal);
        byte[] damaged = Encoding.Latin1.GetBytes(file.Replace(right, wrong.PadRight(right.Length), StringComparison.Ordinal));
        Assert.Contains(ConformanceChecker.Check(damaged), finding => finding.Contains(clause, StringComparison.Ordinal));
    }

    [Fact]
    public void Preflight_accepts_a_book_as_PDF_A_1b()
    {
        Assert.SkipUnless(Preflight.IsInstalled, Preflight.NotInstalled);
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, Make(PdfConformance.A1b));
        Preflight.Accepts(file);
        File.Delete(file);
    }

    [Fact]
    public void Every_line_of_the_contents_leads_to_the_page_that_it_names()
    {
        PdfFileReader file = new(Book);
        Dictionary<int, int> pages = file.Pages.Select((page, index) => (page.Id, index)).ToDictionary();
        int firstOfTexts = pages.Count - 13;
        List<PdfDictionary> links = [.. file.Pages.SelectMany(page => page.Page.References("Annots")).Select(file.Object)];
        Assert.Equal(20, links.Count);
        Assert.All(links, link =>
        {
            string words = link.Text("Contents")!;
            int number = int.Parse(words[(words.LastIndexOf('第') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(firstOfTexts + number - 1, pages[link.References("Dest").First()]);
        });
    }

    [Fact]
    public void Readers_show_no_number_for_the_cover_Roman_ones_for_the_contents_and_those_of_the_texts()
    {
        PdfDictionary labels = new PdfFileReader(Book).Catalog.Dictionary("PageLabels")!;
        IReadOnlyList<object?> numbers = labels.Array("Nums");
        Assert.Equal(new object?[] { 0L, 2L, 4L }, numbers.Where((_, index) => index % 2 == 0));
        Assert.Equal(
            ["1", "R1", "D1"],
            numbers.OfType<PdfDictionary>().Select(label => $"{label.Name("S")}{label.Number("St")}"));
    }

    private static byte[] Make(PdfConformance conformance = PdfConformance.A2uUa1)
    {
        BookText[] texts = [.. new[] { "notice", "speech", "official-letter" }.Select(name =>
            new BookText(name + ".txt", File.ReadAllBytes(Repository.PathOf("samples", name + ".txt"))))];
        ConversionOptions options = new()
        {
            Formats = OutputFormats.Pdf,
            Pdf = new PdfOptions { Conformance = conformance },
            Fields = ConversionOptionsFields(),
        };
        return new BookConverter(new FontLibrary([Repository.Fonts]), TimeProvider.System).Convert("文件汇编", texts, options).Outputs[0].Content.ToArray();
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> ConversionOptionsFields() =>
        new ConversionOptions().Fields.Add("issuer", "青岚市人民政府办公室").Add("date", "2026年11月");
}
