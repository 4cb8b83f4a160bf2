using Microsoft.Playwright;
using static Converter.Testing.PictureFile;
using static Microsoft.Playwright.Assertions;

namespace Converter.Browser.Tests;

/// <summary>A Word document with pictures and a landscape section, as it is dropped into the page: each picture and each page look as they do in the .pdf.</summary>
public sealed class PicturesTests(Browser browser)
{
    private const string Long = "各级各部门要提高政治站位，压实工作责任，把各项措施落到实处，确保人民群众生命财产安全。";

    /// <summary>The document.</summary>
    public static readonly byte[] File = Of(
        P("关于做好防汛工作的通知") + P("各县区人民政府：") + P(Long)
        + Table([P("单位"), P("图片")], [P("防汛办"), P("水位如下：") + Picture("quadrants.png")], [P("气象局"), Picture("shapes.emf")])
        + P(Long) + Picture("quadrants.png", crop: "l=\"25000\" t=\"10000\"", turn: "rot=\"5400000\"") + P(Long)
        + SectionEnd(isLandscape: false)
        + Table([P("序号"), P("项目"), P("现场"), P("责任单位")], [P("1"), P("堤防加固"), Picture("quadrants.png"), P("水利局")], [P("2"), P("泵站"), P("已完成"), P("住建局")])
        + SectionEnd(isLandscape: true)
        + P(Long) + P("市人民政府") + P("2026年5月6日"));

    [Fact]
    public async Task Pictures_and_landscape_pages_are_shown()
    {
        IPage page = await browser.OpenAsync();
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "防汛图片.docx", MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Buffer = File });
        await page.PagesAsync();
        await page.ShowAsync("pictures-top");

        await Expect(page.Locator(".page:nth-child(1) image")).ToHaveCountAsync(3);
        await page.Locator(".page").Nth(1).ScrollIntoViewIfNeededAsync();
        await page.WaitForSelectorAsync(".page:nth-child(2) svg[data-turned] image");
        await page.ShowAsync("pictures-turned");
        LocatorBoundingBoxResult turned = (await page.Locator(".page").Nth(1).BoundingBoxAsync())!;
        Assert.Equal(297.0 / 210, turned.Width / turned.Height, 0.01);
        await page.Locator(".page").Last.ScrollIntoViewIfNeededAsync();
        await page.WaitForSelectorAsync(".page:nth-child(3) svg");
        await page.ShowAsync("pictures-last");

        // Every glyph that a page asks for is there, whichever answer brought it, and the browser could decode every picture.
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.page use')].filter((use) => !document.getElementById(use.getAttribute('href').slice(1))).length"));
        Assert.Equal(4, await page.EvaluateAsync<int>("Promise.all([...document.querySelectorAll('.page image')].map((one) => { const image = new Image(); image.src = one.getAttribute('href'); return image.decode(); })).then((all) => all.length)"));
        Assert.Empty(browser.Faults);
    }
}
