using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Converter.Documents;

namespace Converter.Reports;

/// <summary>Writes a report as <c>NAME.report.json</c>; the same from the command line and from the service.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Chinese characters are to be read by people; the file is never put into a page of HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report as UTF-8 JSON, indented, ending in a line feed.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Write(ConversionReport report) => Write(json =>
    {
        json.WriteNumber("version", 1);
        WriteMembers(json, report);
    });

    /// <summary>
    /// The report of a book, in the same form: what it shares with that of a text has the same names, <c>book</c> is what stands on its cover, and
    /// <c>texts</c> are the reports of its texts.
    /// </summary>
    /// <param name="report">The report.</param>
    public static byte[] Write(BookReport report) => Write(json =>
    {
        json.WriteNumber("version", 1);
        json.WriteStartObject("book");
        json.WriteString("title", report.Cover.Title);
        json.WriteString("issuer", report.Cover.Issuer);
        json.WriteString("date", report.Cover.Date);
        json.WriteEndObject();
        json.WriteString("style", report.Style);
        WriteCounts(json, new CountReport(report.Pages, report.Texts.Sum(text => text.Counts.Lines), report.Texts.Sum(text => text.Counts.Characters)), null);
        WriteFindings(json, report.Findings);
        WriteFonts(json, report.Fonts);
        WriteOutputs(json, report.Outputs);
        json.WriteBoolean("conserved", report.Conserved);
        WriteTimes(json, report.Times);
        WriteArray(json, "texts", report.Texts, text => WriteMembers(json, text));
    });

    private static byte[] Write(Action<Utf8JsonWriter> writeMembers)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, ConversionReport report)
    {
        WriteSource(json, report.Source);
        json.WriteString("kind", report.Kind);
        json.WriteString("title", report.Title);
        json.WriteString("style", report.Style);
        WriteCounts(json, report.Counts, report.FirstPage);
        WriteRemoved(json, report);
        WriteChanged(json, report.Changed);
        WriteFindings(json, report.Findings);
        WritePlaceholders(json, report.Placeholders);
        WriteFonts(json, report.Fonts);
        WriteOutputs(json, report.Outputs);
        json.WriteBoolean("conserved", report.Conserved);
        WriteTimes(json, report.Times);
    }

    private static void WriteSource(Utf8JsonWriter json, SourceReport source)
    {
        json.WriteStartObject("source");
        json.WriteString("name", source.Name);
        json.WriteNumber("bytes", source.Bytes);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("encoding", source.Encoding);
        json.WriteNumber("confidence", Math.Round(source.Confidence, 3));
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, CountReport counts, int? firstPage)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("pages", counts.Pages);
        if (firstPage is { } number)
        {
            json.WriteNumber("firstPage", number);
        }

        json.WriteNumber("lines", counts.Lines);
        json.WriteNumber("characters", counts.Characters);
        json.WriteEndObject();
    }

    private static void WriteRemoved(Utf8JsonWriter json, ConversionReport report) =>
        WriteArray(json, "removed", report.Removed, line =>
        {
            json.WriteNumber("line", line.Number);
            json.WriteString("text", line.Text);
            json.WriteString("rule", line.Rule);
        });

    private static void WriteChanged(Utf8JsonWriter json, ImmutableArray<ChangeReport> changes) =>
        WriteArray(json, "changed", changes, change =>
        {
            WritePlace(json, change.At);
            json.WriteString("from", change.From);
            json.WriteString("to", change.To);
            json.WriteString("rule", change.Rule);
        });

    private static void WriteFindings(Utf8JsonWriter json, ImmutableArray<Diagnostic> findings) =>
        WriteArray(json, "findings", findings, finding => DiagnosticJson.WriteMembers(json, finding));

    private static void WritePlaceholders(Utf8JsonWriter json, ImmutableArray<PlaceholderReport> placeholders) =>
        WriteArray(json, "placeholders", placeholders, placeholder =>
        {
            WritePlace(json, placeholder.At);
            json.WriteString("text", placeholder.Text);
        });

    private static void WriteFonts(Utf8JsonWriter json, ImmutableArray<FontReport> fonts) =>
        WriteArray(json, "fonts", fonts, font =>
        {
            json.WriteString("typeface", font.Typeface);
            json.WriteString("asked", font.Asked);
            WriteStrings(json, "used", font.Used);
            WriteStrings(json, "embedded", font.Embedded);
            WriteStrings(json, "missing", font.Missing);
        });

    private static void WriteOutputs(Utf8JsonWriter json, ImmutableArray<OutputReport> outputs) =>
        WriteArray(json, "outputs", outputs, output =>
        {
            json.WriteString("format", output.Format);
            json.WriteNumber("bytes", output.Bytes);
            json.WriteString("sha256", output.Sha256);
            if (output.Pages is { } pages)
            {
                json.WriteNumber("pages", pages);
            }

            if (output.Label is { } label)
            {
                json.WriteString("label", label);
            }
        });

    private static void WriteTimes(Utf8JsonWriter json, ImmutableArray<StageTime> times)
    {
        json.WriteStartObject("milliseconds");
        foreach (StageTime time in times)
        {
            json.WriteNumber(time.Stage, Math.Round(time.Milliseconds, 2));
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourcePosition? place)
    {
        if (place is { } at)
        {
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
