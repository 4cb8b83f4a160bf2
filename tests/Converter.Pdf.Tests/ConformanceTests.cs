using System.Text;
using Converter.Documents;
using Converter.Pdf.Tests.Conformance;
using Converter.Pdf.Tests.Pages;
using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests;

public class ConformanceTests
{
    private static readonly PdfOptions Readable = new() { Compression = PdfCompression.None };

    [Theory]
    [InlineData(PdfCompression.Fast)]
    [InlineData(PdfCompression.Small)]
    [InlineData(PdfCompression.None)]
    public void Everything_the_writer_writes_conforms(PdfCompression compression)
    {
        byte[] file = PdfWriter.Write(SamplePages.Everything().Build(), new PdfOptions { Compression = compression, Author = "甲 & 乙" });

        Assert.Empty(ConformanceChecker.Check(file));
    }

    [Fact]
    public void A_document_without_title_bookmarks_or_page_numbers_conforms()
    {
        byte[] file = PdfWriter.Write(new PageSetter().Block(Role.Body, "照办。").Build(pageNumbers: false), new PdfOptions());

        Assert.Empty(ConformanceChecker.Check(file));
        Assert.Equal("照办。", new PdfFileReader(file).Trailer.Dictionary("Info")!.Text("Title"));
    }

    [Fact]
    public void A_synthetic_bold_in_red_conforms()
    {
        byte[] file = PdfWriter.Write(new PageSetter { Bold = true, Ink = PageSetter.Red }.Block(Role.Issuer, "国家档案局文件").Build(), new PdfOptions());

        Assert.Empty(ConformanceChecker.Check(file));
    }

    /// <summary>The checker would notice: each row breaks a sound file in one place, keeping its length.</summary>
    [Theory]
    [InlineData("%PDF-1.7", "%PDF+1.7", "6.1.2")]
    [InlineData("/ID [", "/IX [", "6.1.3")]
    [InlineData("/Lang (zh-CN)", "/Lang (en-US)", "7.2")]
    [InlineData("/Marked true", "/Mirked true", "7.1")]
    [InlineData("/DisplayDocTitle true", "/DisplayDocTitlx true", "7.1")]
    [InlineData("/StructTreeRoot", "/StructTreeXoot", "7.1")]
    [InlineData("/Tabs /S", "/Tabs /R", "7.18.3")]
    [InlineData("/MCID 1 >> BDC", "/MCID 9 >> BDC", "7.1")]
    [InlineData("/H1 << /MCID 0", "/P  << /MCID 0", "7.1")]
    [InlineData("/S /H1", "/S /H3", "7.4.2")]
    [InlineData("/S /TR", "/S /TX", "7.5")]
    [InlineData("/Scope /Column", "/Scope /Calumn", "7.5")]
    [InlineData("/Artifact <<", "/Artifakt <<", "6.2.2")]
    [InlineData("/GTS_PDFA1", "/GTS_PDFX1", "6.2.3")]
    [InlineData("mntrRGB ", "mntrGRAY", "6.2.3")]
    [InlineData("0 g\n", "0 k\n", "6.2.2")]
    [InlineData("/ToUnicode", "/TuUnicode", "6.2.11.7.2")]
    [InlineData("beginbfchar\n<0001>", "beginbfchar\n<7001>", "6.2.11.7.2")]
    [InlineData("/Encoding /Identity-H", "/Encoding /Identity-V", "6.2.11.3.3")]
    [InlineData("/CIDToGIDMap /Identity", "/CIDToGIDMap /Identitx", "6.2.11.3.2")]
    [InlineData("/FontFile2", "/FontFilx2", "6.2.11.4.1")]
    [InlineData("/FontFile3", "/FontFilx3", "6.2.11.4.1")]
    [InlineData("/CIDFontType0C", "/CIDFontType0D", "6.2.11.4.1")]
    [InlineData("<0001>", "<0000>", "6.2.11")]
    [InlineData("/Metadata /Subtype /XML", "/Metadata /Subtype /XMI", "6.6.2.1")]
    [InlineData("<pdfaid:conformance>U", "<pdfaid:conformance>B", "6.6.4")]
    [InlineData("<pdfuaid:part>1", "<pdfuaid:part>2", "5")]
    [InlineData("<pdf:Producer>C", "<pdf:Producer>K", "6.6.3")]
    [InlineData("/MediaBox", "/MexiaBox", "6.1.13")]
    [InlineData("endobj", "endxbj", "6.1")]
    public void A_broken_file_is_noticed(string sound, string broken, string clause)
    {
        byte[] file = PdfWriter.Write(SamplePages.Everything().Build(), Readable);
        Replace(file, sound, broken);

        IReadOnlyList<string> findings = ConformanceChecker.Check(file);

        Assert.Contains(findings, finding => finding.Contains($", {clause}", StringComparison.Ordinal));
    }

    private static void Replace(byte[] file, string sound, string broken)
    {
        Assert.Equal(sound.Length, broken.Length);
        byte[] old = Encoding.Latin1.GetBytes(sound);
        int at = file.AsSpan().IndexOf(old);
        Assert.True(at >= 0, $"{sound} is not in the file");
        for (; at >= 0; at = file.AsSpan().IndexOf(old))
        {
            Encoding.Latin1.GetBytes(broken, file.AsSpan(at));
        }
    }
}
