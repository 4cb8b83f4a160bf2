using System.Text.Json;
using Converter.Documents;
using Converter.Reports;

namespace Converter.Batches;

/// <summary>Makes the account of a text out of what came of it.</summary>
public static class BatchFiles
{
    /// <summary>What a conversion came to.</summary>
    /// <param name="item">The text.</param>
    /// <param name="report">The report of the conversion, as <see cref="ReportJson"/> writes it; from this process or from a store of jobs.</param>
    /// <param name="isMade">Whether all outputs were made and written.</param>
    /// <param name="further">Findings beside those of the report.</param>
    public static BatchFile Of(BatchItem item, ReadOnlyMemory<byte> report, bool isMade, IEnumerable<Diagnostic> further)
    {
        using JsonDocument document = JsonDocument.Parse(report);
        JsonElement root = document.RootElement;
        JsonElement counts = root.GetProperty("counts");
        BatchFinding[] findings = [.. further.Select(Of), .. root.GetProperty("findings").EnumerateArray().Select(Finding)];
        return Account(item, findings) with
        {
            State = isMade ? BatchState.Made : BatchState.Failed,
            Input = root.GetProperty("source").GetProperty("sha256").GetString()!,
            Title = root.GetProperty("title").GetString()!,
            Kind = root.GetProperty("kind").GetString()!,
            Style = root.GetProperty("style").GetString()!,
            Pages = counts.GetProperty("pages").GetInt32(),
            Characters = counts.GetProperty("characters").GetInt32(),
            Conserved = root.GetProperty("conserved").GetBoolean(),
            RemovedLines = root.GetProperty("removed").GetArrayLength(),
            Removed = [.. root.GetProperty("removed").EnumerateArray().Take(BatchFile.MostListed).Select(Removed)],
            Placeholders = root.GetProperty("placeholders").GetArrayLength(),
            Fonts = [.. root.GetProperty("fonts").EnumerateArray().Select(Font)],
            Outputs = isMade ? [.. root.GetProperty("outputs").EnumerateArray().Select(Output)] : [],
            Milliseconds = Math.Round(root.GetProperty("milliseconds").EnumerateObject().Sum(stage => stage.Value.GetDouble()), 1),
        };
    }

    /// <summary>A text of which no report was made.</summary>
    /// <param name="item">The text.</param>
    /// <param name="problem">Why.</param>
    public static BatchFile Failed(BatchItem item, Diagnostic problem) => Account(item, [Of(problem)]) with { State = BatchState.Failed };

    /// <summary>A finding as reports of batches list it.</summary>
    /// <param name="finding">The finding.</param>
    public static BatchFinding Of(Diagnostic finding) => new(
        finding.Code, finding.Severity.ToString().ToLowerInvariant(), finding.At?.Line, finding.Message.Chinese, finding.Message.English);

    private static BatchFile Account(BatchItem item, BatchFinding[] findings) => new(item.Entry.Path, item.Name)
    {
        Errors = findings.Count(finding => finding.Severity == "error"),
        Warnings = findings.Count(finding => finding.Severity == "warning"),
        Notes = findings.Count(finding => finding.Severity == "info"),
        MissingGlyphs = findings.Count(finding => finding.Code == "fonts.missing-glyph"),
        Findings = [.. findings.OrderBy(finding => finding.Severity switch { "error" => 0, "warning" => 1, _ => 2 }).Take(BatchFile.MostListed)],
    };

    private static BatchFinding Finding(JsonElement finding)
    {
        JsonElement message = finding.GetProperty("message");
        return new BatchFinding(
            finding.GetProperty("code").GetString()!,
            finding.GetProperty("severity").GetString()!,
            finding.TryGetProperty("line", out JsonElement line) ? line.GetInt32() : null,
            message.GetProperty("zh").GetString()!,
            message.GetProperty("en").GetString()!);
    }

    private static BatchRemoved Removed(JsonElement line) =>
        new(line.GetProperty("line").GetInt32(), line.GetProperty("text").GetString()!, line.GetProperty("rule").GetString()!);

    private static BatchFont Font(JsonElement font) =>
        new(font.GetProperty("typeface").GetString()!, [.. font.GetProperty("used").EnumerateArray().Select(face => face.GetString()!)]);

    private static OutputReport Output(JsonElement output) => new(
        output.GetProperty("format").GetString()!,
        output.GetProperty("bytes").GetInt64(),
        output.GetProperty("sha256").GetString()!,
        output.TryGetProperty("pages", out JsonElement pages) ? pages.GetInt32() : null);
}
