using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>Texts go in over HTTP, and the files that come out are opened.</summary>
public sealed class ConversionTests(SharedServer shared)
{
    private const string Notice = "关于开展安全检查的通知\n\n各区县人民政府：\n一、总体要求\n各单位要切实做好安全检查工作，确保取得实效。\n二、工作安排\n请于三月底前完成。\n\n市人民政府办公室\n2026年3月2日\n";

    private readonly RunningServer _server = shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-1", "wait")]
    [InlineData("61", "wait")]
    [InlineData("soon", "request")]
    public async Task A_wait_that_is_no_number_of_seconds_up_to_a_minute_is_refused_before_anything_is_accepted(string wait, string field)
    {
        string name = $"等待{wait}.txt";
        using HttpResponseMessage response = await shared.Server.PostAsync($"conversions?wait={wait}", (name, "正文"u8.ToArray()));

        JsonElement problem = await RunningServer.RefusedAsync(response, 400, "malformed");

        Assert.Contains(field, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Empty((await shared.Server.GetAsync($"/api/v1/conversions?name={Uri.EscapeDataString(name)}")).GetProperty("conversions").EnumerateArray());
    }

    [Fact]
    public async Task A_text_becomes_files_that_open()
    {
        JsonElement conversion = await _server.ConvertAsync(Notice, "关于 检查.txt", ("style", "gbt9704"));

        Assert.Equal("succeeded", conversion.GetProperty("state").GetString());
        Assert.True(conversion.GetProperty("report").GetProperty("conserved").GetBoolean());
        Assert.Equal(["docx", "pdf"], conversion.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("format").GetString()));
        byte[] docx = await FileAsync(conversion, "docx");
        using ZipArchive archive = new(new MemoryStream(docx));
        using StreamReader document = new(archive.GetEntry("word/document.xml")!.Open());
        Assert.Contains("各区县人民政府", await document.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        string pdf = Path.GetTempFileName();
        await File.WriteAllBytesAsync(pdf, await FileAsync(conversion, "pdf"), Cancel);
        Assert.Contains("各单位要切实做好安全检查工作", ExternalTool.Run("pdftotext", pdf, "-"), StringComparison.Ordinal);
        File.Delete(pdf);
    }

    [Fact]
    public async Task A_download_has_a_Chinese_name_a_tag_and_ranges()
    {
        JsonElement conversion = await _server.ConvertAsync(Notice, "关于 检查.txt");
        string href = HrefOf(conversion, "pdf");

        using HttpResponseMessage whole = await _server.Http.GetAsync(href, Cancel);
        ContentDispositionHeaderValue disposition = whole.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal("关于 检查.pdf", disposition.FileNameStar);
        Assert.Equal("application/pdf", whole.Content.Headers.ContentType!.MediaType);
        byte[] bytes = await whole.Content.ReadAsByteArrayAsync(Cancel);

        using HttpRequestMessage part = new(HttpMethod.Get, href) { Headers = { Range = new RangeHeaderValue(0, 4) } };
        using HttpResponseMessage partial = await _server.Http.SendAsync(part, Cancel);
        Assert.Equal(HttpStatusCode.PartialContent, partial.StatusCode);
        Assert.Equal(bytes[..5], await partial.Content.ReadAsByteArrayAsync(Cancel));

        using HttpRequestMessage again = new(HttpMethod.Get, href) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } };
        using HttpResponseMessage unchanged = await _server.Http.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Several_texts_are_a_batch_in_their_order_and_one_archive()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            "conversions", ("甲.txt", Encoding.UTF8.GetBytes(Notice)), ("乙.txt", Encoding.UTF8.GetBytes(Notice + "附言")), ("甲.txt", Encoding.UTF8.GetBytes(Notice)));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        string location = response.Headers.Location!.ToString();
        Assert.StartsWith("/api/v1/batches/", location, StringComparison.Ordinal);

        JsonElement batch = await RestAsync(location);

        Assert.Equal("succeeded", batch.GetProperty("state").GetString());
        Assert.Equal(["甲.txt", "乙.txt", "甲.txt"], batch.GetProperty("conversions").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        using ZipArchive archive = new(await _server.Http.GetStreamAsync(location + "/files/zip", Cancel));
        Assert.Equal(
            ["乙.docx", "乙.pdf", "乙.report.json", "甲 (2).docx", "甲 (2).pdf", "甲 (2).report.json", "甲.docx", "甲.pdf", "甲.report.json"],
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_batch_has_one_report_of_all_its_texts()
    {
        using HttpResponseMessage response = await _server.PostAsync("conversions", ("好.txt", Encoding.UTF8.GetBytes(Notice)), ("空.txt", []));
        string location = response.Headers.Location!.ToString();
        await RestAsync(location);

        JsonElement report = await _server.GetAsync(location + "/report.json");
        string csv = await _server.Http.GetStringAsync(location + "/report.csv", Cancel);
        using HttpResponseMessage page = await _server.Http.GetAsync(location + "/report.html", Cancel);
        using HttpResponseMessage none = await _server.Http.GetAsync(location + "/report.exe", Cancel);

        Assert.Equal(["好.txt made", "空.txt failed"], report.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("path").GetString()} {file.GetProperty("state").GetString()}"));
        Assert.Equal("reading.empty", report.GetProperty("files")[1].GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(4, csv.Split("\r\n").Length);
        Assert.Equal("attachment", page.Content.Headers.ContentDisposition?.DispositionType);
        await RunningServer.RefusedAsync(none, 404, "not-found");
    }

    [Fact]
    public async Task Corrected_lines_make_a_new_version()
    {
        JsonElement first = await _server.ConvertAsync(Notice);
        string id = first.GetProperty("id").GetString()!;

        using HttpResponseMessage response = await _server.PostJsonAsync(
            $"/api/v1/conversions/{id}/corrections?wait=30", new { corrections = new[] { new { n = 5, role = "heading", level = 2 }, new { n = 7, role = "junk", level = 0 } } });
        JsonElement second = await _server.RestedAsync(response);

        Assert.Equal("succeeded", second.GetProperty("state").GetString());
        Assert.Equal(id, second.GetProperty("correctionOf").GetString());
        Assert.NotEqual(Sha(first, "docx"), Sha(second, "docx"));
        Assert.Equal(7, Assert.Single(second.GetProperty("report").GetProperty("removed").EnumerateArray()).GetProperty("line").GetInt32());
        Assert.Equal("succeeded", (await _server.GetAsync($"/api/v1/conversions/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_request_that_is_sent_twice_is_done_once()
    {
        string? first = await SendWithKeyAsync(Notice);
        Assert.Equal(first, await SendWithKeyAsync(Notice));

        using HttpResponseMessage other = await _server.Http.SendAsync(WithKey(Notice + "改"), Cancel);
        await RunningServer.RefusedAsync(other, 422, "idempotency-key-reused");

        async Task<string?> SendWithKeyAsync(string text)
        {
            using HttpResponseMessage response = await _server.Http.SendAsync(WithKey(text), Cancel);
            return (await RunningServer.JsonOf(response)).GetProperty("id").GetString();
        }

        static HttpRequestMessage WithKey(string text) => new(HttpMethod.Post, "/api/v1/conversions")
        {
            Headers = { { "Idempotency-Key", "once" } },
            Content = new StringContent(JsonSerializer.Serialize(new { text }), Encoding.UTF8, "application/json"),
        };
    }

    [Fact]
    public async Task What_the_input_caused_is_final_at_once_and_can_be_tried_by_hand()
    {
        JsonElement failed = await _server.ConvertAsync("\n \n", "空.txt");
        string id = failed.GetProperty("id").GetString()!;

        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Equal(1, failed.GetProperty("attempt").GetInt32());
        Assert.NotEmpty(failed.GetProperty("error").GetProperty("message").GetString()!);
        using HttpResponseMessage none = await _server.Http.GetAsync($"/api/v1/conversions/{id}/files/pdf", Cancel);
        await RunningServer.RefusedAsync(none, 404, "not-found");

        using HttpResponseMessage retried = await _server.Http.PostAsync($"/api/v1/conversions/{id}/retry", null, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        JsonElement again = await _server.RestedAsync(id);
        Assert.Equal(("failed", 2), (again.GetProperty("state").GetString(), again.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task Deleting_takes_text_and_files_away_at_once()
    {
        JsonElement conversion = await _server.ConvertAsync(Notice + "只此一份");
        string id = conversion.GetProperty("id").GetString()!;
        string stored = Path.Combine(_server.Folder, "files", Sha(conversion, "pdf")[..2], Sha(conversion, "pdf"));
        Assert.True(File.Exists(stored));

        using HttpResponseMessage deleted = await _server.Http.DeleteAsync($"/api/v1/conversions/{id}", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False(File.Exists(stored));
        using HttpResponseMessage gone = await _server.Http.GetAsync($"/api/v1/conversions/{id}", Cancel);
        await RunningServer.RefusedAsync(gone, 404, "not-found");
    }

    [Fact]
    public async Task Events_end_with_the_state_in_which_the_job_rests()
    {
        using HttpResponseMessage accepted = await _server.PostAsync("conversions", ("甲.txt", Encoding.UTF8.GetBytes(Notice)));
        string events = await _server.Http.GetStringAsync(accepted.Headers.Location + "/events", Cancel);

        string[] states = [.. events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(one => one.StartsWith("event: state\n", StringComparison.Ordinal))];
        Assert.Contains("\"state\":\"succeeded\"", states[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_turns_its_pages_and_is_searched()
    {
        string name = $"寻-{Guid.NewGuid():N}.txt";
        JsonElement one = await _server.ConvertAsync(Notice, name);
        await _server.ConvertAsync(Notice, name);

        JsonElement page = await _server.GetAsync($"/api/v1/conversions?limit=1&name={Uri.EscapeDataString(name)}&state=succeeded");
        JsonElement next = await _server.GetAsync(page.GetProperty("next").GetString()!);

        Assert.Equal(one.GetProperty("id").GetString(), Assert.Single(next.GetProperty("conversions").EnumerateArray()).GetProperty("id").GetString());
        Assert.False(next.TryGetProperty("next", out _));
    }

    private async Task<byte[]> FileAsync(JsonElement conversion, string format) => await _server.Http.GetByteArrayAsync(HrefOf(conversion, format), Cancel);

    private async Task<JsonElement> RestAsync(string location)
    {
        JsonElement batch = default;
        await Patience.UntilAsync(
            async () =>
            {
                batch = await _server.GetAsync(location);
                return batch.GetProperty("state").GetString() != "running";
            },
            Cancel);
        return batch;
    }

    private static JsonElement OutputOf(JsonElement conversion, string format) =>
        conversion.GetProperty("outputs").EnumerateArray().Single(output => output.GetProperty("format").GetString() == format);

    private static string HrefOf(JsonElement conversion, string format) => OutputOf(conversion, format).GetProperty("href").GetString()!;

    private static string Sha(JsonElement conversion, string format) => OutputOf(conversion, format).GetProperty("sha256").GetString()!;
}
