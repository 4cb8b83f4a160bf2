using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Converter.EndToEnd;

/// <summary>
/// A load of jobs while the process is killed again and again: every job that was accepted ends as succeeded, once, and with whole files.
/// With <c>CONVERTER_SOAK=1</c> 500 jobs and 20 kills.
/// </summary>
public sealed class CrashTests
{
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("CONVERTER_SOAK") is { Length: > 0 };
    private static readonly int Jobs = IsSoak ? 500 : 60;
    private static readonly int Kills = IsSoak ? 20 : 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_accepted_job_succeeds_exactly_once_though_the_process_is_killed()
    {
        using TemporaryFolder folder = new();
        using ServedProcess service = new(folder.PathOf("data"));
        await service.StartAsync(Cancel);
        using HttpClient http = new() { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromSeconds(20) };
        string text = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        int handedIn = 0;
        Task<string[]> load = LoadAsync(http, text, () => Interlocked.Increment(ref handedIn));

        Random random = new(20260302);
        for (int kill = 1; kill <= Kills; kill++)
        {
            // Kills are spread over the load, so that each falls into jobs that come in, run, and end.
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref handedIn) >= (kill - 1) * Jobs / Kills));
            await Task.Delay(random.Next(20, 700), Cancel);
            service.Kill();
            await service.StartAsync(Cancel);
        }

        string[] accepted = await load;
        Assert.Equal(Jobs, accepted.Distinct().Count());
        await UntilAsync(async () => (await ListAsync(http, "queued")).Count == 0 && (await ListAsync(http, "running")).Count == 0);
        List<string> succeeded = await ListAsync(http, "succeeded");
        Assert.Equal(accepted.Order(StringComparer.Ordinal), succeeded.Order(StringComparer.Ordinal));
        int interrupted = 0;
        foreach (string id in accepted)
        {
            interrupted += await CheckAsync(http, id);
        }

        Assert.True(interrupted > 0, "no kill met a job in the middle");
        TestContext.Current.SendDiagnosticMessage("{0} jobs, {1} kills, {2} jobs were cut off and done again", Jobs, Kills, interrupted);
    }

    /// <summary>Hands the texts in, each again and again under its own key until it is accepted.</summary>
    private static async Task<string[]> LoadAsync(HttpClient http, string text, Action handedIn)
    {
        string[] ids = new string[Jobs];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = 4, CancellationToken = Cancel };
        await Parallel.ForAsync(0, Jobs, parallel, async (at, cancel) =>
        {
            string number = at.ToString(CultureInfo.InvariantCulture);
            while (ids[at] is null)
            {
                ids[at] = await TryHandInAsync(http, text + $"\n第{number}份。\n", number, cancel) ?? await WaitAsync(cancel);
            }

            handedIn();
        });
        return ids;
    }

    private static async Task<string> WaitAsync(CancellationToken cancel)
    {
        await Task.Delay(100, cancel);
        return null!;
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

    private static async Task<List<string>> ListAsync(HttpClient http, string state)
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

    /// <summary>Checks one job and its files.</summary>
    /// <returns>1 where the job was cut off on the way, else 0.</returns>
    private static async Task<int> CheckAsync(HttpClient http, string id)
    {
        JsonElement job = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/conversions/{id}", Cancel)).RootElement;
        Assert.True(job.GetProperty("report").GetProperty("conserved").GetBoolean());
        string[] story = [.. job.GetProperty("story").EnumerateArray().Select(line => line.GetProperty("to").GetString()!)];
        Assert.Single(story, "succeeded");
        Assert.Equal("succeeded", story[^1]);
        foreach (JsonElement output in job.GetProperty("outputs").EnumerateArray())
        {
            byte[] file = await http.GetByteArrayAsync(output.GetProperty("href").GetString(), Cancel);
            Assert.Equal(output.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(file)));
        }

        return job.GetProperty("attempt").GetInt32() > 1 ? 1 : 0;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int at = 0; at < 6_000; at++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(20, Cancel);
        }

        Assert.Fail("it did not come about");
    }
}
