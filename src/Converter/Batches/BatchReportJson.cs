using System.Text.Json;

namespace Converter.Batches;

/// <summary>Writes the report of a run for programs.</summary>
public static class BatchReportJson
{
    /// <summary>The report as UTF-8 JSON, indented, ending in a line feed.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Write(BatchReport report) => [.. JsonSerializer.SerializeToUtf8Bytes(report, BatchJson.Indented), (byte)'\n'];
}
