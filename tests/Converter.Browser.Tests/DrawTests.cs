using System.Text.Json;
using System.Xml.Linq;
using Converter.Server.Tests;
using Converter.Testing;
using Microsoft.Playwright;

namespace Converter.Browser.Tests;

/// <summary>
/// The pages of the preview are the pages of the .pdf: both are made into pixels, the one by Chromium, the other by poppler, and what is ink in
/// the one is ink in the other.
/// </summary>
/// <remarks>
/// The two programs smooth edges and round places in ways of their own, by less than a pixel, and a stroke as thin as a pixel is grey in both. Ink
/// (darker than the middle) therefore counts as found where the other picture has a trace of it (12 % of black) within one pixel, which at 144 dpi is
/// 0.18 mm. A thousandth of the ink may be left. A picture that is moved by three pixels (half a millimetre) leaves more than a hundred times as much,
/// which the test asserts beside.
/// </remarks>
public sealed class DrawTests(Browser browser)
{
    private const double Tolerance = 0.001;
    private const int Width = 1190;
    private const int Height = 1684;

    /// <summary>Counts the ink of two pictures and what of it has none of the other within a pixel, as they lie and with the second one moved by three pixels.</summary>
    private const string Compare =
        """
        async ({ drawn, printed, width, height }) => {
          const ink = async (source, by) => {
            const image = new Image();
            image.src = source;
            await image.decode();
            const canvas = new OffscreenCanvas(width, height).getContext('2d');
            canvas.fillStyle = 'white';
            canvas.fillRect(0, 0, width, height);
            canvas.drawImage(image, by, by, width, height);
            const colours = canvas.getImageData(0, 0, width, height).data;
            const below = (limit) => Uint8Array.from({ length: width * height }, (_, at) => (colours[4 * at] + colours[4 * at + 1] + colours[4 * at + 2] < limit ? 1 : 0));
            return { ink: below(0.5 * 765), trace: below(0.88 * 765) };
          };
          const alone = (one, other) => {
            let count = 0;
            for (let y = 1; y < height - 1; y++) {
              for (let x = 1; x < width - 1; x++) {
                if (!one.ink[y * width + x]) continue;
                let near = 0;
                for (let at = (y - 1) * width + x; at <= (y + 1) * width + x; at += width) near |= other.trace[at - 1] | other.trace[at] | other.trace[at + 1];
                count += 1 - near;
              }
            }
            return count;
          };
          const svg = await ink(drawn, 0);
          const pdf = await ink(printed, 0);
          const moved = await ink(printed, 3);
          const sum = (picture) => picture.ink.reduce((all, one) => all + one, 0);
          return { svg: sum(svg), pdf: sum(pdf), onlySvg: alone(svg, pdf), onlyPdf: alone(pdf, svg), moved: alone(svg, moved) + alone(moved, svg) };
        }
        """;

    [Theory]
    [InlineData("notice.txt")]
    [InlineData("minutes.txt")]
    public async Task A_page_of_the_preview_is_the_page_of_the_pdf(string sample)
    {
        string text = await File.ReadAllTextAsync(Repository.PathOf("samples", sample), TestContext.Current.CancellationToken);
        JsonElement conversion = await browser.Server.ConvertAsync(text, sample);
        using HttpResponseMessage response = await browser.Server.PostJsonAsync("/api/v1/preview", new { text, name = sample, pages = 30 });

        await AssertAlikeAsync(sample, await RunningServer.JsonOf(response), conversion);
    }

    /// <summary>Pictures in cells, cropped, turned and as drawings, and a page that lies on its side, its number with it.</summary>
    [Fact]
    public async Task A_page_with_pictures_and_a_turned_page_of_the_preview_are_the_pages_of_the_pdf()
    {
        const string Name = "防汛图片.docx";
        using HttpResponseMessage converted = await browser.Server.PostAsync("conversions?wait=30", (Name, PicturesTests.File));
        JsonElement conversion = await browser.Server.RestedAsync(converted);
        using HttpResponseMessage response = await browser.Server.PostAsync("preview", (Name, PicturesTests.File), ("=pages", "30"u8.ToArray()));
        JsonElement preview = await RunningServer.JsonOf(response);

        Assert.Contains(preview.GetProperty("pages").EnumerateArray(), page => page.GetProperty("svg").GetString()!.Contains("data-turned", StringComparison.Ordinal));
        await AssertAlikeAsync(Name, preview, conversion);
    }

    private async Task AssertAlikeAsync(string name, JsonElement preview, JsonElement conversion)
    {
        IPage page = await browser.OpenAsync();
        await page.GotoAsync("about:blank");
        JsonElement[] drawn = [.. preview.GetProperty("pages").EnumerateArray()];
        XElement[] pages = [.. drawn.Select(one => XElement.Parse(one.GetProperty("svg").GetString()!))];
        string[] printed = await PrintedAsync(conversion);
        Assert.Equal(printed.Length, pages.Length);

        for (int at = 0; at < printed.Length; at++)
        {
            (int width, int height) = pages[at].Attribute("data-turned") is null ? (Width, Height) : (Height, Width);
            string svg = Whole(pages[at], preview.GetProperty("symbols").GetString()!, width, height);
            JsonElement ink = await page.EvaluateAsync<JsonElement>(Compare, new { drawn = DataOf("image/svg+xml", System.Text.Encoding.UTF8.GetBytes(svg)), printed = printed[at], width, height });
            double all = Number(ink, "svg") + Number(ink, "pdf");
            double apart = (Number(ink, "onlySvg") + Number(ink, "onlyPdf")) / all;
            double moved = Number(ink, "moved") / all;
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name} page {at + 1}: {all / 2:0} pixels of ink, apart {apart:0.00000}, moved by three pixels {moved:0.000}"));
            Assert.True(all > 10_000, $"{name} page {at + 1}: {all} pixels of ink");
            Assert.True(apart <= Tolerance, $"{name} page {at + 1}: {apart:0.0000} of the ink stands apart: {ink}");
            Assert.True(moved > 100 * Tolerance, $"{name} page {at + 1}: moved by three pixels, only {moved:0.0000} of the ink stands apart");
        }
    }

    private static double Number(JsonElement ink, string name) => ink.GetProperty(name).GetDouble();

    /// <summary>The pages of the .pdf as pictures by poppler, which scales a page before it turns it.</summary>
    private async Task<string[]> PrintedAsync(JsonElement conversion)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("converter-draw-");
        try
        {
            string pdf = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllBytesAsync(pdf, await browser.Server.Http.GetByteArrayAsync($"/api/v1/conversions/{conversion.GetProperty("id").GetString()}/files/pdf"));
            ExternalTool.Run("pdftoppm", "-png", "-scale-to-x", $"{Width}", "-scale-to-y", $"{Height}", pdf, Path.Combine(folder.FullName, "page"));
            return [.. folder.GetFiles("*.png").Select(file => file.FullName).Order(StringComparer.Ordinal).Select(file => DataOf("image/png", File.ReadAllBytes(file)))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A page with its glyphs in itself, as a picture that stands alone.</summary>
    private static string Whole(XElement page, string symbols, int width, int height)
    {
        XElement whole = new(page);
        whole.SetAttributeValue("width", width);
        whole.SetAttributeValue("height", height);
        whole.AddFirst(XElement.Parse(symbols).Elements());
        return whole.ToString(SaveOptions.DisableFormatting);
    }

    private static string DataOf(string type, byte[] content) => $"data:{type};base64,{Convert.ToBase64String(content)}";
}
