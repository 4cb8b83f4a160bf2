using System.Collections.Immutable;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Converter.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary>Who makes the request.</summary>
/// <param name="Owner">Whose jobs, files and styles he sees.</param>
/// <param name="Scopes"><c>read</c>, <c>write</c>, <c>admin</c>.</param>
public sealed record MeAnswer(string Owner, IReadOnlyCollection<string> Scopes);

/// <summary>How the service is doing.</summary>
/// <param name="Jobs">Number of jobs by state.</param>
/// <param name="OldestQueuedSeconds">Age of the oldest job that waits, in seconds; 0 where none waits.</param>
/// <param name="WorkingSetBytes">Memory of the process.</param>
/// <param name="Stages">Times of the stages since the start.</param>
public sealed record FiguresAnswer(IReadOnlyDictionary<string, long> Jobs, double OldestQueuedSeconds, long WorkingSetBytes, IReadOnlyList<StageAnswer> Stages);

/// <summary>The time of a stage.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Count">How often it ran.</param>
/// <param name="MeanMilliseconds">How long it took on the average.</param>
public sealed record StageAnswer(string Stage, long Count, double MeanMilliseconds);

/// <summary>A key of the API, without what is secret about it.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="Owner">Whose requests it makes.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Revoked">When it was revoked; none while it holds.</param>
public sealed record KeyAnswer(string Id, string Owner, string Label, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset? Revoked)
{
    internal static KeyAnswer Of(ApiKey key) => new(key.Id, key.Owner, key.Label, key.Scopes, key.Created, key.Revoked);
}

/// <summary>A key that was made just now.</summary>
/// <param name="Secret">The key as it is sent; shown this once.</param>
/// <param name="Key">Its entry.</param>
public sealed record NewKeyAnswer(string Secret, KeyAnswer Key);

/// <summary>What a key is made with.</summary>
public sealed record KeyForm
{
    /// <summary>Whose requests it makes.</summary>
    public string? Owner { get; init; }

    /// <summary>What it is for; nothing by default.</summary>
    public string? Label { get; init; }

    /// <summary>What it allows; <c>read</c> and <c>write</c> by default.</summary>
    public string[]? Scopes { get; init; }
}

/// <summary><c>/me</c> and <c>/admin</c>: who one is; the figures and the keys, for administrators.</summary>
internal sealed class AdminEndpoints(IJobStore store, JobMetrics metrics, KeyStore keys, AuditLog audit, TimeProvider time)
{
    private const int LongestName = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(string.Empty).WithTags("administration");
        group.MapGet("/me", (HttpContext context) => TypedResults.Ok(new MeAnswer(Caller.Of(context).Owner, Caller.Of(context).Scopes)))
            .WithName("me")
            .WithSummary("Who makes the request, and what he may do");
        group.MapGet("/admin/figures", (HttpContext context, AdminEndpoints self) => self.FiguresAsync(context))
            .WithName("figures")
            .WithSummary("Jobs by state, age of the queue, times of the stages")
            .Produces<FiguresAnswer>()
            .ProducesProblems(403);
        group.MapGet("/admin/keys", (HttpContext context, AdminEndpoints self) => self.ListKeysAsync(context))
            .WithName("listKeys")
            .WithSummary("The keys of the API, without their secrets")
            .Produces<IReadOnlyList<KeyAnswer>>()
            .ProducesProblems(403);
        group.MapPost("/admin/keys", (HttpContext context, AdminEndpoints self, KeyForm form) => self.CreateKeyAsync(context, form))
            .WithName("createKey")
            .WithSummary("Make a key; its secret is in this answer and nowhere else")
            .Produces<NewKeyAnswer>(StatusCodes.Status201Created)
            .ProducesProblems(400, 403);
        group.MapDelete("/admin/keys/{id}", (HttpContext context, AdminEndpoints self, string id) => self.RevokeKeyAsync(context, id))
            .WithName("revokeKey")
            .WithSummary("Revoke a key; requests with it are refused from then on")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(403, 404);
    }

    private async Task<IResult> FiguresAsync(HttpContext context)
    {
        Caller.Of(context).Require("admin");
        QueueFigures figures = await store.FiguresAsync(context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(new FiguresAnswer(
            Enum.GetValues<JobState>().ToDictionary(ConversionAnswer.WordOf, state => figures.ByState.GetValueOrDefault(state)),
            figures.OldestQueued is { } oldest ? (time.GetUtcNow() - oldest).TotalSeconds : 0,
            Environment.WorkingSet,
            [.. JobEvents.Stages.Where(metrics.Stages.ContainsKey).Select(stage => StageOf(stage, metrics.Stages[stage]))]));
    }

    private static StageAnswer StageOf(string stage, (long Count, double Seconds) figures) =>
        new(stage, figures.Count, Math.Round(1000 * figures.Seconds / Math.Max(1, figures.Count), 2));

    private async Task<IResult> ListKeysAsync(HttpContext context)
    {
        Caller.Of(context).Require("admin");
        ImmutableArray<ApiKey> all = await keys.ListAsync(context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<KeyAnswer>>([.. all.Select(KeyAnswer.Of)]);
    }

    private async Task<IResult> CreateKeyAsync(HttpContext context, KeyForm form)
    {
        Caller caller = Caller.Of(context);
        caller.Require("admin");
        string owner = form.Owner?.Trim() ?? string.Empty;
        string label = form.Label?.Trim() ?? string.Empty;
        ImmutableArray<string> scopes = [.. form.Scopes ?? ["read", "write"]];
        Check("owner", owner.Length is > 0 and <= LongestName, $"1 … {LongestName}");
        Check("label", label.Length <= LongestName, $"0 … {LongestName}");
        Check("scopes", scopes.Length > 0 && scopes.All(KeyStore.AllScopes.Contains), string.Join(", ", KeyStore.AllScopes));
        (string secret, ApiKey key) = await keys.CreateAsync(owner, label, scopes).ConfigureAwait(false);
        await audit.WriteAsync(caller.Owner, "key", key.Id, AddressOf(context)).ConfigureAwait(false);
        return TypedResults.Created($"/api/v1/admin/keys/{key.Id}", new NewKeyAnswer(secret, KeyAnswer.Of(key)));
    }

    private async Task<IResult> RevokeKeyAsync(HttpContext context, string id)
    {
        Caller caller = Caller.Of(context);
        caller.Require("admin");
        if (!await keys.RevokeAsync(id).ConfigureAwait(false))
        {
            throw new ProblemException(Problems.NotFound);
        }

        await audit.WriteAsync(caller.Owner, "revoke", id, AddressOf(context)).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static void Check(string field, bool isRight, string allowed)
    {
        if (!isRight)
        {
            throw new ProblemException(Problems.Malformed(field, allowed));
        }
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
}
