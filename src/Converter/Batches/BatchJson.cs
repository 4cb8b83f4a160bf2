using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Converter.Batches;

/// <summary>The form of records and reports in JSON.</summary>
internal static class BatchJson
{
    /// <summary>One object in one line.</summary>
    public static JsonSerializerOptions Line { get; } = new(JsonSerializerDefaults.Web)
    {
        // Chinese characters are to be read by people; the text is never put into a page of HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Indented, for people.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Line) { WriteIndented = true, NewLine = "\n" };
}
