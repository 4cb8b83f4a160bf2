using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Converter.Server.Notices;
using Converter.Server.Security;
using Converter.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary><c>/conversions</c>: hand in, list, look, call off, try again, delete.</summary>
internal sealed class ConversionsEndpoints(
    JobService jobs,
    IJobStore store,
    IBlobStore blobs,
    JobEvents events,
    UploadReader uploads,
    RequestBuilder requests,
    AuditLog audit,
    CallbackGuard callbacks,
    ServerSettings settings,
    TimeProvider time)
{
    private const string Address = "/api/v1/conversions";
    private const int LongestWait = 60;
    private const int MostListed = 200;
    private const int LongestKey = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/conversions").WithTags("conversions");
        group.MapPost("/", (HttpContext context, ConversionsEndpoints self, int? wait) => self.CreateAsync(context, wait))
            .WithName("createConversion")
            .WithSummary("Convert one text or several")
            .WithDescription("Files in the field `files` (also .zip archives of texts), or a text in `text`. One text answers with its conversion, several with their batch. "
                + "`wait` is the number of seconds to wait for the result, 0 … 60. `Idempotency-Key` makes a repeated request harmless.")
            .Accepts<ConversionForm>("multipart/form-data", "application/json")
            .Produces<ConversionAnswer>(StatusCodes.Status200OK)
            .Produces<ConversionAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblems(400, 413, 415, 422, 429);
        group.MapGet("/", (HttpContext context, ConversionsEndpoints self, string? state, string? batch, string? name, string? before, int? limit, bool? all) =>
                self.ListAsync(context, state, batch, name, before, limit, all))
            .WithName("listConversions")
            .WithSummary("Conversions, the newest first")
            .Produces<ConversionListAnswer>()
            .ProducesProblems(400);
        group.MapGet("/{id}", (HttpContext context, ConversionsEndpoints self, string id, int? wait) => self.GetAsync(context, id, wait))
            .WithName("getConversion")
            .WithSummary("One conversion, with its report and its story")
            .Produces<ConversionAnswer>()
            .ProducesProblems(404);
        group.MapPost("/{id}/corrections", (HttpContext context, ConversionsEndpoints self, string id, int? wait) => self.CorrectAsync(context, id, wait))
            .WithName("correctConversion")
            .WithSummary("Convert the same text again with corrected lines")
            .Accepts<ConversionForm>("application/json", "multipart/form-data")
            .Produces<ConversionAnswer>(StatusCodes.Status200OK)
            .Produces<ConversionAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblems(404, 409, 422, 429);
        group.MapPost("/{id}/cancel", (HttpContext context, ConversionsEndpoints self, string id) => self.CancelAsync(context, id))
            .WithName("cancelConversion")
            .WithSummary("Call a conversion off")
            .Produces<ConversionAnswer>()
            .ProducesProblems(404, 409);
        group.MapPost("/{id}/retry", (HttpContext context, ConversionsEndpoints self, string id) => self.RetryAsync(context, id))
            .WithName("retryConversion")
            .WithSummary("Try a conversion again that failed or was called off")
            .Produces<ConversionAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblems(404, 409);
        group.MapDelete("/{id}", (HttpContext context, ConversionsEndpoints self, string id) => self.DeleteAsync(context, id))
            .WithName("deleteConversion")
            .WithSummary("Delete a conversion with its text and its files, at once")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(404);
    }

    /// <summary>The job of a number, if the caller may see it; what is not his is not there.</summary>
    public async Task<Job> FindAsync(HttpContext context, string id)
    {
        Caller caller = Caller.Of(context);
        caller.Require("read");
        Job? job = Ulid.IsOne(id) ? await store.FindAsync(id, context.RequestAborted).ConfigureAwait(false) : null;
        return job is not null && (job.Owner == caller.Owner || caller.IsAdministrator) ? job : throw new ProblemException(Problems.NotFound);
    }

    public ConversionAnswer AnswerOf(HttpContext context, Job job) => ConversionAnswer.Of(job, events.Last(job.Id) ?? Elsewhere(job), Language.Of(context.Request));

    /// <summary>What another node has told of a job that runs there.</summary>
    private static JobEvent? Elsewhere(Job job) => job is { State: JobState.Running, Stage: not null } ? new JobEvent(job.Id, job.State, job.Stage, job.StagesDone) : null;

    /// <summary>Before anything is read or stored, so that a request that is refused has done nothing.</summary>
    private static void CheckWait(int? wait)
    {
        if (wait is < 0 or > LongestWait)
        {
            throw new ProblemException(Problems.Malformed("wait", $"0 … {LongestWait}"));
        }
    }

    private async Task<IResult> CreateAsync(HttpContext context, int? wait)
    {
        Caller caller = Caller.Of(context);
        caller.Require("write");
        CheckWait(wait);
        DateTimeOffset begun = time.GetUtcNow();
        (ConversionForm form, List<UploadedText> texts) = await uploads.ReadAsync(context.Request, settings.Uploads.MostBytesPerFile).ConfigureAwait(false);
        if (texts.Count == 0)
        {
            throw new ProblemException(Problems.NothingSent);
        }

        ConversionRequest request = await requests.BuildAsync(form, caller.Owner, context.RequestAborted).ConfigureAwait(false);
        callbacks.Check(form.Callback);
        bool isBatch = texts.Count > 1;
        string? batch = isBatch ? Ulid.New(time) : null;
        List<Pin> pins = [];
        try
        {
            string[] ids = Ulid.Several(time, texts.Count);
            ImmutableArray<Job>.Builder jobsOf = ImmutableArray.CreateBuilder<Job>(texts.Count);
            for (int at = 0; at < texts.Count; at++)
            {
                jobsOf.Add(await MakeAsync(ids[at], caller, texts[at], request, form, batch, pins).ConfigureAwait(false));
            }

            ImmutableArray<Job> made = jobsOf.ToImmutable();
            string location = isBatch ? $"/api/v1/batches/{batch}" : $"{Address}/{made[0].Id}";
            Acceptance acceptance = await jobs.SubmitAsync(made, MarkOf(context.Request, made, request, location), context.RequestAborted).ConfigureAwait(false);
            string accepted = LocationOf(acceptance, location);
            TraceUploads(made, begun, acceptance.Outcome);
            // While the conversion runs: the audit is on the disk before the answer is given.
            Task audited = audit.WriteAsync(caller.Owner, "convert", accepted, AddressOf(context));
            try
            {
                return await AcceptedAsync(context, accepted, wait).ConfigureAwait(false);
            }
            finally
            {
                await audited.ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (Pin pin in pins)
            {
                await pin.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<IResult> CorrectAsync(HttpContext context, string id, int? wait)
    {
        Caller caller = Caller.Of(context);
        caller.Require("write");
        CheckWait(wait);
        Job old = await FindAsync(context, id).ConfigureAwait(false);
        (ConversionForm form, _) = await uploads.ReadAsync(context.Request, settings.Uploads.MostBytesPerFile).ConfigureAwait(false);
        ConversionRequest asked = await requests.BuildAsync(form, caller.Owner, context.RequestAborted).ConfigureAwait(false);
        ConversionRequest request = RequestBuilder.Renew(old.Request, form, asked);
        await using Pin pin = await PinAsync(old.Input).ConfigureAwait(false);
        Job job = new(Ulid.New(time), old.Owner, old.Name, request, pin.Sha256, old.InputBytes, time.GetUtcNow()) { CorrectionOf = old.Id, Callback = old.Callback };
        string location = $"{Address}/{job.Id}";
        Acceptance acceptance = await jobs.SubmitAsync([job], MarkOf(context.Request, [job], request, location), context.RequestAborted).ConfigureAwait(false);
        string accepted = LocationOf(acceptance, location);
        await audit.WriteAsync(caller.Owner, "correct", accepted, AddressOf(context)).ConfigureAwait(false);
        return await AcceptedAsync(context, accepted, wait).ConfigureAwait(false);
    }

    private async Task<IResult> ListAsync(HttpContext context, string? state, string? batch, string? name, string? before, int? limit, bool? all)
    {
        Caller caller = Caller.Of(context);
        caller.Require("read");
        JobState? wanted = state is null ? null
            : Enum.TryParse(state, ignoreCase: true, out JobState known) && !char.IsDigit(state[0]) ? known
            : throw new ProblemException(Problems.Malformed("state", "queued, running, succeeded, failed, cancelled"));
        int most = Math.Clamp(limit ?? 50, 1, MostListed);
        JobFilter filter = new(all == true && caller.IsAdministrator ? null : caller.Owner)
        {
            State = wanted,
            Batch = batch,
            Name = name,
            Before = before,
            Limit = most + 1,
        };
        ImmutableArray<Job> found = await store.ListAsync(filter, context.RequestAborted).ConfigureAwait(false);
        ConversionAnswer[] page = [.. found.Take(most).Select(job => AnswerOf(context, job))];
        return TypedResults.Ok(new ConversionListAnswer(page, found.Length > most ? NextOf(context.Request, page[^1].Id) : null));
    }

    private async Task<IResult> GetAsync(HttpContext context, string id, int? wait)
    {
        CheckWait(wait);
        Job now = await FindAsync(context, id).ConfigureAwait(false);
        Job job = Job.IsFinal(now.State) ? now : await WaitAsync(context, id, wait).ConfigureAwait(false) ?? await FindAsync(context, id).ConfigureAwait(false);
        return TypedResults.Ok(await FullAnswerAsync(context, job).ConfigureAwait(false));
    }

    private async Task<IResult> CancelAsync(HttpContext context, string id)
    {
        Caller.Of(context).Require("write");
        Job job = await FindAsync(context, id).ConfigureAwait(false);
        if (!await jobs.CancelAsync(job.Id).ConfigureAwait(false))
        {
            throw new ProblemException(Problems.WrongState(ConversionAnswer.WordOf((await FindAsync(context, id).ConfigureAwait(false)).State)));
        }

        await audit.WriteAsync(Caller.Of(context).Owner, "cancel", job.Id, AddressOf(context)).ConfigureAwait(false);
        return TypedResults.Ok(AnswerOf(context, await FindAsync(context, id).ConfigureAwait(false)));
    }

    private async Task<IResult> RetryAsync(HttpContext context, string id)
    {
        Caller.Of(context).Require("write");
        Job job = await FindAsync(context, id).ConfigureAwait(false);
        if (!await jobs.RetryAsync(job).ConfigureAwait(false))
        {
            throw new ProblemException(Problems.WrongState(ConversionAnswer.WordOf(job.State)));
        }

        await audit.WriteAsync(Caller.Of(context).Owner, "retry", job.Id, AddressOf(context)).ConfigureAwait(false);
        return TypedResults.Accepted($"{Address}/{id}", AnswerOf(context, await FindAsync(context, id).ConfigureAwait(false)));
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string id)
    {
        Caller.Of(context).Require("write");
        Job job = await FindAsync(context, id).ConfigureAwait(false);
        await jobs.DeleteAsync(job.Id).ConfigureAwait(false);
        await audit.WriteAsync(Caller.Of(context).Owner, "delete", job.Id, AddressOf(context)).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private async Task<Job> MakeAsync(string id, Caller caller, UploadedText text, ConversionRequest request, ConversionForm form, string? batch, List<Pin> pins)
    {
        Pin pin = await blobs.PutAsync(text.Content, CancellationToken.None).ConfigureAwait(false);
        pins.Add(pin);
        return new Job(id, caller.Owner, text.Name, request, pin.Sha256, text.Content.Length, time.GetUtcNow())
        {
            Batch = batch,
            Callback = form.Callback,
            Priority = PriorityOf(form.Priority, batch is not null),
        };
    }

    private static void TraceUploads(ImmutableArray<Job> jobs, DateTimeOffset begun, AcceptanceOutcome outcome)
    {
        foreach (Job job in outcome == AcceptanceOutcome.Accepted ? jobs : [])
        {
            JobTraces.Add("upload", job.Id, begun, job.Created);
        }
    }

    private static JobPriority PriorityOf(string? word, bool isBatch) => word switch
    {
        null => isBatch ? JobPriority.Batch : JobPriority.Interactive,
        "interactive" => JobPriority.Interactive,
        "batch" => JobPriority.Batch,
        _ => throw new ProblemException(Problems.Malformed("priority", "interactive, batch")),
    };

    private static string LocationOf(Acceptance acceptance, string location) => acceptance.Outcome switch
    {
        AcceptanceOutcome.Accepted => location,
        AcceptanceOutcome.Repeated => acceptance.Location!,
        AcceptanceOutcome.KeyReused => throw new ProblemException(Problems.KeyReused),
        // A guess at how long the queue takes to give room again; each conversion takes some hundredths of a second.
        _ => throw new ProblemException(Problems.QueueFull(acceptance.Outcome == AcceptanceOutcome.OwnerQueueFull, 5 + (int)Math.Min(115, acceptance.Queued / 20))),
    };

    private async Task<IResult> AcceptedAsync(HttpContext context, string location, int? wait)
    {
        string id = location[(location.LastIndexOf('/') + 1)..];
        if (location.StartsWith(Address, StringComparison.Ordinal))
        {
            Job job = await WaitAsync(context, id, wait).ConfigureAwait(false) ?? await FindAsync(context, id).ConfigureAwait(false);
            ConversionAnswer answer = await FullAnswerAsync(context, job).ConfigureAwait(false);
            context.Response.Headers.Location = location;
            return answer.State is "queued" or "running" ? TypedResults.Accepted(location, answer) : TypedResults.Ok(answer);
        }

        ImmutableArray<Job> all = await store.ListAsync(new JobFilter(null) { Batch = id, Limit = settings.Uploads.MostFiles }, context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Accepted(location, BatchAnswer.Of(id, [.. all.Reverse().Select(job => AnswerOf(context, job))]));
    }

    /// <summary>Waits for the end of a job that the caller may see.</summary>
    /// <returns>The job at its end; <see langword="null"/> where it was not waited for so long.</returns>
    private async Task<Job?> WaitAsync(HttpContext context, string id, int? wait)
    {
        if (wait is not > 0)
        {
            return null;
        }

        using Listening listening = events.Listen(id);
        using CancellationTokenSource enough = new(TimeSpan.FromSeconds(wait.Value), time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, context.RequestAborted);
        try
        {
            for (Job? job = await LookAsync().ConfigureAwait(false); job is not null; job = await LookAsync().ConfigureAwait(false))
            {
                if (Job.IsFinal(job.State))
                {
                    return job;
                }

                while (!Job.IsFinal((await listening.Events.ReadAsync(either.Token).ConfigureAwait(false)).State))
                {
                }
            }
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // Not ready in time; the answer says how far it is.
        }

        return null;

        Task<Job?> LookAsync() => store.FindAsync(id, either.Token);
    }

    private async Task<ConversionAnswer> FullAnswerAsync(HttpContext context, Job job)
    {
        ImmutableArray<JobStoryLine> story = await store.StoryAsync(job.Id, context.RequestAborted).ConfigureAwait(false);
        return AnswerOf(context, job) with
        {
            Report = await ReportAsync(job, context.RequestAborted).ConfigureAwait(false),
            Story = [.. story.Select(StoryAnswer.Of)],
        };
    }

    private async Task<JsonElement?> ReportAsync(Job job, CancellationToken cancel)
    {
        if (job.Outputs.FirstOrDefault(output => output.Format == "report") is not { } report)
        {
            return null;
        }

        return await blobs.ReadAsync(report.Sha256, cancel).ConfigureAwait(false) is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null;
    }

    private async Task<Pin> PinAsync(string sha256)
    {
        byte[] content = await blobs.ReadAsync(sha256, CancellationToken.None).ConfigureAwait(false) ?? throw new ProblemException(Problems.NotFound);
        return await blobs.PutAsync(content, CancellationToken.None).ConfigureAwait(false);
    }

    private static IdempotencyMark? MarkOf(HttpRequest request, ImmutableArray<Job> made, ConversionRequest how, string location)
    {
        string key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
        {
            return null;
        }

        if (key.Length > LongestKey)
        {
            throw new ProblemException(Problems.Malformed("Idempotency-Key", $"> {LongestKey}"));
        }

        string whole = string.Join('\n', [request.Path, how.ToJson(), .. made.Select(job => $"{job.Name} {job.Input} {job.Priority} {job.Callback}")]);
        return new IdempotencyMark(key, System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))), location);
    }

    private static string NextOf(HttpRequest request, string before)
    {
        IEnumerable<string> kept = request.Query.Where(pair => pair.Key != "before").Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}");
        return $"{Address}?{string.Join('&', [.. kept, $"before={before}"])}";
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
}
