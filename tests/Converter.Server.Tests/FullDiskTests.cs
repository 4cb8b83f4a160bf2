using System.Text;
using System.Text.Json;
using Converter.Jobs.Running;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>A disk that is full: said, survived, and nothing lost that was accepted before.</summary>
/// <param name="postgres">A database whose tables are on the full disk.</param>
public sealed class FullDiskTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_on_a_full_disk()
    {
        using SmallDisk disk = new(16);
        await RunAsync(disk, settings => settings with { Data = Path.Combine(disk.Path, "data") });
    }

    [Fact]
    public async Task A_database_on_a_full_disk()
    {
        using SmallDisk disk = new(48);
        string store = postgres.NewDatabase(disk.Path);
        try
        {
            await RunAsync(disk, settings => settings with { Store = store, StorePassword = PostgresServer.Password });
        }
        finally
        {
            postgres.Drop(store);
        }
    }

    private static async Task RunAsync(SmallDisk disk, Func<ServerSettings, ServerSettings> change)
    {
        using SemaphoreSlim begun = new(0);
        using ManualResetEventSlim go = new();
        await using RunningServer server = await RunningServer.StartAsync(
            settings => change(settings) with { Jobs = settings.Jobs with { Parallel = 1, Retries = 20, LongestRetryAfter = TimeSpan.FromMinutes(2), FirstRetryAfter = TimeSpan.FromMilliseconds(100) } },
            services => services.AddSingleton<IConversion>(new StandIn((_, _) =>
            {
                begun.Release();
                go.Wait(Cancel);
            })));
        string[] before = [await HandInAsync(server, "一"), await HandInAsync(server, "二")];
        Assert.True(await begun.WaitAsync(Patience.Limit, Cancel));

        disk.Fill();
        using (HttpResponseMessage refused = await server.PostAsync("conversions", ("大.txt", Large())))
        {
            await RunningServer.RefusedAsync(refused, 507, "store-full");
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }

        // The first one ends on the full disk, the second one begins there.
        go.Set();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        disk.Empty();
        foreach (string id in before)
        {
            JsonElement job = await server.RestedAsync(id);
            Assert.Equal("succeeded", job.GetProperty("state").GetString());
        }

        using HttpResponseMessage accepted = await server.PostAsync("conversions?wait=30", ("大.txt", Large()));
        Assert.Equal("succeeded", (await server.RestedAsync(accepted)).GetProperty("state").GetString());
    }

    private static byte[] Large() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(at => FormattableString.Invariant($"第{at}段。"))));

    private static async Task<string> HandInAsync(RunningServer server, string text)
    {
        using HttpResponseMessage response = await server.PostAsync("conversions", ("讲话.txt", Encoding.UTF8.GetBytes(text)));
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }
}
