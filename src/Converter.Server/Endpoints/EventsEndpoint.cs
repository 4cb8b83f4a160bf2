using System.Text;
using System.Text.Json;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary><c>/conversions/{id}/events</c>: how a conversion gets on, as server-sent events, until it rests.</summary>
internal sealed class EventsEndpoint(ConversionsEndpoints conversions, JobEvents events, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/conversions/{id}/events", (HttpContext context, EventsEndpoint self, string id) => self.StreamAsync(context, id))
            .WithTags("conversions")
            .WithName("watchConversion")
            .WithSummary("Progress as server-sent events: an event `progress` for each stage, an event `state` for each state")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .ProducesProblems(404);

    private async Task StreamAsync(HttpContext context, string id)
    {
        using Listening listening = events.Listen(id);
        Job job = await conversions.FindAsync(context, id).ConfigureAwait(false);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await SendAsync(context, "state", conversions.AnswerOf(context, job)).ConfigureAwait(false);
        while (!Job.IsFinal(job.State))
        {
            if (await NextAsync(listening, context.RequestAborted).ConfigureAwait(false) is not { } told)
            {
                await context.Response.WriteAsync(": \n\n", context.RequestAborted).ConfigureAwait(false);
            }
            else if (told.Stage is not null)
            {
                await SendAsync(context, "progress", new { told.Stage, Percent = Math.Min(99, 100 * told.Done / JobEvents.Stages.Count) }).ConfigureAwait(false);
                continue;
            }

            job = await conversions.FindAsync(context, id).ConfigureAwait(false);
            await SendAsync(context, "state", conversions.AnswerOf(context, job)).ConfigureAwait(false);
        }
    }

    private async Task<JobEvent?> NextAsync(Listening listening, CancellationToken cancel)
    {
        try
        {
            // Waiting takes nothing out, so that a wait that was given up loses nothing either.
            await listening.Events.WaitToReadAsync(cancel).AsTask().WaitAsync(SignOfLife, time, cancel).ConfigureAwait(false);
            return listening.Events.TryRead(out JobEvent? told) ? told : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static async Task SendAsync(HttpContext context, string name, object data)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(data, Json);
        await context.Response.WriteAsync($"event: {name}\ndata: {Encoding.UTF8.GetString(json)}\n\n", context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
