using Converter.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Converter.Server.Answers;

/// <summary>A refusal: what, why, and what to do, in the language that the caller asks for (RFC 9457).</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Code">Stable dotted code.</param>
/// <param name="What">What is the matter.</param>
/// <param name="Why">Why.</param>
/// <param name="Hint">What to do.</param>
public sealed record Problem(int Status, string Code, Message What, Message? Why = null, Message? Hint = null)
{
    /// <summary>Findings that say more; none by default.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; init; } = [];

    /// <summary>Seconds after which to try again; <see langword="null"/> where that is no use.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The answer.</summary>
    /// <param name="context">The request.</param>
    public ProblemHttpResult Answer(HttpContext context)
    {
        Language language = Language.Of(context.Request);
        if (RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        context.Response.Headers.ContentLanguage = language.Tag;
        ProblemDetails details = new()
        {
            Status = Status,
            Type = "about:blank",
            Title = language.Of(What),
            Detail = Why is null ? null : language.Of(Why),
            Instance = context.Request.Path,
            Extensions = { ["code"] = Code },
        };
        if (Hint is not null)
        {
            details.Extensions["hint"] = language.Of(Hint);
        }

        if (Findings.Count > 0)
        {
            details.Extensions["findings"] = Findings.Select(finding => FindingAnswer.Of(finding, language)).ToArray();
        }

        return TypedResults.Problem(details);
    }
}

/// <summary>Refuses a request from anywhere within its handling.</summary>
/// <param name="problem">The refusal.</param>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    /// <summary>The refusal.</summary>
    public Problem Problem { get; } = problem;
}
