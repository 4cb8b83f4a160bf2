using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Tests;

/// <summary>A span as it arrived.</summary>
/// <param name="Trace">Number of the trace, hexadecimal.</param>
/// <param name="Id">Its own number.</param>
/// <param name="Parent">Number of the span around it; empty for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Start">Nanoseconds since 1970.</param>
/// <param name="End">Nanoseconds since 1970.</param>
/// <param name="Attributes">Its attributes that are text.</param>
internal sealed record TraceSpan(string Trace, string Id, string Parent, string Name, ulong Start, ulong End, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A collector for OTLP over HTTP that keeps what it gets and reads the spans (opentelemetry-proto, trace.proto) by the numbers of their fields.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _bodies = new();
    private readonly WebApplication _application;

    private Collector(WebApplication application)
    {
        _application = application;
        application.MapPost("/{**path}", TakeAsync);
    }

    public string Address => _application.Urls.First();

    public IEnumerable<string> Signals => _bodies.Select(body => body.Path);

    public static async Task<Collector> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Collector collector = new(builder.Build());
        await collector._application.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public string AllText() => string.Concat(_bodies.Select(body => Encoding.UTF8.GetString(body.Body)));

    /// <summary>All spans of all requests: resource_spans = 1, scope_spans = 2, spans = 2.</summary>
    public TraceSpan[] Spans() =>
    [
        .. _bodies.Where(body => body.Path == "/v1/traces").SelectMany(body => Within(body.Body, 1)).SelectMany(resource => Within(resource, 2)).SelectMany(scope => Within(scope, 2)).Select(SpanOf),
    ];

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        _bodies.Enqueue((context.Request.Path, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }

    private static TraceSpan SpanOf(byte[] span)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        foreach (byte[] attribute in Within(span, 9))
        {
            if (Within(attribute, 2).SelectMany(value => Within(value, 1)).FirstOrDefault() is { } text)
            {
                attributes[TextOf(attribute, 1)] = Encoding.UTF8.GetString(text);
            }
        }

        return new TraceSpan(HexOf(span, 1), HexOf(span, 2), HexOf(span, 4), TextOf(span, 5), NumberOf(span, 7), NumberOf(span, 8), attributes);
    }

    private static string HexOf(byte[] message, int field) => Convert.ToHexStringLower(Within(message, field).FirstOrDefault() ?? []);

    private static string TextOf(byte[] message, int field) => Encoding.UTF8.GetString(Within(message, field).FirstOrDefault() ?? []);

    private static ulong NumberOf(byte[] message, int field) => BinaryPrimitives.ReadUInt64LittleEndian(Within(message, field).First());

    /// <summary>The contents of one field of a message, each time that it stands there; numbers of variable length are passed over.</summary>
    private static IEnumerable<byte[]> Within(byte[] message, int field)
    {
        for (int at = 0; at < message.Length;)
        {
            ulong key = Varint(message, ref at);
            int length = (key & 7) switch { 1 => 8, 5 => 4, 2 => (int)Varint(message, ref at), _ => 0 };
            if ((key & 7) == 0)
            {
                Varint(message, ref at);
            }
            else if ((int)(key >> 3) == field)
            {
                yield return message[at..(at + length)];
            }

            at += length;
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
