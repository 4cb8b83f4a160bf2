using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Converter.Fonts;
using Converter.Jobs.Storage;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>Who may do what, and what a request may not do.</summary>
public sealed class SafetyTests(SharedServer shared)
{
    private readonly RunningServer _server = shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void An_open_address_needs_authentication() =>
        Assert.Equal("server.open", ServerHost.Build(new ServerSettings { Urls = "http://0.0.0.0:0", Data = "unused" }, new FontLibrary([]), TimeProvider.System).Problem?.Code);

    [Fact]
    public void A_second_service_on_the_same_folder_is_refused() =>
        Assert.Equal(
            "server.folder-taken",
            ServerHost.Build(new ServerSettings { Urls = "http://127.0.0.1:0", Data = _server.Folder }, new FontLibrary([]), TimeProvider.System).Problem?.Code);

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_foreign_page_cannot_make_a_browser_change_anything(string header, string value)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/conversions") { Headers = { { header, value } }, Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await _server.Http.SendAsync(request, Cancel);
        await RunningServer.RefusedAsync(response, 403, "foreign-origin");
    }

    [Fact]
    public async Task A_foreign_name_that_is_bent_to_this_machine_gets_nothing()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/conversions") { Headers = { Host = "rebound.example" } };
        using HttpResponseMessage response = await _server.Http.SendAsync(request, Cancel);
        await RunningServer.RefusedAsync(response, 421, "foreign-host");
    }

    [Fact]
    public async Task Owners_see_only_their_own_and_keys_only_what_their_scopes_allow()
    {
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with { Access = settings.Access with { ApiKeys = true } });
        KeyStore keys = server.Services.GetRequiredService<KeyStore>();
        (string first, ApiKey firstKey) = await keys.CreateAsync("first", string.Empty, ["read", "write"]);
        (string second, _) = await keys.CreateAsync("second", string.Empty, ["read", "write"]);
        (string reader, _) = await keys.CreateAsync("first", string.Empty, ["read"]);
        (string admin, _) = await keys.CreateAsync("root", string.Empty, ["read", "write", "admin"]);

        using HttpResponseMessage created = await SendAsync(server, HttpMethod.Post, "/api/v1/conversions", first, "{\"text\": \"关于检查的通知\\n\\n请做好。\"}");
        string id = (await RunningServer.JsonOf(created)).GetProperty("id").GetString()!;
        await Patience.UntilAsync(
            async () =>
            {
                using HttpResponseMessage asked = await SendAsync(server, HttpMethod.Get, $"/api/v1/conversions/{id}?wait=30", first, null);
                return (await RunningServer.JsonOf(asked)).GetProperty("state").GetString() == "succeeded";
            },
            Cancel);
        string[] paths = [$"/api/v1/conversions/{id}", $"/api/v1/conversions/{id}/files/pdf", $"/api/v1/conversions/{id}/files/zip", $"/api/v1/conversions/{id}/events"];
        foreach (string path in paths)
        {
            Assert.Equal(404, await StatusAsync(server, HttpMethod.Get, path, second));
            Assert.Equal(200, await StatusAsync(server, HttpMethod.Get, path, reader));
            Assert.Equal(200, await StatusAsync(server, HttpMethod.Get, path, admin));
            Assert.Equal(401, await StatusAsync(server, HttpMethod.Get, path, null));
        }

        Assert.Equal(404, await StatusAsync(server, HttpMethod.Delete, $"/api/v1/conversions/{id}", second));
        Assert.Equal(403, await StatusAsync(server, HttpMethod.Delete, $"/api/v1/conversions/{id}", reader));
        Assert.Equal(403, await StatusAsync(server, HttpMethod.Get, "/metrics", first));
        Assert.Equal(200, await StatusAsync(server, HttpMethod.Get, "/metrics", admin));
        Assert.Equal(200, await StatusAsync(server, HttpMethod.Get, "/health/ready", null));
        using HttpResponseMessage list = await SendAsync(server, HttpMethod.Get, "/api/v1/conversions?all=true", second, null);
        Assert.Empty((await RunningServer.JsonOf(list)).GetProperty("conversions").EnumerateArray());
        await keys.RevokeAsync(firstKey.Id);
        Assert.Equal(401, await StatusAsync(server, HttpMethod.Get, paths[0], first));
        IEnumerable<string> audit = (await server.Services.GetRequiredService<AuditLog>().LastAsync(100, Cancel)).Select(line => $"{line.Owner} {line.Action}");
        Assert.Contains("first convert", audit);
        Assert.Contains("root download", audit);
    }

    [Fact]
    public async Task The_user_that_a_proxy_names_counts_only_from_a_trusted_address()
    {
        foreach ((string trusted, int status) in new[] { ("127.0.0.1", 200), ("127.0.0.0/8", 200), ("10.9.9.9", 401) })
        {
            await using RunningServer server = await RunningServer.StartAsync(settings => settings with
            {
                Access = settings.Access with { ProxyUserHeader = "X-User", TrustedProxies = [trusted] },
            });
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/conversions") { Headers = { { "X-User", "li" } } };
            using HttpResponseMessage response = await server.Http.SendAsync(request, Cancel);
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task Uploads_are_bounded_before_they_are_held()
    {
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with
        {
            Uploads = new UploadSettings { MostBytesPerFile = 10_000, MostBytes = 40_000, MostFiles = 3 },
        });

        await RunningServer.RefusedAsync(await server.PostAsync("conversions", ("大.txt", new byte[10_001])), 413, "too-large");
        await RunningServer.RefusedAsync(await server.PostAsync("conversions", [.. Enumerable.Range(0, 5).Select(at => ($"{at}.txt", new byte[9_000]))]), 413, "too-large");
        await RunningServer.RefusedAsync(await server.PostAsync("conversions", [.. Enumerable.Range(0, 4).Select(at => ($"{at}.txt", "正文"u8.ToArray()))]), 413, "too-many");
        using ByteArrayContent huge = new(new byte[50_000]) { Headers = { ContentType = new("application/json") } };
        using HttpResponseMessage refused = await server.Http.PostAsync("/api/v1/outline", huge, Cancel);
        Assert.Equal(413, (int)refused.StatusCode);
    }

    [Fact]
    public async Task An_archive_that_grows_beyond_reason_is_refused()
    {
        byte[] bomb = Zip.Of(("bomb.txt", new byte[15 << 20]));
        Assert.True(bomb.Length < 100_000);
        await RunningServer.RefusedAsync(await _server.PostAsync("conversions", ("bomb.zip", bomb)), 422, "bad-archive");
        await RunningServer.RefusedAsync(await _server.PostAsync("conversions", ("half.zip", bomb[..^30])), 422, "bad-archive");
    }

    [Fact]
    public async Task Names_in_archives_and_uploads_are_never_paths()
    {
        byte[] text = Encoding.UTF8.GetBytes("关于检查的通知\n\n请做好。");
        byte[] archive = Zip.Of(("../../../../tmp/evil.txt", text), ("a\\..\\b.txt", text), ("__MACOSX/._x", text), ("folder/", []));
        using HttpResponseMessage response = await _server.PostAsync("conversions", ("x.zip", archive), ("../../up\u202Etxt.\u0007", text));

        JsonElement batch = await RunningServer.JsonOf(response);

        Assert.Equal(["evil.txt", "b.txt", "up_txt._"], batch.GetProperty("conversions").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.DoesNotContain(
            Directory.GetFiles(_server.Folder, "*", SearchOption.AllDirectories), path => path.Contains("evil", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/conversions/..%2f..%2fetc")]
    [InlineData("/api/v1/conversions/01ARYZ6S41TSV4RRFFQ69G5FAV")]
    [InlineData("/api/v1/batches/01ARYZ6S41TSV4RRFFQ69G5FAV")]
    [InlineData("/api/v1/styles/..%2fsecret")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/nothing")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using HttpResponseMessage response = await _server.Http.GetAsync(path, Cancel);
        await RunningServer.RefusedAsync(response, 404, "not-found");
    }

    [Theory]
    [InlineData("text/plain", "x", 415, "media-type")]
    [InlineData("application/json", "{", 400, "malformed")]
    [InlineData("application/json", "{}", 400, "nothing-sent")]
    [InlineData("application/json", "{\"text\": \"x\", \"formats\": [\"exe\"]}", 400, "malformed")]
    [InlineData("application/json", "{\"text\": \"x\", \"style\": \"../x\"}", 422, "style.missing")]
    [InlineData("application/json", "{\"text\": \"x\", \"fields\": {\"colour\": \"red\"}}", 422, "fields.unknown")]
    [InlineData("application/json", "{\"text\": \"x\", \"setLine\": [\"1=king\"]}", 400, "malformed")]
    [InlineData("application/json", "{\"text\": \"x\", \"corrections\": [{\"n\": 1, \"role\": \"king\"}]}", 422, "outline.correction-malformed")]
    [InlineData("application/json", "{\"text\": \"x\", \"callback\": \"https://example.org/\"}", 422, "callback.off")]
    public async Task A_request_that_cannot_be_used_is_told_why(string type, string body, int status, string code)
    {
        using HttpResponseMessage response = await _server.Http.PostAsync("/api/v1/conversions", new StringContent(body, Encoding.UTF8, type), Cancel);
        await RunningServer.RefusedAsync(response, status, code);
    }

    [Fact]
    public async Task Every_answer_has_the_headers_that_keep_a_browser_safe()
    {
        foreach (string path in new[] { "/", "/api/v1/styles", "/nothing", "/openapi/v1.json" })
        {
            using HttpResponseMessage response = await _server.Http.GetAsync(path, Cancel);
            string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Too_many_requests_have_to_wait()
    {
        // Two in a minute: nobody is so slow that he is never too fast.
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with { Access = new AccessSettings { RequestsPerMinute = 2 } });
        List<HttpStatusCode> answers = [];
        await Patience.UntilAsync(
            async () =>
            {
                using HttpResponseMessage response = await server.Http.GetAsync("/api/v1/styles", Cancel);
                answers.Add(response.StatusCode);
                return response.StatusCode == HttpStatusCode.TooManyRequests;
            },
            Cancel);

        Assert.InRange(answers.Count, 3, int.MaxValue);
        Assert.All(answers[..^1], answer => Assert.Equal(HttpStatusCode.OK, answer));
    }

    [Fact]
    public async Task A_body_that_never_comes_does_not_hold_a_request_for_ever()
    {
        using TcpClient client = new();
        Uri address = new(_server.Address);
        await client.ConnectAsync(address.Host, address.Port, Cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/v1/outline HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"), Cancel);
        byte[] answer = new byte[64];
        int read = await client.GetStream().ReadAsync(answer, Cancel).AsTask().WaitAsync(Patience.Limit, Cancel);
        Assert.DoesNotContain(" 200 ", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }

    private static async Task<int> StatusAsync(RunningServer server, HttpMethod method, string path, string? key)
    {
        using HttpResponseMessage response = await SendAsync(server, method, path, key, null);
        return (int)response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningServer server, HttpMethod method, string path, string? key, string? json)
    {
        using HttpRequestMessage request = new(method, path);
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await server.Http.SendAsync(request, Cancel);
    }
}
