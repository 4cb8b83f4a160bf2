using System.Collections.Immutable;
using Converter.Documents;
using Converter.Jobs.Model;
using Converter.Jobs.Schedules;
using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Converter.Server.Notices;
using Converter.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary><c>/schedules</c>: for administrators, since they read and write folders of the machine that the configuration opens.</summary>
internal sealed class SchedulesEndpoints(
    ScheduleStore store, ScheduleService schedules, StyleStore styles, FolderRoots roots, CallbackGuard callbacks, AuditLog audit, TimeProvider time)
{
    private const string Address = "/api/v1/schedules";
    private const int MostRuns = 200;
    private const int LongestReason = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/schedules").WithTags("schedules");
        group.MapGet("/", (HttpContext context, SchedulesEndpoints self) => self.ListAsync(context))
            .WithName("listSchedules").WithSummary("All schedules, with their next times and last runs").Produces<IReadOnlyList<ScheduleAnswer>>().ProducesProblems(403);
        group.MapPost("/", (HttpContext context, SchedulesEndpoints self, ScheduleDefinition definition) => self.CreateAsync(context, definition))
            .WithName("createSchedule").WithSummary("Make a schedule").Produces<ScheduleAnswer>(StatusCodes.Status201Created).ProducesProblems(400, 403, 422);
        group.MapPost("/trial", (HttpContext context, SchedulesEndpoints self, ScheduleDefinition definition) => self.TryAsync(context, definition))
            .WithName("trySchedule").WithSummary("The next five times of a definition and what is wrong with it; nothing is kept").Produces<ScheduleTrialAnswer>().ProducesProblems(400, 403);
        group.MapGet("/folders", (HttpContext context, SchedulesEndpoints self) => self.ListFolders(context))
            .WithName("listFolders").WithSummary("Names of the folders that the configuration opens to schedules").Produces<IReadOnlyList<string>>().ProducesProblems(403);
        group.MapGet("/{id}", (HttpContext context, SchedulesEndpoints self, string id) => self.GetAsync(context, id))
            .WithName("getSchedule").WithSummary("One schedule").Produces<ScheduleAnswer>().ProducesProblems(403, 404);
        group.MapPut("/{id}", (HttpContext context, SchedulesEndpoints self, string id, ScheduleDefinition definition) => self.PutAsync(context, id, definition))
            .WithName("putSchedule").WithSummary("Change a schedule").Produces<ScheduleAnswer>().ProducesProblems(400, 403, 404, 409, 422);
        group.MapDelete("/{id}", (HttpContext context, SchedulesEndpoints self, string id) => self.DeleteAsync(context, id))
            .WithName("deleteSchedule").WithSummary("Delete a schedule with its history; what it made stays").Produces(StatusCodes.Status204NoContent).ProducesProblems(403, 404, 409);
        group.MapPost("/{id}/run", (HttpContext context, SchedulesEndpoints self, string id) => self.RunAsync(context, id))
            .WithName("runSchedule").WithSummary("Run a schedule now").Produces<RunAnswer>(StatusCodes.Status202Accepted).ProducesProblems(403, 404);
        group.MapPost("/{id}/pause", (HttpContext context, SchedulesEndpoints self, string id, PauseForm form) => self.PauseAsync(context, id, form))
            .WithName("pauseSchedule").WithSummary("Pause a schedule, with a reason").Produces<ScheduleAnswer>().ProducesProblems(400, 403, 404);
        group.MapPost("/{id}/resume", (HttpContext context, SchedulesEndpoints self, string id) => self.ResumeAsync(context, id))
            .WithName("resumeSchedule").WithSummary("Let a schedule go on").Produces<ScheduleAnswer>().ProducesProblems(403, 404);
        group.MapGet("/{id}/runs", (HttpContext context, SchedulesEndpoints self, string id, int? limit) => self.RunsAsync(context, id, limit))
            .WithName("listRuns").WithSummary("The history of a schedule, the newest first").Produces<IReadOnlyList<RunAnswer>>().ProducesProblems(403, 404);
        group.MapGet("/{id}/runs/{run}/report.{format}", (HttpContext context, SchedulesEndpoints self, string id, string run, string format) => self.ReportAsync(context, id, run, format))
            .WithName("getRunReport").WithSummary("The report of a run: html, csv or json").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblems(403, 404);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        Caller.Of(context).Require("admin");
        List<ScheduleAnswer> all = [];
        foreach (Schedule schedule in await store.ListAsync(context.RequestAborted).ConfigureAwait(false))
        {
            all.Add(await AnswerOfAsync(schedule, context).ConfigureAwait(false));
        }

        return TypedResults.Ok<IReadOnlyList<ScheduleAnswer>>(all);
    }

    private async Task<IResult> CreateAsync(HttpContext context, ScheduleDefinition definition)
    {
        Caller caller = Caller.Of(context);
        caller.Require("admin");
        await CheckAsync(context, definition).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        Schedule schedule = new(Ulid.New(time), caller.Owner, definition, now) { Changed = now };
        await schedules.PutAsync(schedule).ConfigureAwait(false);
        await NoteAsync(context, "schedule", schedule.Id).ConfigureAwait(false);
        return TypedResults.Created($"{Address}/{schedule.Id}", await AnswerOfAsync(schedule, context).ConfigureAwait(false));
    }

    private async Task<IResult> TryAsync(HttpContext context, ScheduleDefinition definition)
    {
        Caller.Of(context).Require("admin");
        return TypedResults.Ok(ScheduleTrialAnswer.Of(definition, await FindingsOfAsync(context, definition).ConfigureAwait(false), time.GetUtcNow(), Language.Of(context.Request)));
    }

    private Microsoft.AspNetCore.Http.HttpResults.Ok<IReadOnlyList<string>> ListFolders(HttpContext context)
    {
        Caller.Of(context).Require("admin");
        return TypedResults.Ok(roots.Names);
    }

    private async Task<IResult> GetAsync(HttpContext context, string id) => TypedResults.Ok(await AnswerOfAsync(await FindAsync(context, id).ConfigureAwait(false), context).ConfigureAwait(false));

    private async Task<IResult> PutAsync(HttpContext context, string id, ScheduleDefinition definition)
    {
        Schedule before = await OwnAsync(context, id).ConfigureAwait(false);
        await CheckAsync(context, definition).ConfigureAwait(false);
        await schedules.PutAsync(before with { Definition = definition, Changed = time.GetUtcNow() }).ConfigureAwait(false);
        await NoteAsync(context, "schedule", id).ConfigureAwait(false);
        return await GetAsync(context, id).ConfigureAwait(false);
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string id)
    {
        await OwnAsync(context, id).ConfigureAwait(false);
        await schedules.DeleteAsync(id).ConfigureAwait(false);
        await NoteAsync(context, "unschedule", id).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private async Task<IResult> RunAsync(HttpContext context, string id)
    {
        Schedule schedule = await FindAsync(context, id).ConfigureAwait(false);
        ScheduleRun run = await schedules.RunNowAsync(schedule).ConfigureAwait(false) ?? throw new ProblemException(Problems.TooFast);
        await NoteAsync(context, "run", id).ConfigureAwait(false);
        return TypedResults.Accepted($"{Address}/{id}/runs", RunAnswer.Of(run));
    }

    private async Task<IResult> PauseAsync(HttpContext context, string id, PauseForm form)
    {
        await FindAsync(context, id).ConfigureAwait(false);
        string reason = form.Reason?.Trim() ?? string.Empty;
        if (reason.Length is 0 or > LongestReason)
        {
            throw new ProblemException(Problems.Malformed("reason", $"1 … {LongestReason}"));
        }

        await schedules.PauseAsync(id, reason).ConfigureAwait(false);
        await NoteAsync(context, "pause", id).ConfigureAwait(false);
        return await GetAsync(context, id).ConfigureAwait(false);
    }

    private async Task<IResult> ResumeAsync(HttpContext context, string id)
    {
        await FindAsync(context, id).ConfigureAwait(false);
        await schedules.ResumeAsync(id).ConfigureAwait(false);
        await NoteAsync(context, "resume", id).ConfigureAwait(false);
        return await GetAsync(context, id).ConfigureAwait(false);
    }

    private async Task<IResult> RunsAsync(HttpContext context, string id, int? limit)
    {
        await FindAsync(context, id).ConfigureAwait(false);
        ImmutableArray<ScheduleRun> runs = await store.RunsAsync(id, Math.Clamp(limit ?? 50, 1, MostRuns), context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<RunAnswer>>([.. runs.Select(RunAnswer.Of)]);
    }

    /// <summary>The page is offered as a file: what stands in it comes from texts, and is not to be run in the name of this service.</summary>
    private async Task<IResult> ReportAsync(HttpContext context, string id, string run, string format)
    {
        await FindAsync(context, id).ConfigureAwait(false);
        ScheduleRun? known = await store.FindRunAsync(run, context.RequestAborted).ConfigureAwait(false);
        string? type = format switch { "html" => "text/html", "csv" => "text/csv", "json" => "application/json", _ => null };
        if (known?.Schedule != id || known.Report is not { } path || type is null || !File.Exists($"{path}.{format}"))
        {
            throw new ProblemException(Problems.NotFound);
        }

        return TypedResults.PhysicalFile($"{path}.{format}", type, Path.GetFileName($"{path}.{format}"));
    }

    private async Task<Schedule> FindAsync(HttpContext context, string id)
    {
        Caller.Of(context).Require("admin");
        return await store.FindAsync(id, context.RequestAborted).ConfigureAwait(false) ?? throw new ProblemException(Problems.NotFound);
    }

    /// <summary>A schedule that may be changed here.</summary>
    private async Task<Schedule> OwnAsync(HttpContext context, string id)
    {
        Schedule schedule = await FindAsync(context, id).ConfigureAwait(false);
        return schedule.IsFromFile ? throw new ProblemException(FromFile) : schedule;
    }

    private async Task<List<Diagnostic>> FindingsOfAsync(HttpContext context, ScheduleDefinition definition)
    {
        string? styleText = definition.Style is { } style ? await styles.TextAsync(Caller.Of(context).Owner, style, context.RequestAborted).ConfigureAwait(false) : null;
        return ScheduleCheck.Check(definition, roots, styleText, time.GetUtcNow());
    }

    private async Task CheckAsync(HttpContext context, ScheduleDefinition definition)
    {
        List<Diagnostic> findings = await FindingsOfAsync(context, definition).ConfigureAwait(false);
        if (findings.Count > 0)
        {
            throw new ProblemException(Problems.Unusable(findings));
        }

        callbacks.Check(definition.Callback);
    }

    private async Task<ScheduleAnswer> AnswerOfAsync(Schedule schedule, HttpContext context) => ScheduleAnswer.Of(
        schedule, (await store.RunsAsync(schedule.Id, 1, context.RequestAborted).ConfigureAwait(false)).FirstOrDefault(), time.GetUtcNow());

    private Task NoteAsync(HttpContext context, string action, string id) =>
        audit.WriteAsync(Caller.Of(context).Owner, action, id, context.Connection.RemoteIpAddress?.ToString() ?? string.Empty);

    private static Problem FromFile { get; } = new(
        409,
        "schedule.from-file",
        new Message("这个计划写在 schedules.yaml 里，请在文件中修改", "this schedule stands in schedules.yaml and is changed there"),
        null,
        new Message("修改文件后重新启动服务；暂停和立即运行可以在这里做", "change the file and start the service anew; pausing and running now can be done here"));
}
