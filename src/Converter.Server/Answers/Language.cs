using System.Text.Json.Serialization;
using Converter.Documents;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Answers;

/// <summary>The language of an answer: Chinese, or English where the caller would rather have it.</summary>
/// <param name="Tag"><c>zh</c> or <c>en</c>.</param>
public sealed record Language(string Tag)
{
    /// <summary>The language that a request asks for.</summary>
    /// <param name="request">The request.</param>
    public static Language Of(HttpRequest request)
    {
        IEnumerable<string> wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(value => value.Quality ?? 1)
            .Where(value => value.Value.HasValue)
            .Select(value => value.Value.Value![..Math.Min(2, value.Value.Length)].ToLowerInvariant());
        return wanted.FirstOrDefault(tag => tag is "zh" or "en") == "en" ? new Language("en") : new Language("zh");
    }

    /// <summary>A sentence in this language.</summary>
    /// <param name="message">The sentence.</param>
    public string Of(Message message) => Tag == "en" ? message.English : message.Chinese;
}

/// <summary>A finding.</summary>
/// <param name="Code">Stable dotted code.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Line">Line in the original, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Hint">What to do.</param>
public sealed record FindingAnswer(
    string Code,
    string Severity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hint)
{
    internal static FindingAnswer Of(Diagnostic finding, Language language) => new(
        finding.Code,
        finding.Severity.ToString().ToLowerInvariant(),
        finding.At?.Line,
        finding.At?.Column,
        language.Of(finding.Message),
        finding.Hint is null ? null : language.Of(finding.Hint));
}
