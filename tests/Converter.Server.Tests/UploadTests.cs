using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Converter.Server.Tests;

/// <summary>Files and style sheets that are meant to do harm, or are not what their name says; all of them go over the wire.</summary>
public sealed class UploadTests(SharedServer shared)
{
    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string RelationNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly byte[] Notice = Encoding.UTF8.GetBytes("关于检查的通知\n\n请做好。");

    private readonly RunningServer _server = shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_docx_refers_to_outside_of_itself_is_not_fetched()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string outside = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        string relations = string.Concat(new[] { "image", "styles", "attachedTemplate", "oleObject", "header", "frame", "subDocument" }.Select((kind, at) =>
            $"<Relationship Id=\"r{at}\" Type=\"{OfficeRelation}/{kind}\" Target=\"{outside}\" TargetMode=\"External\"/>"));
        byte[] docx = DocxOf("<w:document xmlns:w=\"" + WordNamespace + "\"><w:body><w:p><w:r><w:t>请做好。</w:t></w:r></w:p></w:body></w:document>", relations);

        JsonElement conversion = await ConvertAsync("引用.docx", docx);

        Assert.Equal("succeeded", conversion.GetProperty("state").GetString());
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public async Task A_docx_with_a_document_type_is_refused(string type)
    {
        string words = type.Contains("ENTITY", StringComparison.Ordinal) ? "&x;" : "字";
        byte[] docx = DocxOf($"{type}<w:document xmlns:w=\"{WordNamespace}\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>");

        JsonElement conversion = await ConvertAsync("实体.docx", docx);

        Assert.Equal("docx.damaged", CodeOf(conversion));
        Assert.DoesNotContain("root:", conversion.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_docx_that_grows_beyond_reason_is_refused()
    {
        byte[] docx = DocxOf($"<w:document xmlns:w=\"{WordNamespace}\"><w:body><w:p><w:r><w:t>{new string(' ', 30 << 20)}</w:t></w:r></w:p></w:body></w:document>");
        Assert.True(docx.Length < 100_000);

        Assert.Equal("docx.too-large", CodeOf(await ConvertAsync("膨胀.docx", docx)));
    }

    [Fact]
    public async Task An_archive_of_too_many_texts_or_too_much_text_is_refused()
    {
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with
        {
            Uploads = new() { MostFiles = 20, MostBytesPerFile = 200_000, MostBytes = 400_000 },
        });
        byte[] many = Zip.Of([.. Enumerable.Range(0, 21).Select(at => ($"{at}.txt", Notice))]);
        byte[] large = Zip.Of([.. Enumerable.Range(0, 3).Select(at => ($"{at}.txt", new byte[150_000]))]);
        byte[] single = Zip.Of(("一.txt", new byte[200_001]));

        await RunningServer.RefusedAsync(await server.PostAsync("conversions", ("多.zip", many)), 413, "too-many");
        await RunningServer.RefusedAsync(await server.PostAsync("conversions", ("大.zip", large)), 413, "too-large");
        await RunningServer.RefusedAsync(await server.PostAsync("conversions", ("一.zip", single)), 413, "too-large");
    }

    [Fact]
    public async Task An_archive_in_an_archive_is_not_opened()
    {
        using HttpResponseMessage response = await _server.PostAsync("conversions", ("外.zip", Zip.Of(("内.zip", Zip.Of(("文.txt", Notice))), ("文.txt", Notice))));
        JsonElement batch = await RunningServer.JsonOf(response);

        JsonElement[] rested = await Task.WhenAll(batch.GetProperty("conversions").EnumerateArray().Select(one => _server.RestedAsync(one.GetProperty("id").GetString()!)));

        Assert.Equal(["内.zip", "文.txt"], rested.Select(one => one.GetProperty("name").GetString()));
        Assert.Equal("reading.binary", CodeOf(rested[0]));
        Assert.Equal("succeeded", rested[1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Absolute_names_and_names_with_line_ends_are_never_paths_nor_headers()
    {
        byte[] archive = Zip.Of(("/etc/cron.d/evil.txt", Notice), ("C:\\Windows\\evil2.txt", Notice));
        using HttpResponseMessage response = await _server.PostAsync("conversions", ("x.zip", archive), ("a\r\nSet-Cookie: evil=1\r\n\r\n.txt", Notice));
        JsonElement batch = await RunningServer.JsonOf(response);
        JsonElement[] all = [.. batch.GetProperty("conversions").EnumerateArray()];
        Assert.Equal(["evil.txt", "evil2.txt", "a__Set-Cookie_ evil=1____.txt"], all.Select(one => one.GetProperty("name").GetString()));

        string id = all[2].GetProperty("id").GetString()!;
        await _server.RestedAsync(id);
        using HttpResponseMessage file = await _server.Http.GetAsync($"/api/v1/conversions/{id}/files/pdf", Cancel);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.False(file.Headers.Contains("Set-Cookie"));
        Assert.Equal("a__Set-Cookie_ evil=1____.pdf", file.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_name_in_JSON_is_made_harmless_too()
    {
        using HttpResponseMessage response = await _server.PostJsonAsync("/api/v1/conversions", new { text = "请做好。", name = "..\\..\\\0\u001b[31m\u202e红.txt" });
        Assert.Equal("__[31m_红.txt", (await RunningServer.JsonOf(response)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_kind_of_a_file_is_told_by_its_content()
    {
        byte[] docx = DocxOf($"<w:document xmlns:w=\"{WordNamespace}\"><w:body><w:p><w:r><w:t>请做好。</w:t></w:r></w:p></w:body></w:document>");

        JsonElement text = await ConvertAsync("其实是文本.docx", Notice);
        JsonElement word = await ConvertAsync("其实是文档.txt", docx);
        JsonElement picture = await ConvertAsync("其实是图片.txt", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. new byte[200]]);

        Assert.Equal("succeeded", text.GetProperty("state").GetString());
        Assert.Equal("succeeded", word.GetProperty("state").GetString());
        Assert.Equal("reading.binary", CodeOf(picture));
    }

    [Theory]
    [InlineData("extends: gbt9704\ntitle: !!python/object/apply:os.system [\"id\"]\n")]
    [InlineData("extends: gbt9704\ntitle: !<tag:yaml.org,2002:System.IO.FileInfo> {path: /etc/passwd}\n")]
    [InlineData("extends: ../../../../etc/passwd\n")]
    [InlineData("title: &a [*a]\n")]
    public async Task A_style_sheet_with_tags_paths_or_references_to_itself_is_refused(string yaml)
    {
        using HttpResponseMessage response = await PutStyleAsync(yaml);
        string problem = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains("\"code\":\"style.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_style_sheet_of_brackets_is_refused() => Assert.Equal(422, (int)(await PutStyleAsync("a: " + new string('[', 200_000))).StatusCode);

    [Fact]
    public async Task A_huge_style_sheet_is_refused() => await RunningServer.RefusedAsync(await PutStyleAsync("# " + new string('x', 300 << 10)), 413, "too-large");

    [Theory]
    [InlineData("title: &a 甲\nsubtitle: *a\n")]
    [InlineData("a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\n")]
    [InlineData("title: !!python/object/apply:os.system [\"id\"]\n")]
    [InlineData("title: !<tag:yaml.org,2002:System.IO.FileInfo> /etc/passwd\n")]
    public async Task Front_matter_is_never_more_than_text(string yaml)
    {
        JsonElement conversion = await ConvertAsync("前言.md", Encoding.UTF8.GetBytes($"---\n{yaml}---\n\n关于检查的通知\n\n请做好。\n"));

        Assert.Contains(conversion.GetProperty("state").GetString(), new[] { "succeeded", "failed" });
        Assert.NotEqual("internal", CodeOf(conversion));
        Assert.DoesNotContain("root:", conversion.ToString(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PutStyleAsync(string yaml) =>
        _server.Http.PutAsync("/api/v1/styles/harmful", new StringContent(yaml, Encoding.UTF8, "application/yaml"), Cancel);

    private async Task<JsonElement> ConvertAsync(string name, byte[] content)
    {
        using HttpResponseMessage response = await _server.PostAsync("conversions?wait=30", (name, content));
        return await _server.RestedAsync(response);
    }

    private static string? CodeOf(JsonElement conversion) => conversion.TryGetProperty("error", out JsonElement error) ? error.GetProperty("code").GetString() : null;

    private static byte[] DocxOf(string document, string relations = "") => Zip.Of(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"u8.ToArray()),
        ("_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{RelationNamespace}\"><Relationship Id=\"d\" Type=\"{OfficeRelation}/officeDocument\" Target=\"word/document.xml\"/></Relationships>")),
        ("word/document.xml", Encoding.UTF8.GetBytes(document)),
        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{RelationNamespace}\">{relations}</Relationships>")));
}
