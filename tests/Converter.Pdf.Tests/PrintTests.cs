using System.Globalization;
using System.Text;
using Converter.Documents;
using Converter.Pdf.Tests.Conformance;
using Converter.Pdf.Tests.Pages;
using Converter.Pdf.Tests.Reading;
using Converter.Styles.Sheets;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>What is made for a printing house: CMYK and crop marks.</summary>
public sealed class PrintTests : IDisposable
{
    /// <summary>A profile of a printing condition, which Debian's Ghostscript brings along.</summary>
    private const string SomeProfile = "/usr/share/color/icc/ghostscript/default_cmyk.icc";

    private readonly string _folder = Directory.CreateTempSubdirectory("converter-pdf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void In_CMYK_red_is_the_inks_of_the_style_and_black_is_black_ink_alone()
    {
        string content = Encoding.Latin1.GetString(PdfWriter.Write(RedAndBlack(), new PdfOptions { Colors = PrintColors.Cmyk, Compression = PdfCompression.None }));

        Assert.Contains("\n0 1 1 0 k\n", content, StringComparison.Ordinal);
        Assert.Contains("\n0 0 0 1 k\n", content, StringComparison.Ordinal);
        Assert.DoesNotContain(" rg\n", content, StringComparison.Ordinal);
        Assert.DoesNotContain(" g\n", content, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_plates_black_text_is_on_the_black_one_and_red_on_magenta_and_yellow()
    {
        string file = Write(RedAndBlack(), new PdfOptions { Colors = PrintColors.Cmyk });
        string[] coverage = ExternalTool.Run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        double[] inks = [.. coverage.Single().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4).Select(ink => double.Parse(ink, CultureInfo.InvariantCulture))];

        Assert.Equal(0, inks[0]);
        Assert.True(inks[1] > 0 && inks[1] == inks[2] && inks[3] > 0, coverage[0]);
    }

    [Fact]
    public void A_file_in_CMYK_without_a_profile_bears_the_label_of_PDF_UA_only_and_says_why()
    {
        PdfOptions options = new() { Colors = PrintColors.Cmyk };
        PdfLabel label = PdfLabel.Of(options, RedAndBlack().Source.Sheet.Print);

        Assert.Equal("PDF/UA-1", label.Words);
        Assert.Equal("pdf.no-label-cmyk", label.Finding?.Code);
        string metadata = ExternalTool.Run("pdfinfo", "-meta", Write(RedAndBlack(), options));
        Assert.Contains("pdfuaid:part", metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("pdfaid:part", metadata, StringComparison.Ordinal);
        Assert.Equal(PdfConformance.None, PdfLabel.Of(options with { Conformance = PdfConformance.A1b }, RedAndBlack().Source.Sheet.Print).Conformance);
    }

    [Fact]
    public void With_the_profile_of_the_printing_condition_a_file_in_CMYK_conforms()
    {
        PdfOptions options = new() { Colors = PrintColors.Cmyk, CmykProfile = Profile() };
        byte[] file = PdfWriter.Write(RedAndBlack(), options);

        Assert.Equal("PDF/A-2u, PDF/UA-1", PdfLabel.Of(options, RedAndBlack().Source.Sheet.Print).Words);
        Assert.Empty(ConformanceChecker.Check(file));
        Assert.Equal("Custom", ((PdfDictionary)new PdfFileReader(file).Catalog.Array("OutputIntents")[0]!).Text("OutputConditionIdentifier"));
    }

    [Fact]
    public void Preflight_accepts_CMYK_with_a_profile_and_crop_marks_as_PDF_A_1b()
    {
        Assert.SkipUnless(Preflight.IsInstalled, Preflight.NotInstalled);
        PdfOptions options = new() { Conformance = PdfConformance.A1b };
        Preflight.Accepts(Write(RedAndBlack(), options with { Colors = PrintColors.Cmyk, CmykProfile = Profile(), CropMarks = true }));
        Preflight.Accepts(Write(RedAndBlack(), options with { CropMarks = true }));
    }

    [Theory]
    [InlineData(0, "不是 ICC 文件")]
    [InlineData(1000, "文件不完整")]
    public void A_profile_that_is_cut_short_is_a_finding(int length, string reason)
    {
        Assert.SkipUnless(File.Exists(SomeProfile), "Ghostscript's profiles are not installed");
        Assert.Null(CmykProfile.TryRead(File.ReadAllBytes(SomeProfile).AsMemory(0, length), out Diagnostic? problem));
        Assert.Contains(reason, problem!.Message.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_is_not_of_CMYK_or_has_wrong_bytes_is_survived()
    {
        Assert.SkipUnless(File.Exists(SomeProfile), "Ghostscript's profiles are not installed");
        Assert.Null(CmykProfile.TryRead(File.ReadAllBytes("/usr/share/color/icc/ghostscript/srgb.icc"), out Diagnostic? problem));
        Assert.Contains("RGB", problem!.Message.English, StringComparison.Ordinal);
        byte[] whole = File.ReadAllBytes(SomeProfile);
        Random random = new(7);
        for (int round = 0; round < 2000; round++)
        {
            byte[] broken = [.. whole];
            for (int hit = 0; hit < 3; hit++)
            {
                broken[128 + random.Next(300)] = (byte)random.Next(256);
            }

            Assert.NotEmpty(CmykProfile.TryRead(broken, out _)!.Description);
        }
    }

    [Theory]
    [InlineData(PrintColors.Rgb)]
    [InlineData(PrintColors.Cmyk)]
    public void Crop_marks_make_the_sheet_larger_and_leave_the_paper_the_trim_box(PrintColors colors)
    {
        PdfOptions options = new() { CropMarks = true, Colors = colors, CmykProfile = colors == PrintColors.Cmyk ? Profile() : null };
        string file = Write(SamplePages.Everything().Build(), options);
        string boxes = ExternalTool.Run("pdfinfo", "-box", file);

        // 10 mm around the paper: 2 mm to the edge, marks of 5 mm, and 3 mm between them and the paper.
        Assert.Matches(@"MediaBox: +0\.00 +0\.00 +651\.97 +898\.58\n", boxes);
        Assert.Matches(@"TrimBox: +28\.35 +28\.35 +623\.62 +870\.24\n", boxes);
        Assert.Matches(@"BleedBox: +28\.35 +28\.35 +623\.62 +870\.24\n", boxes);
        Assert.Empty(ConformanceChecker.Check(File.ReadAllBytes(file)));
    }

    [Fact]
    public void The_bleed_of_the_style_goes_around_the_paper()
    {
        TypesetDocument pages = SamplePages.Everything().Build();
        PrintFormat print = new(PrintColors.Rgb, true, Converter.Styles.Length.FromMillimetres(3));
        pages = pages with { Source = pages.Source with { Sheet = pages.Source.Sheet with { Print = print } } };

        Assert.Matches(@"BleedBox: +19\.84 +19\.84 +632\.13 +878\.74\n", ExternalTool.Run("pdfinfo", "-box", Write(pages, new PdfOptions())));
    }

    [Fact]
    public void With_crop_marks_the_text_stands_where_it_stood_on_the_paper()
    {
        string with = Write(SamplePages.Everything().Build(), new PdfOptions { CropMarks = true });
        string without = Write(SamplePages.Everything().Build(), new PdfOptions());
        double[][] moved = Words(with);
        double[][] still = Words(without);

        Assert.Equal(still.Length, moved.Length);
        for (int i = 0; i < still.Length; i++)
        {
            Assert.Equal(still[i][0] + 28.346, moved[i][0], 0.01);
            Assert.Equal(still[i][1] + 28.346, moved[i][1], 0.01);
        }
    }

    /// <summary>Left and upper edge of each word.</summary>
    private static double[][] Words(string file) =>
    [
        .. ExternalTool.Run("pdftotext", "-bbox", file, "-").Split('\n').Where(static line => line.Contains("<word", StringComparison.Ordinal))
            .Select(static line => line.Split('"')).Select(static parts => (double[])[double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[3], CultureInfo.InvariantCulture)]),
    ];

    /// <summary>One page with a line in red; its page number is black.</summary>
    private static TypesetDocument RedAndBlack() => new PageSetter { Ink = PageSetter.Red }.Block(Role.Issuer, "国家档案局文件").Build();

    internal static CmykProfile Profile()
    {
        Assert.SkipUnless(File.Exists(SomeProfile), "Ghostscript's profiles are not installed");
        CmykProfile? profile = CmykProfile.TryRead(File.ReadAllBytes(SomeProfile), out Diagnostic? problem);
        Assert.Null(problem);
        return profile!;
    }

    private string Write(TypesetDocument pages, PdfOptions options)
    {
        string path = Path.Combine(_folder, Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, PdfWriter.Write(pages, options));
        return path;
    }
}
