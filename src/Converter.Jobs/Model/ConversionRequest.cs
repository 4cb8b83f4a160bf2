using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Converter.Jobs.Model;

/// <summary>How a text is to be converted, in a form that is stored with the job.</summary>
public sealed record ConversionRequest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Name of the style sheet; <see langword="null"/> to choose by the kind of document.</summary>
    public string? Style { get; init; }

    /// <summary>Text of an owner's own sheet as it was when the job was accepted; <see langword="null"/> for a built-in sheet.</summary>
    public string? StyleText { get; init; }

    /// <summary>Formats to make: <c>docx</c>, <c>pdf</c>; both by default.</summary>
    public ImmutableArray<string> Formats { get; init; } = ["docx", "pdf"];

    /// <summary>Values that the text does not hold, by name of the field.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What a person decided about lines.</summary>
    public ImmutableArray<CorrectedLine> Corrections { get; init; } = [];

    /// <summary>Rules of cleaning that are not used, by id or group.</summary>
    public ImmutableArray<string> Keep { get; init; } = [];

    /// <summary>Whether the text is cleaned; it is by default.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>Whether a text that still has placeholders is refused.</summary>
    public bool RefusePlaceholders { get; init; }

    /// <summary>Whether even pages have their binding margin on the right; by default as the style says.</summary>
    public bool? Mirrored { get; init; }

    /// <summary>Whether a blank page makes the number of pages even; by default as the style says.</summary>
    public bool? PadEven { get; init; }

    /// <summary>Whether there is a table of contents; by default as the style says.</summary>
    public bool? Contents { get; init; }

    /// <summary>Levels of headings that the contents have, 0 … 4; by default as the style says.</summary>
    public int? ContentsLevels { get; init; }

    /// <summary>Whether the .docx has the findings of proofreading as comments, and its placeholders coloured; not by default.</summary>
    public bool Comments { get; init; }

    /// <summary>Whether the .pdf has crop marks; by default as the style says.</summary>
    public bool? CropMarks { get; init; }

    /// <summary>Colour space of what is not black in the .pdf: <c>rgb</c> or <c>cmyk</c>; by default as the style says.</summary>
    public string? Colors { get; init; }

    /// <summary>The request as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    public static ConversionRequest FromJson(string json) => JsonSerializer.Deserialize<ConversionRequest>(json, Json)!;
}

/// <summary>A line about which a person has decided.</summary>
/// <param name="N">Its number in the original, from 1.</param>
/// <param name="Role">What it is, in the words of the outline JSON; <c>junk</c> removes it, any other role brings it back.</param>
/// <param name="Level">Level of a heading; 0 to find it by its surroundings.</param>
/// <param name="Head">Text of a run-in heading.</param>
public sealed record CorrectedLine(int N, string Role, int Level = 0, string? Head = null);
