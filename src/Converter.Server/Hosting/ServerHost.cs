using System.Net;
using System.Text.Json.Serialization;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Jobs.Running;
using Converter.Jobs.Schedules;
using Converter.Jobs.Storage;
using Converter.Server.Endpoints;
using Converter.Server.Notices;
using Converter.Server.Security;
using Converter.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Hosting;

/// <summary>A service that is ready to run, or the reason why it cannot.</summary>
/// <param name="Application">The service; <see langword="null"/> where it cannot run.</param>
/// <param name="Problem">Why it cannot.</param>
public sealed record ServerHostResult(WebApplication? Application, Diagnostic? Problem);

/// <summary>Puts the service together.</summary>
public static class ServerHost
{
    /// <summary>Builds the service. Nothing listens before it is started.</summary>
    /// <param name="settings">How it is set up.</param>
    /// <param name="fonts">Where faces are found.</param>
    /// <param name="time">The clock.</param>
    /// <param name="adjust">Changes the services at the end, for tests; <see langword="null"/> for nothing.</param>
    public static ServerHostResult Build(ServerSettings settings, FontLibrary fonts, TimeProvider time, Action<IServiceCollection>? adjust = null)
    {
        if (Refuse(settings) is { } refusal)
        {
            return new ServerHostResult(null, refusal);
        }

        if (ServerStore.Open(settings, time, out Diagnostic? unusable) is not { } store)
        {
            return new ServerHostResult(null, unusable);
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Converter.Server", EnvironmentName = "Production" });
        builder.WebHost.UseUrls(settings.Urls.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel.Limits, kestrel, settings));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.Jobs.StopWithin + TimeSpan.FromSeconds(10));
        AddLogging(builder.Logging);
        builder.Services.AddTelemetry(settings.Telemetry, builder.Configuration);
        AddServices(builder.Services, settings, store, fonts);
        adjust?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        Map(application, settings);
        application.Lifetime.ApplicationStopped.Register(store.Dispose);
        return new ServerHostResult(application, null);
    }

    private static Diagnostic? Refuse(ServerSettings settings)
    {
        if (settings.Jobs.Role is not ("all" or "web" or "worker") || (settings.Jobs.Role != "all" && settings.Store is null))
        {
            return ServerFindings.BadRole(settings.Jobs.Role);
        }

        if (SettingsRules.Check(settings) is { } wrong)
        {
            return wrong;
        }

        string[] urls = settings.Urls.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string url in urls)
        {
            if (!Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            {
                return ServerFindings.BadUrl(url);
            }

            bool isOwn = uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
            if (!isOwn && !settings.Access.IsAuthenticated)
            {
                return ServerFindings.Open(url);
            }
        }

        return urls.Length == 0 ? ServerFindings.BadUrl(settings.Urls) : null;
    }

    private static void Limit(KestrelServerLimits limits, KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        limits.MaxRequestBodySize = settings.Uploads.MostBytes;
        limits.MaxRequestHeadersTotalSize = 32 << 10;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(10));
        limits.MaxConcurrentConnections = 1_000;
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Error);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings, ServerStore store, FontLibrary fonts)
    {
        services.AddSingleton(store.Time);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Access);
        services.AddSingleton(settings.Uploads);
        services.AddSingleton(settings.Notices);
        services.AddSingleton(fonts);
        services.AddSingleton(new DocumentConverter(fonts, store.Time));
        services.AddSingleton<IConversion, LibraryConversion>();
        services.AddSingleton<CallbackGuard>();
        services.AddSingleton<SignedPost>();
        services.AddSingleton<Mailer>();
        services.AddSingleton(settings.Mail);
        services.AddSingleton<INoticeSender, HttpNoticeSender>();
        services.AddSingleton<IRunNoticeSender, RunNoticeSender>();
        services.AddSingleton<StyleStore>();
        services.AddSingleton<KeyStore>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<RequestBuilder>();
        services.AddSingleton<ConversionsEndpoints>();
        services.AddSingleton<FilesEndpoints>();
        services.AddSingleton<EventsEndpoint>();
        services.AddSingleton<ReadingEndpoints>();
        services.AddSingleton<StylesEndpoints>();
        services.AddSingleton<HealthEndpoints>();
        services.AddSingleton<AdminEndpoints>();
        services.AddSingleton<SchedulesEndpoints>();
        services.AddSingleton<BatchReportEndpoint>();
        services.AddJobs(settings.Jobs, store.Database, store.Blobs, store.Node);
        services.AddSchedules(settings.Schedules, settings.Jobs.Converts);
        // What cannot be bound (a number that is none) is told as a problem too.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = false;
            options.MimeTypes = ["application/json", "application/problem+json", "text/html", "text/css", "text/javascript", "application/yaml"];
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);
    }

    private static void Map(WebApplication application, ServerSettings settings)
    {
        application.UseMiddleware<HeadersMiddleware>();
        application.UseMiddleware<RequestTraceMiddleware>();
        application.UseMiddleware<ProblemMiddleware>();
        application.UseResponseCompression();
        application.UseRouting();
        if (settings.LogRequests)
        {
            application.UseMiddleware<RequestLogMiddleware>();
        }

        application.UseMiddleware<OriginMiddleware>();
        application.UseMiddleware<CallerMiddleware>();
        application.UseMiddleware<RateMiddleware>();
        application.UseEndpoints(_ => { });
        HealthEndpoints.Map(application);
        if (settings.Jobs.Role == "worker")
        {
            return;
        }

        application.MapOpenApi("/openapi/{documentName}.json");
        RouteGroupBuilder api = application.MapGroup("/api/v1");
        ConversionsEndpoints.Map(api);
        FilesEndpoints.Map(api);
        EventsEndpoint.Map(api);
        ReadingEndpoints.Map(api);
        StylesEndpoints.Map(api);
        AdminEndpoints.Map(api);
        SchedulesEndpoints.Map(api);
        BatchReportEndpoint.Map(api);
        PageEndpoints.Map(application);
    }
}
