using System.Text;
using Converter.Documents;
using Converter.Pdf.Tests.Pages;
using Converter.Pdf.Tests.Reading;
using Converter.Testing;

namespace Converter.Pdf.Tests;

public class WriterTests
{
    [Fact]
    public void Equal_input_gives_equal_bytes()
    {
        byte[] first = PdfWriter.Write(SamplePages.Everything().Build(), new PdfOptions());
        byte[] second = PdfWriter.Write(SamplePages.Everything().Build(), new PdfOptions());

        Assert.Equal(first, second);
    }

    [Fact]
    public void The_identifier_is_another_for_another_text()
    {
        Assert.NotEqual(IdentifierOf("照办。"), IdentifierOf("照亦。"));

        static byte[] IdentifierOf(string text) =>
            ((PdfString)Read(new PageSetter().Block(Role.Body, text), new PdfOptions()).Trailer.Array("ID")[0]!).Bytes;
    }

    [Fact]
    public void A_stream_gets_the_same_bytes()
    {
        using MemoryStream target = new();
        PdfWriter.Write(SamplePages.Everything().Build(), new PdfOptions(), target);

        Assert.Equal(PdfWriter.Write(SamplePages.Everything().Build(), new PdfOptions()), target.ToArray());
    }

    [Fact]
    public void The_file_of_a_tiny_document_reads_as_expected()
    {
        byte[] file = PdfWriter.Write(SamplePages.Tiny().Build(), new PdfOptions { Compression = PdfCompression.None });

        Golden.Verify(PdfDump.Of(file), "tests", "Converter.Pdf.Tests", "Goldens", "tiny.txt");
    }

    [Theory]
    [InlineData(PdfConformance.A2uUa1, "%PDF-1.7", 1)]
    [InlineData(PdfConformance.A1b, "%PDF-1.4", 1)]
    [InlineData(PdfConformance.None, "%PDF-1.7", 0)]
    public void The_label_decides_on_version_and_output_intent(PdfConformance conformance, string header, int intents)
    {
        PdfFileReader file = Read(SamplePages.Tiny(), new PdfOptions { Conformance = conformance });

        Assert.Equal(header, Encoding.ASCII.GetString(file.Bytes[..8]));
        Assert.Equal(intents, file.Catalog.Array("OutputIntents").Count);
        string metadata = Encoding.UTF8.GetString(file.Catalog.Stream("Metadata")!.Stored);
        Assert.Equal(conformance != PdfConformance.None, metadata.Contains("pdfaid:part", StringComparison.Ordinal));
    }

    [Fact]
    public void Title_author_and_date_stand_in_the_file_as_handed_in()
    {
        PdfOptions options = new()
        {
            Title = "（草案）<1>",
            Author = "办公厅",
            Created = new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(8)),
        };
        PdfFileReader file = Read(SamplePages.Tiny(), options);
        PdfDictionary information = file.Trailer.Dictionary("Info")!;

        Assert.Equal("（草案）<1>", information.Text("Title"));
        Assert.Equal("办公厅", information.Text("Author"));
        Assert.Equal("D:20260301083000+08'00'", information.Text("CreationDate"));
        string metadata = Encoding.UTF8.GetString(file.Catalog.Stream("Metadata")!.Stored);
        Assert.Contains("（草案）&lt;1&gt;", metadata, StringComparison.Ordinal);
        Assert.Contains("<xmp:CreateDate>2026-03-01T08:30:00+08:00</xmp:CreateDate>", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_become_blanks_in_the_title()
    {
        PdfFileReader file = Read(SamplePages.Tiny(), new PdfOptions { Title = "甲\u0001乙\uD800丙\uFFFF " });

        Assert.Equal("甲 乙 丙", file.Trailer.Dictionary("Info")!.Text("Title"));
    }

    [Fact]
    public void A_document_of_five_hundred_pages_has_trees_of_pages_and_parts()
    {
        PageSetter setter = new();
        for (int line = 0; line < 500 * PageSetter.LinesPerPage; line++)
        {
            setter.Block(Role.Body, "照办。");
        }

        PdfFileReader file = Read(setter, new PdfOptions());

        Assert.Equal(500, file.Pages.Count());
        Assert.Empty(Conformance.ConformanceChecker.Check(file.Bytes.ToArray()));
    }

    [Fact]
    public void Page_labels_begin_anew_where_the_printed_numbers_do()
    {
        PageSetter setter = new();
        for (int line = 0; line < 3 * PageSetter.LinesPerPage; line++)
        {
            setter.Block(Role.Body, "照办。");
        }

        Typesetting.Pages.TypesetDocument document = setter.Build();
        document = document with { Pages = [document.Pages[0], document.Pages[1], document.Pages[2] with { Number = 1 }] };
        PdfFileReader file = new(PdfWriter.Write(document, new PdfOptions()));
        IReadOnlyList<object?> labels = file.Catalog.Dictionary("PageLabels")!.Array("Nums");

        Assert.Equal([0L, 2L], labels.OfType<long>());
        Assert.All(labels.OfType<PdfDictionary>(), static label => Assert.Equal(1, label.Number("St")));
    }

    private static PdfFileReader Read(PageSetter setter, PdfOptions options) => new(PdfWriter.Write(setter.Build(), options));
}
