using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Converter.Server.Tests;

/// <summary>What the administrator's page asks for, and that nobody else gets it.</summary>
public sealed class AdminTests(SharedServer shared)
{
    [Fact]
    public async Task The_user_of_this_machine_is_an_administrator()
    {
        JsonElement me = await shared.Server.GetAsync("/api/v1/me");

        Assert.Equal("local", me.GetProperty("owner").GetString());
        Assert.Contains("admin", me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }

    [Fact]
    public async Task Figures_count_jobs_by_state_and_time_the_stages()
    {
        await shared.Server.ConvertAsync("关于检查的通知\n各单位：\n请认真检查。\n", "数.txt");

        JsonElement figures = await shared.Server.GetAsync("/api/v1/admin/figures");

        Assert.True(figures.GetProperty("jobs").GetProperty("succeeded").GetInt64() > 0);
        Assert.True(figures.GetProperty("workingSetBytes").GetInt64() > 0);
        Assert.Contains(figures.GetProperty("stages").EnumerateArray(), stage => stage.GetProperty("stage").GetString() == "typeset" && stage.GetProperty("meanMilliseconds").GetDouble() > 0);
    }

    [Fact]
    public async Task A_key_is_made_listed_without_its_secret_used_and_revoked()
    {
        await using RunningServer server = await RunningServer.StartAsync(settings => settings with { Access = settings.Access with { ApiKeys = true } });
        string root = (await ((Jobs.Storage.KeyStore)server.Services.GetService(typeof(Jobs.Storage.KeyStore))!).CreateAsync("root", "test", ["read", "write", "admin"])).Secret;
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", root);

        using HttpResponseMessage made = await server.PostJsonAsync("/api/v1/admin/keys", new { owner = "档案系统", label = "归档", scopes = new[] { "read" } });
        JsonElement key = await RunningServer.JsonOf(made);
        string secret = key.GetProperty("secret").GetString()!;
        string list = (await server.GetAsync("/api/v1/admin/keys")).GetRawText();

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains(key.GetProperty("key").GetProperty("id").GetString()!, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Equal(200, await StatusAsync(server, secret, "/api/v1/me"));
        Assert.Equal(403, await StatusAsync(server, secret, "/api/v1/admin/keys"));
        Assert.Equal(403, await StatusAsync(server, secret, "/api/v1/admin/figures"));
        using HttpResponseMessage revoked = await server.Http.DeleteAsync($"/api/v1/admin/keys/{key.GetProperty("key").GetProperty("id").GetString()}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(401, await StatusAsync(server, secret, "/api/v1/me"));
    }

    [Theory]
    [InlineData("", "read")]
    [InlineData("a", "everything")]
    public async Task A_key_without_an_owner_or_with_an_unknown_scope_is_refused(string owner, string scope)
    {
        using HttpResponseMessage response = await shared.Server.PostJsonAsync("/api/v1/admin/keys", new { owner, scopes = new[] { scope } });

        await RunningServer.RefusedAsync(response, 400, "malformed");
    }

    [Fact]
    public async Task A_preview_says_on_which_page_each_line_begins()
    {
        string text = "关于检查的通知\n各单位：\n" + string.Concat(Enumerable.Range(1, 60).Select(at => $"第{at}段，请认真检查，请认真检查，请认真检查，请认真检查。\n"));
        using HttpResponseMessage response = await shared.Server.PostJsonAsync("/api/v1/preview", new { text, pages = 30 });
        JsonElement preview = await RunningServer.JsonOf(response);

        Dictionary<int, int> places = preview.GetProperty("places").EnumerateArray().ToDictionary(place => place.GetProperty("line").GetInt32(), place => place.GetProperty("page").GetInt32());

        Assert.Equal(62, places.Count);
        Assert.Equal(1, places[1]);
        Assert.Equal(preview.GetProperty("pageCount").GetInt32(), places[62]);
        foreach (JsonElement page in preview.GetProperty("pages").EnumerateArray())
        {
            string svg = page.GetProperty("svg").GetString()!;
            Assert.All(places.Where(place => place.Value == page.GetProperty("page").GetInt32()), place => Assert.Contains($"data-line=\"{place.Key}\"", svg, StringComparison.Ordinal));
        }
    }

    private static async Task<int> StatusAsync(RunningServer server, string key, string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
