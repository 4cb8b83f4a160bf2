using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>What is answered at once: outline, proof, preview; styles and fonts.</summary>
public sealed class ReadingTests(SharedServer shared)
{
    private const string Text = "会员免费下载\n关于开展检查的通知\n各单位：\n一、总体要求\n要于××月完成。\n";

    private readonly RunningServer _server = shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outline_says_what_each_line_is_and_why()
    {
        JsonElement outline = await PostAsync("outline", new { text = Text });

        JsonElement heading = LineOf(outline, 4);
        Assert.Equal(("heading", 1, "一、总体要求"), (heading.GetProperty("role").GetString(), heading.GetProperty("level").GetInt32(), heading.GetProperty("text").GetString()));
        Assert.NotEmpty(heading.GetProperty("reasons").EnumerateArray());
        Assert.Equal("××", Assert.Single(outline.GetProperty("placeholders").EnumerateArray()).GetProperty("text").GetString());
        JsonElement junk = LineOf(outline, 1);
        Assert.Equal("junk", junk.GetProperty("role").GetString());
        Assert.NotEmpty(junk.GetProperty("rule").GetString()!);
        Assert.Equal("会员免费下载", junk.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_correction_changes_a_line_and_brings_junk_back()
    {
        JsonElement outline = await PostAsync("outline", new { text = Text, setLine = new[] { "4=body" }, corrections = new[] { new { n = 1, role = "body" } } });

        Assert.Equal("body", LineOf(outline, 4).GetProperty("role").GetString());
        Assert.Equal("body", LineOf(outline, 1).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Words_are_in_the_language_that_is_asked_for()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/proof")
        {
            Headers = { AcceptLanguage = { new StringWithQualityHeaderValue("en-GB"), new StringWithQualityHeaderValue("zh", 0.5) } },
            Content = new StringContent("{\"text\": \"关于检查的通知\\n各单位,\\n一、要求\\n三、安排\\n\"}", Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage response = await _server.Http.SendAsync(request, Cancel);
        JsonElement proof = await RunningServer.JsonOf(response);

        string[] messages = [.. proof.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("message").GetString()!)];
        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains(message, char.IsAsciiLetter));
    }

    [Fact]
    public async Task A_preview_of_twenty_pages_is_the_layout_of_the_pdf_and_quick()
    {
        StringBuilder text = new("关于开展检查的报告\n\n");
        while (text.Length < 20 * 560)
        {
            text.Append("各单位要坚持问题导向，逐项列出清单，明确责任单位和完成时限，务求取得实实在在的成效。").Append(text.Length).Append('\n');
        }

        object body = new { text = text.ToString(), firstPage = 1, pages = 30 };
        await PostAsync("preview", body);
        Stopwatch watch = Stopwatch.StartNew();
        JsonElement preview = await PostAsync("preview", body);
        watch.Stop();

        int pages = preview.GetProperty("pageCount").GetInt32();
        Assert.InRange(pages, 18, 30);
        Assert.Equal(pages, preview.GetProperty("pages").GetArrayLength());
        XElement symbols = XElement.Parse(preview.GetProperty("symbols").GetString()!);
        XNamespace svg = "http://www.w3.org/2000/svg";
        HashSet<string> known = [.. symbols.Descendants(svg + "path").Select(path => (string)path.Attribute("id")!)];
        XElement[] drawn = [.. preview.GetProperty("pages").EnumerateArray().Select(page => XElement.Parse(page.GetProperty("svg").GetString()!))];
        string[] used = [.. drawn.SelectMany(page => page.Descendants(svg + "use")).Select(use => ((string)use.Attribute("href")!)[1..])];
        // Blanks are not drawn: every other character of the text has its glyph on a page, and the page numbers come on top.
        Assert.InRange(used.Length, text.ToString().Count(c => !char.IsWhiteSpace(c)), int.MaxValue);
        Assert.All(used, id => Assert.Contains(id, known));
        Assert.Contains(drawn[0].Descendants(svg + "g"), line => (string?)line.Attribute("data-line") == "3");
        // A quiet machine takes less than half a second. On a slow and busy one only that tells anything which nobody would wait for.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task A_preview_follows_corrections_style_and_fields()
    {
        JsonElement plain = await PostAsync("preview", new { text = Text });
        JsonElement corrected = await PostAsync("preview", new { text = Text, setLine = new[] { "4=body" } });
        JsonElement dated = await PostAsync("preview", new { text = Text, fields = new { date = "2026年3月2日" } });

        Assert.NotEqual(SvgOf(plain), SvgOf(corrected));
        Assert.NotEqual(SvgOf(plain), SvgOf(dated));
    }

    [Fact]
    public async Task An_own_style_is_checked_kept_used_and_deleted()
    {
        using HttpResponseMessage wrong = await PutStyleAsync("extends: gbt9704\npage:\n  width: dreihundert\n");
        Assert.Equal(422, (int)wrong.StatusCode);
        using HttpResponseMessage kept = await PutStyleAsync("extends: gbt9704\ntitle: 本单位\n");
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync(Cancel));

        JsonElement list = await _server.GetAsync("/api/v1/styles");
        Assert.Contains(list.EnumerateArray(), style => style.GetProperty("name").GetString() == "our-office" && style.GetProperty("isOwn").GetBoolean());
        JsonElement conversion = await _server.ConvertAsync(Text, "通知.txt", ("style", "our-office"));
        Assert.Equal("our-office", conversion.GetProperty("report").GetProperty("style").GetString());
        using HttpResponseMessage deleted = await _server.Http.DeleteAsync("/api/v1/styles/our-office", Cancel);
        Assert.True(deleted.IsSuccessStatusCode);
        using HttpResponseMessage unknown = await _server.PostJsonAsync("/api/v1/preview", new { text = Text, style = "our-office" });
        await RunningServer.RefusedAsync(unknown, 422, "style.missing");
    }

    [Fact]
    public async Task A_style_that_multiplies_itself_is_refused()
    {
        StringBuilder bomb = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }

        using HttpResponseMessage response = await PutStyleAsync(bomb.ToString());
        Assert.Equal(422, (int)response.StatusCode);
    }

    [Fact]
    public async Task Fonts_are_listed_without_their_paths()
    {
        string fonts = await _server.Http.GetStringAsync("/api/v1/fonts", Cancel);
        Assert.Contains("Fandol", fonts, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Fonts, fonts, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PutStyleAsync(string yaml) =>
        _server.Http.PutAsync("/api/v1/styles/our-office", new StringContent(yaml, Encoding.UTF8, "application/yaml"), Cancel);

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using HttpResponseMessage response = await _server.PostJsonAsync("/api/v1/" + path, body);
        return await RunningServer.JsonOf(response);
    }

    private static JsonElement LineOf(JsonElement outline, int number) =>
        outline.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("n").GetInt32() == number);

    private static string SvgOf(JsonElement preview) => preview.GetProperty("pages")[0].GetProperty("svg").GetString()!;
}
