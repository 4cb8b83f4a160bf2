using Converter.Pdf.Tests.Chromium;
using Converter.Pdf.Tests.Pages;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>
/// What the viewer of Chromium makes of the files. It says of each that loading succeeded, shows no dialog of an error, counts the pages
/// that there are, and gives back the text; and it is shown to refuse a file that is broken.
/// </summary>
public sealed class ChromiumTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("converter-pdf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Chromium_opens_every_sample_and_every_kind_of_file_without_a_word()
    {
        Assert.SkipUnless(ChromiumBrowser.IsInstalled, ChromiumBrowser.NotInstalled);
        await using ChromiumBrowser browser = await ChromiumBrowser.StartAsync();
        foreach (string sample in SampleFilesTests.Samples.Select(static row => row.Data))
        {
            await Opens(browser, sample, SampleFilesTests.Typeset(sample), new PdfOptions());
        }

        TypesetDocument everything = SamplePages.Everything().Build();
        PdfProtection protection = new("打开 123", "b", PdfPermissions.All);
        await Opens(browser, "a1b", everything, new PdfOptions { Conformance = PdfConformance.A1b });
        await Opens(browser, "small", everything, new PdfOptions { Compression = PdfCompression.Small });
        await Opens(browser, "marks", everything, new PdfOptions { CropMarks = true, Colors = PrintColors.Cmyk });
        await Opens(browser, "owner", everything, new PdfOptions { Protection = protection with { UserPassword = string.Empty } });
        await Opens(browser, "password", everything, new PdfOptions { Protection = protection }, protection.UserPassword);
        Assert.Equal("password", (await browser.OpenAsync(Path.Combine(_folder, "password.pdf"))).State);
        await Refuses(browser);
    }

    private async Task Opens(ChromiumBrowser browser, string name, TypesetDocument pages, PdfOptions options, string? password = null)
    {
        string path = Path.Combine(_folder, name + ".pdf");
        await File.WriteAllBytesAsync(path, PdfWriter.Write(pages, options), TestContext.Current.CancellationToken);

        (string state, int count, string text) = await browser.OpenAsync(path, password);

        Assert.Equal((name, "success", pages.Pages.Length), (name, state, count));
        IEnumerable<string> characters = pages.Pages.SelectMany(static page => page.PageNumber is { } number ? page.Lines.Add(number) : page.Lines)
            .SelectMany(static line => line.Runs).SelectMany(static run => run.Glyphs).Select(static glyph => char.ConvertFromUtf32(glyph.CodePoint));
        Assert.Equal(Sorted(string.Concat(characters)), Sorted(text));
    }

    private async Task Refuses(ChromiumBrowser browser)
    {
        string path = Path.Combine(_folder, "broken.pdf");
        await File.WriteAllTextAsync(path, "%PDF-1.7\nbroken", TestContext.Current.CancellationToken);

        Assert.Equal("refused", (await browser.OpenAsync(path)).State);
    }

    /// <summary>The characters with ink in the order of their numbers: viewers do not agree on the order of what stands side by side.</summary>
    private static string Sorted(string text) => string.Concat(text.Where(static character => !char.IsWhiteSpace(character)).Order());
}
