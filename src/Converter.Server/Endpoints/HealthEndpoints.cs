using System.Globalization;
using System.Text;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Schedules;
using Converter.Jobs.Storage;
using Converter.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary><c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
internal sealed class HealthEndpoints(IJobStore store, IBlobStore blobs, ScheduleStore schedules, JobMetrics metrics, JobSettings settings, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live\n")).ExcludeFromDescription();
        routes.MapGet("/health/ready", (HealthEndpoints self, HttpContext context) => self.ReadyAsync(context)).ExcludeFromDescription();
        routes.MapGet("/metrics", (HealthEndpoints self, HttpContext context) => self.MetricsAsync(context)).ExcludeFromDescription();
    }

    /// <summary>Ready while the database and the object storage answer and threads are left for conversions; otherwise a supervisor should start the service anew.</summary>
    private async Task<IResult> ReadyAsync(HttpContext context)
    {
        await store.PingAsync(context.RequestAborted).ConfigureAwait(false);
        await blobs.PingAsync(context.RequestAborted).ConfigureAwait(false);
        int overdue = (await schedules.ListAsync(context.RequestAborted).ConfigureAwait(false)).Count(schedule => schedule.IsOverdue(time.GetUtcNow()));
        // A schedule that does not succeed is no reason to start the service anew.
        string warning = overdue == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{overdue} {(overdue == 1 ? "schedule is" : "schedules are")} overdue\n");
        return metrics.Abandoned < 4 * settings.Parallel
            ? TypedResults.Text("ready\n" + warning)
            : TypedResults.Text("conversions that hang hold too many threads\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The figures in the text format of Prometheus (OpenMetrics would add nothing here).</summary>
    private async Task<IResult> MetricsAsync(HttpContext context)
    {
        Caller.Of(context).Require("admin");
        QueueFigures figures = await store.FiguresAsync(context.RequestAborted).ConfigureAwait(false);
        StringBuilder text = new();
        Describe(text, "converter_jobs", "gauge", "Jobs by state.");
        foreach (JobState state in Enum.GetValues<JobState>())
        {
            Line(text, $"converter_jobs{{state=\"{state.ToString().ToLowerInvariant()}\"}}", figures.ByState.GetValueOrDefault(state));
        }

        Describe(text, "converter_queue_age_seconds", "gauge", "Age of the oldest job that waits.");
        Line(text, "converter_queue_age_seconds", figures.OldestQueued is { } oldest ? (time.GetUtcNow() - oldest).TotalSeconds : 0);
        Describe(text, "converter_jobs_finished_total", "counter", "Jobs that came to rest since the start, by state and code of the error.");
        foreach (((string state, string code), long count) in metrics.Finished.OrderBy(pair => pair.Key))
        {
            Line(text, $"converter_jobs_finished_total{{state=\"{state}\",code=\"{code}\"}}", count);
        }

        Describe(text, "converter_stage_seconds", "summary", "Time of the stages of conversions.");
        foreach ((string stage, (long count, double seconds)) in metrics.Stages.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line(text, $"converter_stage_seconds_count{{stage=\"{stage}\"}}", count);
            Line(text, $"converter_stage_seconds_sum{{stage=\"{stage}\"}}", seconds);
        }

        Describe(text, "converter_conversions_abandoned", "gauge", "Conversions that were cut off and still hold a thread.");
        Line(text, "converter_conversions_abandoned", metrics.Abandoned);
        Describe(text, "converter_schedule_overdue", "gauge", "Whether a schedule has not succeeded for longer than it should.");
        foreach (Schedule schedule in await schedules.ListAsync(context.RequestAborted).ConfigureAwait(false))
        {
            Line(text, $"converter_schedule_overdue{{schedule=\"{schedule.Id}\"}}", schedule.IsOverdue(time.GetUtcNow()) ? 1 : 0);
        }

        if (time is StoreClock clock)
        {
            Describe(text, "converter_clock_ahead_seconds", "gauge", "How far the clock of this machine is before that of the store.");
            Line(text, "converter_clock_ahead_seconds", clock.Ahead.TotalSeconds);
        }

        Describe(text, "process_working_set_bytes", "gauge", "Memory of the process.");
        Line(text, "process_working_set_bytes", Environment.WorkingSet);
        return TypedResults.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static void Describe(StringBuilder text, string name, string type, string help) => text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static void Line(StringBuilder text, string name, double value) => text.Append(name).Append(' ').Append(value.ToString("0.######", CultureInfo.InvariantCulture)).Append('\n');
}
