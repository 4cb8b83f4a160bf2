using System.Text.Json;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Converter.Server.Tests;

/// <summary>A job is followed from its upload to its download by what arrives at a collector.</summary>
/// <param name="postgres">A database whose calls are followed too.</param>
public sealed class TraceTests(PostgresServer postgres)
{
    private const string Text = "关于机密事项的通知\n\n各单位：\n请做好保密工作。\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trace_leads_from_the_upload_to_the_download_and_holds_no_word_of_the_document()
    {
        await using Collector collector = await Collector.StartAsync();
        string id;
        await using (RunningServer server = await StartAsync(collector))
        {
            JsonElement conversion = await server.ConvertAsync(Text, "绝密名称.txt");
            id = conversion.GetProperty("id").GetString()!;
            await server.Http.GetByteArrayAsync($"/api/v1/conversions/{id}/files/pdf", Cancel);
            await server.Http.GetAsync($"/api/v1/conversions?name={Uri.EscapeDataString("绝密名称")}", Cancel);
            await SendAllAsync(server);
        }

        TraceSpan[] all = collector.Spans();
        TraceSpan[] spans = [.. all.Where(span => span.Trace == Ulid.HexOf(id))];
        Assert.Equal(["accept", "convert", "download", "queue", "upload"], spans.Where(span => span.Parent.Length == 0).Select(span => span.Name).Order(StringComparer.Ordinal));
        TraceSpan convert = Assert.Single(spans, span => span.Name == "convert");
        string[] stages = [.. spans.Where(span => span.Parent == convert.Id).OrderBy(span => span.Start).Select(span => span.Name)];
        Assert.Equal(["decode", "clean", "outline", "proof", "style", "typeset", "docx", "pdf", "store"], stages);
        Assert.All(spans, span => Assert.True(span.End >= span.Start, span.Name));
        ulong[] order = [.. new[] { "upload", "accept", "convert", "download" }.Select(name => spans.Single(span => span.Name == name).Start)];
        Assert.Equal(order.Order(), order);
        Assert.Contains(all, span => span.Name == "POST /api/v1/conversions/");
        Assert.Contains(collector.Signals, signal => signal == "/v1/metrics");
        foreach (string secret in new[] { "机密", "保密", "绝密名称", Uri.EscapeDataString("绝密名称") })
        {
            Assert.DoesNotContain(secret, collector.AllText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_failure_is_in_the_trace_by_its_code()
    {
        await using Collector collector = await Collector.StartAsync();
        string id;
        await using (RunningServer server = await StartAsync(collector))
        {
            id = (await server.ConvertAsync("\n \n", "空.txt")).GetProperty("id").GetString()!;
            await SendAllAsync(server);
        }

        TraceSpan convert = Assert.Single(collector.Spans(), span => span.Trace == Ulid.HexOf(id) && span.Name == "convert");
        Assert.Equal("reading.nothing-left", convert.Attributes["error.type"]);
    }

    [Fact]
    public async Task What_looks_for_jobs_all_the_time_is_not_sent()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (RunningServer server = await StartAsync(collector, postgres.NewDatabase()))
        {
            await server.ConvertAsync(Text);
            await server.Services.GetRequiredService<IJobStore>().HasWaitingAsync(DateTimeOffset.UtcNow, new JobSettings(), Cancel);
            await SendAllAsync(server);
        }

        TraceSpan[] calls = [.. collector.Spans().Where(span => span.Attributes.ContainsKey("db.system.name") || span.Attributes.ContainsKey("db.system"))];
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(calls, call => call.Parent.Length == 0);
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_gathered()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Assert.Null(server.Services.GetService<TracerProvider>());
    }

    /// <summary>Stops a server and has it send what it has gathered: at its end it gives up after a few seconds.</summary>
    private static async Task SendAllAsync(RunningServer server)
    {
        int most = (int)Patience.Limit.TotalMilliseconds;
        await server.StopAsync();
        Assert.True(server.Services.GetRequiredService<TracerProvider>().ForceFlush(most));
        Assert.True(server.Services.GetRequiredService<MeterProvider>().ForceFlush(most));
    }

    private static Task<RunningServer> StartAsync(Collector collector, string? store = null) => RunningServer.StartAsync(settings => settings with
    {
        Telemetry = new TelemetrySettings { Endpoint = collector.Address },
        Store = store,
        StorePassword = store is null ? null : PostgresServer.Password,
    });
}
