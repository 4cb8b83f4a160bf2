using System.Text.Encodings.Web;
using System.Text.Json;
using Converter.Documents;
using Converter.Reading.Decoding;

namespace Converter.Reading.Outline;

/// <summary>Writes the outline JSON, version 1: an entry for every line of the original that is not blank.</summary>
public static class OutlineJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the outline of a text as UTF-8, one entry on a line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="decoding">How the file was decoded.</param>
    /// <param name="outline">Its outline.</param>
    /// <param name="explain">Whether every entry carries the evidence for it.</param>
    public static void Write(Stream stream, DecodingResult decoding, OutlinedText outline, bool explain = false)
    {
        using StreamWriter lines = new(stream, new System.Text.UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        lines.Write("{\"version\": 1, ");
        lines.Write($"\"encoding\": {Quote(decoding.Encoding)}, ");
        lines.Write($"\"kind\": {Quote(Words.Of(outline.Document.Kind))}, ");
        lines.Write($"\"kindConfidence\": {Number(outline.Document.KindConfidence)},\n \"lines\": [");
        string separator = "\n  ";
        foreach (LineVerdict verdict in outline.Lines)
        {
            lines.Write(separator);
            lines.Write(Entry(verdict, explain));
            separator = ",\n  ";
        }

        lines.Write("\n ]}\n");
    }

    private static string Entry(LineVerdict verdict, bool explain)
    {
        using MemoryStream memory = new();
        using (Utf8JsonWriter json = new(memory, Compact))
        {
            json.WriteStartObject();
            json.WriteNumber("n", verdict.Number);
            json.WriteString("role", Words.Of(verdict.Role));
            WriteParts(json, verdict);
            json.WritePropertyName("confidence");
            json.WriteRawValue(Number(verdict.Confidence));
            if (explain)
            {
                WriteReasons(json, verdict);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    private static void WriteParts(Utf8JsonWriter json, LineVerdict verdict)
    {
        if (verdict.Level > 0)
        {
            json.WriteNumber("level", verdict.Level);
        }

        if (verdict.Head is not null)
        {
            json.WriteString("head", verdict.Head);
        }

        if (!verdict.Leads.IsEmpty)
        {
            json.WriteStartArray("leads");
            foreach (string lead in verdict.Leads)
            {
                json.WriteStringValue(lead);
            }

            json.WriteEndArray();
        }

        if (verdict.Picture is not null)
        {
            json.WriteString("picture", verdict.Picture);
        }

        if (verdict.Joins > 0)
        {
            json.WriteNumber("joins", verdict.Joins);
        }

        if (verdict.Rule is not null)
        {
            json.WriteString("rule", verdict.Rule);
        }
    }

    private static void WriteReasons(Utf8JsonWriter json, LineVerdict verdict)
    {
        json.WriteStartArray("reasons");
        foreach (Reason reason in verdict.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("id", reason.Id);
            json.WriteNumber("weight", reason.Weight);
            json.WriteString("zh", reason.Words.Chinese);
            json.WriteString("en", reason.Words.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Quote(string text) => "\"" + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) + "\"";

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
