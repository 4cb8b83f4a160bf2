using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Converter.Jobs.Model;

namespace Converter.Jobs.Schedules;

/// <summary>What a schedule does and when; the same members over the API, in <c>schedules.yaml</c> and in the database.</summary>
public sealed record ScheduleDefinition
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Its name, for people.</summary>
    public string? Name { get; init; }

    /// <summary>When it recurs: five fields as Unix has them (<c>30 8 * * 1-5</c>), or six or seven as Quartz has them (<c>0 30 8 ? * MON-FRI</c>).</summary>
    public string? Cron { get; init; }

    /// <summary>When it runs once: <c>2026-12-01T08:00</c>, on the clock of its zone.</summary>
    public string? At { get; init; }

    /// <summary>Watches the source instead: seconds between two looks, 1 … 3600.</summary>
    public int? Watch { get; init; }

    /// <summary>Name of the time zone by IANA; <c>Asia/Shanghai</c> by default.</summary>
    public string? Zone { get; init; }

    /// <summary>Where the texts are: <c>root/folder</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Where the outputs go: <c>root/folder</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Patterns of what is taken; with none: texts, Markdown and Word documents.</summary>
    public string[]? Include { get; init; }

    /// <summary>Patterns of what is not taken.</summary>
    public string[]? Exclude { get; init; }

    /// <summary>Name of a style; by default chosen by the kind of document.</summary>
    public string? Style { get; init; }

    /// <summary>Formats to make: <c>docx</c>, <c>pdf</c>; both by default.</summary>
    public string[]? Formats { get; init; }

    /// <summary>Values that the texts do not hold, by field.</summary>
    public Dictionary<string, string>? Fields { get; init; }

    /// <summary>Rules of cleaning that are not used.</summary>
    public string[]? Keep { get; init; }

    /// <summary>Whether texts are cleaned; they are by default.</summary>
    public bool? Clean { get; init; }

    /// <summary>Whether a text that still has placeholders is refused; not by default.</summary>
    public bool? RefusePlaceholders { get; init; }

    /// <summary>What becomes of times that passed while the service was down: <c>once</c> (run once, the default) or <c>skip</c>.</summary>
    public string? Misfire { get; init; }

    /// <summary>What becomes of a time at which the run before still goes on: <c>skip</c> (the default) or <c>queue</c>.</summary>
    public string? Overlap { get; init; }

    /// <summary>Warns when it has not succeeded for so many hours; not by default.</summary>
    public int? WarnAfterHours { get; init; }

    /// <summary>Address that is told when a run fails or a warning is due.</summary>
    public string? Callback { get; init; }

    /// <summary>Mail addresses that are told the same.</summary>
    public string[]? Mail { get; init; }

    /// <summary>How each text is converted.</summary>
    /// <param name="styleText">Text of the owner's own sheet of that name; <see langword="null"/> for a built-in one.</param>
    public ConversionRequest RequestWith(string? styleText) => new()
    {
        Style = Style,
        StyleText = styleText,
        Formats = Formats is { Length: > 0 } formats ? [.. formats] : ["docx", "pdf"],
        Fields = (Fields ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
        Keep = [.. Keep ?? []],
        Clean = Clean ?? true,
        RefusePlaceholders = RefusePlaceholders ?? false,
    };

    /// <summary>The definition as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    public static ScheduleDefinition FromJson(string json) => JsonSerializer.Deserialize<ScheduleDefinition>(json, Json)!;
}
