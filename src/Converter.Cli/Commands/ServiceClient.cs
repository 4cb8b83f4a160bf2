using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Converter.Cli.Commands;

/// <summary>Sends requests to a running service.</summary>
internal sealed class ServiceClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient _http;

    /// <summary>Prepares it; connects to nothing.</summary>
    /// <param name="address">Address of the service.</param>
    /// <param name="key">Key of the API; <see langword="null"/> for none.</param>
    public ServiceClient(Uri address, string? key)
    {
        _http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        if (key is { Length: > 0 })
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    /// <summary>Gets something.</summary>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <exception cref="ServiceRefusal">It was refused.</exception>
    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(path).ConfigureAwait(false);
        return await ReadAsync(response).ConfigureAwait(false);
    }

    /// <summary>Sends something.</summary>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <param name="body">What is sent, as JSON.</param>
    /// <exception cref="ServiceRefusal">It was refused.</exception>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(path, body, Json).ConfigureAwait(false);
        return await ReadAsync(response).ConfigureAwait(false);
    }

    /// <summary>Deletes something.</summary>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <exception cref="ServiceRefusal">It was refused.</exception>
    public async Task DeleteAsync(string path)
    {
        using HttpResponseMessage response = await _http.DeleteAsync(path).ConfigureAwait(false);
        await ReadAsync(response).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        string body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new ServiceRefusal($"{(int)response.StatusCode} {WordsOf(body)}");
        }

        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement.Clone();
    }

    private static string WordsOf(string body)
    {
        try
        {
            JsonElement problem = JsonDocument.Parse(body).RootElement;
            IEnumerable<string> words = new[] { "title", "detail", "hint" }.Select(name => problem.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty);
            return string.Join(" → ", words.Where(word => word.Length > 0));
        }
        catch (JsonException)
        {
            return body;
        }
    }
}

/// <summary>The service refused a request.</summary>
/// <param name="message">What it said.</param>
internal sealed class ServiceRefusal(string message) : Exception(message);
