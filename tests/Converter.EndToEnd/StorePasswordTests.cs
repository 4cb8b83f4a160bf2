using System.Net;
using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>The password in the address of a store: a service, its answers and its log say it nowhere, whatever goes wrong.</summary>
public sealed class StorePasswordTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_password_of_the_store_stands_in_no_log_no_error_and_no_figure()
    {
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        string store = WithPassword(database.NewDatabase(), PostgresServer.Password);
        List<string> heard = [];
        using ServedProcess service = new(folder.PathOf("data"), "--store", store) { Log = folder.PathOf("log") };
        await service.StartAsync(Cancel);
        using HttpClient http = new() { BaseAddress = new Uri(service.Address) };
        string text = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        await JobLoad.CheckAsync(http, await JobLoad.HandInAsync(1, 1, TimeSpan.Zero, _ => text, (_, _) => http, () => { }));
        foreach (string path in new[] { "/metrics", "/health/ready", "/api/v1/conversions", "/openapi/v1.json" })
        {
            heard.Add(await http.GetStringAsync(path, Cancel));
        }

        database.Stop();
        using HttpResponseMessage refused = await http.GetAsync("/api/v1/conversions", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        heard.Add(await refused.Content.ReadAsStringAsync(Cancel));
        await JobLoad.UntilAsync(() => Task.FromResult(File.ReadAllText(folder.PathOf("log")).Contains("The store does not answer", StringComparison.Ordinal)));
        database.Start();
        await JobLoad.UntilAsync(() => Task.FromResult(File.ReadAllText(folder.PathOf("log")).Contains("The store answers again", StringComparison.Ordinal)));
        service.Terminate();
        heard.Add(await File.ReadAllTextAsync(folder.PathOf("log"), Cancel));

        AssertSilent(heard, PostgresServer.Password);
    }

    [Fact]
    public void A_start_that_the_database_refuses_does_not_say_the_password()
    {
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        const string Wrong = "wr@ng:w/rd %";
        string store = WithPassword(database.NewDatabase(), Wrong);
        foreach (string behind in new[] { string.Empty, "-none", "?nonsense=1", "?timeout=soon", "?sslmode=VerifyFull" })
        {
            CommandLineRun run = CommandLineRun.Of("serve", "--urls", "http://127.0.0.1:0", "--data", folder.PathOf("data"), "--store", store + behind);

            Assert.Equal(2, run.ExitCode);
            Assert.NotEmpty(run.Error);
            AssertSilent([run.Output, run.Error], Wrong);
        }
    }

    private static string WithPassword(string store, string password) => store.Replace("converter@", $"converter:{Uri.EscapeDataString(password)}@", StringComparison.Ordinal);

    private static void AssertSilent(List<string> heard, string password)
    {
        string[] forms = [password, Uri.EscapeDataString(password), JsonSerializer.Serialize(password).Trim('"'), password.Split('%')[0].TrimEnd()];
        Assert.All(heard, said => Assert.All(forms, form => Assert.DoesNotContain(form, said, StringComparison.Ordinal)));
    }
}
