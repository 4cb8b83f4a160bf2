using System.Net;

namespace Converter.EndToEnd;

/// <summary>Keys that the command line makes open a service that needs them, until they are revoked.</summary>
public sealed class KeysTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_the_service_until_it_is_revoked()
    {
        using TemporaryFolder folder = new();
        string data = folder.PathOf("data");
        CommandLineRun created = CommandLineRun.Of("keys", "create", "--owner", "office", "--data", data);
        Assert.Equal(0, created.ExitCode);
        string secret = created.Output.Trim();
        string id = secret.Split('_')[1];
        using ServedProcess service = new(data, "--api-keys");
        await service.StartAsync(Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(service, null));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(service, secret));
        Assert.Contains("office", CommandLineRun.Of("keys", "list", "--data", data).Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandLineRun.Of("keys", "revoke", id, "--data", data).ExitCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(service, secret));
        CommandLineRun second = CommandLineRun.Of("serve", "--urls", "http://127.0.0.1:0", "--data", data);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("server.folder-taken", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_address_without_authentication_is_refused()
    {
        CommandLineRun run = CommandLineRun.Of("serve", "--urls", "http://0.0.0.0:8080");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("server.open", run.Error, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> GetAsync(ServedProcess service, string? key)
    {
        using HttpClient http = new();
        if (key is not null)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        using HttpResponseMessage response = await http.GetAsync(service.Address + "/api/v1/conversions", Cancel);
        return response.StatusCode;
    }
}
