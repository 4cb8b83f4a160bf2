using System.Text.Json;
using Converter.Documents;

namespace Converter.Jobs.Storage;

/// <summary>A finding as it is kept in the database.</summary>
internal static class DiagnosticText
{
    public static string? Of(Diagnostic? finding) => finding is null ? null : JsonSerializer.Serialize(new Stored(
        finding.Code, finding.Message.Chinese, finding.Message.English, finding.Hint?.Chinese, finding.Hint?.English, finding.At?.Line, finding.At?.Column));

    public static Diagnostic? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        Stored stored = JsonSerializer.Deserialize<Stored>(text)!;
        return new Diagnostic(
            stored.Code,
            Severity.Error,
            stored is { Line: { } line, Column: { } column } ? new SourcePosition(line, column) : null,
            new Message(stored.Zh, stored.En),
            stored is { HintZh: { } zh, HintEn: { } en } ? new Message(zh, en) : null);
    }

    private sealed record Stored(string Code, string Zh, string En, string? HintZh, string? HintEn, int? Line, int? Column);
}
