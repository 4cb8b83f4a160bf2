using System.Diagnostics;
using Converter.Jobs.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Converter.Server.Hosting;

/// <summary>
/// Sends traces and figures to a collector by OTLP, where one is named: by the setting <c>Telemetry:Endpoint</c>, or by the variables that every
/// OpenTelemetry exporter knows. Otherwise nothing is gathered and nothing is sent.
/// </summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string Requests = "Microsoft.AspNetCore";
    private const string Scheduler = "Quartz";
    private const string Database = "Npgsql";

    public static void AddTelemetry(this IServiceCollection services, TelemetrySettings settings, IConfiguration environment)
    {
        if (settings.Endpoint is null && string.IsNullOrWhiteSpace(environment[Endpoint]))
        {
            return;
        }

        void Name(ResourceBuilder resource) => resource.AddService(
            environment[ServiceName] ?? "converter", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        void Send(OtlpExporterOptions options, string signal)
        {
            if (string.IsNullOrEmpty(environment[Protocol]))
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
            }

            if (settings.Endpoint is { } address)
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri($"{address.TrimEnd('/')}/v1/{signal}");
            }
        }

        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().ConfigureResource(Name)
            .AddSource(JobTraces.Name, Requests, Database)
            .SetSampler(new ParentBasedSampler(new RootSampler()))
            .AddOtlpExporter(options => Send(options, "traces")).Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().ConfigureResource(Name)
            .AddMeter(JobMetrics.Name, Requests + ".Hosting", Requests + ".Server.Kestrel", "System.Runtime", Scheduler, Database)
            .AddOtlpExporter(options => Send(options, "metrics")).Build());
        services.AddHostedService<TelemetryStart>();
    }

    /// <summary>A call of the database that belongs to no request and to no job is a look whether there is anything to do; such looks come several times a second.</summary>
    private sealed class RootSampler : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
            new(samplingParameters.Kind == ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
    }

    /// <summary>Makes the two providers before anything else starts; the container ends them, which sends what is left.</summary>
    private sealed class TelemetryStart : IHostedService
    {
        public TelemetryStart(TracerProvider traces, MeterProvider figures)
        {
            ArgumentNullException.ThrowIfNull(traces);
            ArgumentNullException.ThrowIfNull(figures);
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
