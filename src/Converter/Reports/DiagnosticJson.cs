using System.Text.Json;
using Converter.Documents;

namespace Converter.Reports;

/// <summary>The form that a finding has in every JSON of this program.</summary>
public static class DiagnosticJson
{
    /// <summary>Writes the members of a finding into an object that is open: code, severity, line, column, message, hint.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="finding">The finding.</param>
    public static void WriteMembers(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        if (finding.At is { } at)
        {
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
        }

        WriteMessage(json, "message", finding.Message);
        if (finding.Hint is { } hint)
        {
            WriteMessage(json, "hint", hint);
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, Message message)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", message.Chinese);
        json.WriteString("en", message.English);
        json.WriteEndObject();
    }
}
