using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>Jobs that are handed in over HTTP while services come and go, and what must have become of them.</summary>
public static class JobLoad
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Hands in texts, each again and again under its own key until it is accepted.</summary>
    /// <param name="count">How many texts.</param>
    /// <param name="parallel">How many at the same time.</param>
    /// <param name="pace">How long each of them rests after an acceptance.</param>
    /// <param name="text">What a text begins with, by its number.</param>
    /// <param name="service">The service to try, for the number of the text and of the try.</param>
    /// <param name="handedIn">Is told each text that was accepted.</param>
    /// <param name="load">Name of the load, where there are several.</param>
    /// <returns>The identifiers.</returns>
    public static async Task<string[]> HandInAsync(
        int count, int parallel, TimeSpan pace, Func<int, string> text, Func<int, int, HttpClient> service, Action handedIn, string load = "")
    {
        string[] ids = new string[count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = parallel, CancellationToken = Cancel };
        await Parallel.ForAsync(0, count, options, async (at, cancel) =>
        {
            for (int attempt = 0; ids[at] is null; attempt++)
            {
                if (await TryHandInAsync(service(at, attempt), FormattableString.Invariant($"{text(at)}\n第{at}份。\n"), FormattableString.Invariant($"{load}{at}"), cancel) is { } id)
                {
                    ids[at] = id;
                }
                else
                {
                    await Task.Delay(100, cancel);
                }
            }

            handedIn();
            await Task.Delay(pace, cancel);
        });
        return ids;
    }

    /// <summary>The jobs in a state, by their identifiers.</summary>
    /// <param name="http">The service.</param>
    /// <param name="state">The state.</param>
    public static async Task<List<string>> ListAsync(HttpClient http, string state)
    {
        List<string> ids = [];
        string? next = $"/api/v1/conversions?limit=200&state={state}";
        while (next is not null)
        {
            JsonElement page = JsonDocument.Parse(await http.GetStringAsync(next, Cancel)).RootElement;
            ids.AddRange(page.GetProperty("conversions").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out JsonElement address) ? address.GetString() : null;
        }

        return ids;
    }

    /// <summary>Waits until all that was accepted has ended, and asserts that what was accepted has succeeded, each job once and with whole files.</summary>
    /// <param name="http">The service.</param>
    /// <param name="accepted">What was accepted.</param>
    /// <returns>The jobs that were cut off on the way and done again.</returns>
    public static async Task<IReadOnlySet<string>> CheckAsync(HttpClient http, string[] accepted)
    {
        Assert.Equal(accepted.Length, accepted.Distinct().Count());
        for (int ended = 0; ended < accepted.Length;)
        {
            // However long the rest takes: what must not be is that no more end. Those that wait or run are not counted: a job that is handed
            // back between two questions is in the answer to neither.
            int before = ended;
            await UntilAsync(async () => (ended = await CountEndedAsync(http)) > before);
        }

        List<string> succeeded = await ListAsync(http, "succeeded");
        Assert.Equal(accepted.Order(StringComparer.Ordinal), succeeded.Order(StringComparer.Ordinal));
        HashSet<string> again = [];
        foreach (string id in accepted)
        {
            if (await CheckAsync(http, id) > 1)
            {
                again.Add(id);
            }
        }

        return again;
    }

    /// <summary>Waits until something has come about.</summary>
    /// <param name="condition">What.</param>
    public static Task UntilAsync(Func<Task<bool>> condition) => Patience.UntilAsync(condition, Cancel);

    private static async Task<int> CountEndedAsync(HttpClient http)
    {
        int ended = 0;
        foreach (string state in new[] { "succeeded", "failed", "cancelled" })
        {
            ended += (await ListAsync(http, state)).Count;
        }

        return ended;
    }

    private static async Task<string?> TryHandInAsync(HttpClient http, string text, string key, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/conversions")
        {
            Headers = { { "Idempotency-Key", key } },
            Content = new StringContent(JsonSerializer.Serialize(new { text }), Encoding.UTF8, "application/json"),
        };
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancel);
            string body = await response.Content.ReadAsStringAsync(cancel);
            return response.IsSuccessStatusCode ? JsonDocument.Parse(body).RootElement.GetProperty("id").GetString() : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Checks one job and its files; where something is wrong, the failure says all that the service says of the job.</summary>
    /// <returns>In which attempt it succeeded.</returns>
    private static async Task<int> CheckAsync(HttpClient http, string id)
    {
        string answer = await http.GetStringAsync($"/api/v1/conversions/{id}", Cancel);
        try
        {
            return await CheckAsync(http, JsonDocument.Parse(answer).RootElement);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{exception.Message}\n{answer}", exception);
        }
    }

    private static async Task<int> CheckAsync(HttpClient http, JsonElement job)
    {
        Assert.True(job.GetProperty("report").GetProperty("conserved").GetBoolean());
        string[] story = [.. job.GetProperty("story").EnumerateArray().Select(line => line.GetProperty("to").GetString()!)];
        Assert.Single(story, "succeeded");
        Assert.Equal("succeeded", story[^1]);
        Assert.Equal(["docx", "pdf"], job.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("format").GetString()));
        foreach (JsonElement output in job.GetProperty("outputs").EnumerateArray())
        {
            byte[] file = await http.GetByteArrayAsync(output.GetProperty("href").GetString(), Cancel);
            Assert.Equal(output.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(file)));
        }

        return job.GetProperty("attempt").GetInt32();
    }
}
