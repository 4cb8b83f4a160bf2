using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Converter.Fonts;
using Converter.Jobs.Model;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>A service on a free port of this machine, with a folder of its own; requests go over the wire.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly Lazy<FontLibrary> Fonts = new(() => new FontLibrary([Repository.Fonts]));

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _application;
    private Task? _stopping;

    private RunningServer(DirectoryInfo folder, WebApplication application)
    {
        (_folder, _application) = (folder, application);
        Address = application.Urls.First();
        // A refusal of a large body comes before the body is sent, and not in the middle of it, however long it takes.
        Http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Patience.Limit }) { BaseAddress = new Uri(Address), Timeout = Patience.Limit };
        Http.DefaultRequestHeaders.ExpectContinue = true;
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Sends requests to it.</summary>
    public HttpClient Http { get; }

    /// <summary>Its folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Starts one.</summary>
    /// <param name="change">Changes its settings.</param>
    /// <param name="adjust">Changes its services.</param>
    /// <param name="time">Its clock; that of this machine by default.</param>
    public static async Task<RunningServer> StartAsync(
        Func<ServerSettings, ServerSettings>? change = null, Action<IServiceCollection>? adjust = null, TimeProvider? time = null)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("converter-server-");
        ServerSettings settings = new()
        {
            Urls = "http://127.0.0.1:0",
            Data = folder.FullName,
            LogRequests = false,
            Access = new AccessSettings { RequestsPerMinute = 0 },
            Jobs = new JobSettings { FirstRetryAfter = TimeSpan.FromMilliseconds(50), LongestRetryAfter = TimeSpan.FromMilliseconds(200), Deadline = Patience.Limit },
        };
        ServerHostResult host = ServerHost.Build(change?.Invoke(settings) ?? settings, Fonts.Value, time ?? TimeProvider.System, adjust);
        Assert.True(host.Application is not null, host.Problem?.Message.English);
        await host.Application.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(folder, host.Application);
    }

    /// <summary>Hands texts in.</summary>
    /// <param name="query">The query, such as <c>?wait=20</c>.</param>
    /// <param name="parts">File names with contents, or fields where the name begins with <c>=</c>.</param>
    public Task<HttpResponseMessage> PostAsync(string query, params (string Name, byte[] Content)[] parts) =>
        Http.PostAsync("/api/v1/" + query, FormOf(parts), TestContext.Current.CancellationToken);

    /// <summary>Converts a text and waits for it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Further fields.</param>
    public async Task<JsonElement> ConvertAsync(string text, string name = "通知.txt", params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage response = await PostAsync(
            "conversions?wait=30", [(name, Encoding.UTF8.GetBytes(text)), .. fields.Select(field => ("=" + field.Name, Encoding.UTF8.GetBytes(field.Value)))]);
        return await RestedAsync(response);
    }

    /// <summary>Waits until the conversion rests of which an answer tells.</summary>
    /// <param name="response">The answer, which is no refusal.</param>
    /// <returns>The conversion at rest.</returns>
    public async Task<JsonElement> RestedAsync(HttpResponseMessage response)
    {
        JsonElement told = await JsonOf(response);
        return IsAtRest(told) ? told : await RestedAsync(told.GetProperty("id").GetString()!);
    }

    /// <summary>Waits until a conversion rests, however long that takes.</summary>
    /// <param name="id">The conversion.</param>
    /// <param name="isAway">Whether the store may be away meanwhile.</param>
    /// <returns>The conversion at rest.</returns>
    public async Task<JsonElement> RestedAsync(string id, bool isAway = false)
    {
        JsonElement conversion = default;
        await Patience.UntilAsync(
            async () =>
            {
                using HttpResponseMessage response = await Http.GetAsync($"/api/v1/conversions/{id}?wait=30", TestContext.Current.CancellationToken);
                if (isAway && response.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    return false;
                }

                conversion = await JsonOf(response);
                return IsAtRest(conversion);
            },
            TestContext.Current.CancellationToken);
        return conversion;
    }

    /// <summary>The JSON of an answer that is no refusal.</summary>
    /// <param name="response">The answer.</param>
    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Gets JSON.</summary>
    /// <param name="path">Path and query.</param>
    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        return await JsonOf(response);
    }

    /// <summary>Sends JSON.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="body">What is sent.</param>
    public Task<HttpResponseMessage> PostJsonAsync(string path, object body) => Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>Asserts that an answer is a refusal.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="status">Its status.</param>
    /// <param name="code">Its code.</param>
    public static async Task<JsonElement> RefusedAsync(HttpResponseMessage response, int status, string code)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }

    /// <summary>Stops it as a supervisor does.</summary>
    public Task StopAsync() => _stopping ??= _application.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await _application.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static bool IsAtRest(JsonElement conversion) => conversion.GetProperty("state").GetString() is not ("queued" or "running");

    private static MultipartFormDataContent FormOf((string Name, byte[] Content)[] parts)
    {
        MultipartFormDataContent form = [];
        foreach ((string name, byte[] content) in parts)
        {
            ByteArrayContent part = new(content);
            if (name.StartsWith('='))
            {
                form.Add(part, name[1..]);
            }
            else
            {
                part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = $"\"{name.ReplaceLineEndings(string.Empty)}\"", FileNameStar = name };
                form.Add(part);
            }
        }

        return form;
    }
}
