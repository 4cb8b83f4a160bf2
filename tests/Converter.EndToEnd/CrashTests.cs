using Converter.Testing;

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
        using HttpClient http = new() { BaseAddress = new Uri(service.Address), Timeout = Patience.Limit };
        string text = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);
        int handedIn = 0;
        Task<string[]> load = JobLoad.HandInAsync(Jobs, 4, TimeSpan.Zero, _ => text, (_, _) => http, () => Interlocked.Increment(ref handedIn));

        Random random = new(20260302);
        for (int kill = 1; kill <= Kills; kill++)
        {
            // Kills are spread over the load, so that each falls into jobs that come in, run, and end.
            await JobLoad.UntilAsync(() => Task.FromResult(Volatile.Read(ref handedIn) >= (kill - 1) * Jobs / Kills));
            await Task.Delay(random.Next(20, 700), Cancel);
            service.Kill();
            await service.StartAsync(Cancel);
        }

        // However fast the machine is: a text this long is met in the middle.
        string[] accepted = [.. await load, .. await JobLoad.HandInAsync(1, 1, TimeSpan.Zero, _ => string.Concat(Enumerable.Repeat(text, 40)), (_, _) => http, () => { }, "long")];
        await JobLoad.UntilAsync(async () => !(await JobLoad.ListAsync(http, "queued")).Contains(accepted[^1]));
        service.Kill();
        await service.StartAsync(Cancel);

        int interrupted = (await JobLoad.CheckAsync(http, accepted)).Count;

        Assert.True(interrupted > 0, "no kill met a job in the middle");
        TestContext.Current.SendDiagnosticMessage("{0} jobs, {1} kills, {2} jobs were cut off and done again", accepted.Length, Kills + 1, interrupted);
    }
}
