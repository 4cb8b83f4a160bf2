using Converter.Fonts;
using Converter.Jobs.Model;
using Converter.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Converter.Benchmarks;

/// <summary>A service in this process, on a free port, with a folder of its own that goes with it. It is silent and has no limit of requests.</summary>
public sealed class BenchmarkService : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _application;

    private BenchmarkService(string folder, WebApplication application)
    {
        (_folder, _application) = (folder, application);
        Http = new HttpClient { BaseAddress = new Uri(application.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Sends requests to it.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts one.</summary>
    /// <param name="fonts">Where faces are found.</param>
    /// <param name="jobs">How jobs are run; the queue has no bound.</param>
    public static async Task<BenchmarkService> StartAsync(FontLibrary fonts, JobSettings jobs)
    {
        string folder = Directory.CreateTempSubdirectory("converter-load-").FullName;
        ServerSettings settings = new()
        {
            Urls = "http://127.0.0.1:0",
            Data = folder,
            LogRequests = false,
            Access = new AccessSettings { RequestsPerMinute = 0 },
            Jobs = jobs with { MostQueued = 1_000_000, MostQueuedPerOwner = 1_000_000 },
        };
        WebApplication application = ServerHost.Build(
            settings, fonts, TimeProvider.System, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning))).Application!;
        await application.StartAsync();
        return new BenchmarkService(folder, application);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
