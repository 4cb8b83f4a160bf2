using System.Collections.Immutable;
using System.Text.Json;
using Converter.Documents;
using Converter.Reports;

namespace Converter.Batches;

/// <summary>Makes the account of a text out of what came of it.</summary>
public static class BatchFiles
{
    /// <summary>What a conversion came to.</summary>
    /// <param name="item">The text.</param>
    /// <param name="report">The report of the conversion.</param>
    /// <param name="isMade">Whether all outputs were made and written.</param>
    /// <param name="further">Findings beside those of the report.</param>
    public static BatchFile Of(BatchItem item, ConversionReport report, bool isMade, IReadOnlyCollection<Diagnostic> further)
    {
        Diagnostic[] findings = [.. further, .. report.Findings];
        return Account(item, findings) with
        {
            State = isMade ? BatchState.Made : BatchState.Failed,
            Input = report.Source.Sha256,
            Title = report.Title,
            Kind = report.Kind,
            Style = report.Style,
            Pages = report.Counts.Pages,
            Characters = report.Counts.Characters,
            Conserved = report.Conserved,
            RemovedLines = report.Removed.Length,
            Removed = [.. report.Removed.Take(BatchFile.MostListed).Select(line => new BatchRemoved(line.Number, line.Text, line.Rule))],
            Placeholders = report.Placeholders.Length,
            Fonts = [.. report.Fonts.Select(font => new BatchFont(font.Typeface, font.Used))],
            Outputs = isMade ? report.Outputs : [],
            Milliseconds = Math.Round(report.Times.Sum(time => time.Milliseconds), 1),
        };
    }

    /// <summary>A text that could not even be read.</summary>
    /// <param name="item">The text.</param>
    /// <param name="problem">Why.</param>
    public static BatchFile Unreadable(BatchItem item, Diagnostic problem) => Account(item, [problem]) with { State = BatchState.Failed };

    private static BatchFile Account(BatchItem item, IReadOnlyCollection<Diagnostic> findings) => new(item.Entry.Path, item.Name)
    {
        Errors = findings.Count(finding => finding.Severity == Severity.Error),
        Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
        MissingGlyphs = findings.Count(finding => finding.Code == "fonts.missing-glyph"),
        Notes = findings.Count(finding => finding.Severity == Severity.Info),
        Findings = [.. findings.OrderByDescending(finding => finding.Severity).Take(BatchFile.MostListed).Select(Of)],
    };

    /// <summary>A finding as reports of batches list it.</summary>
    /// <param name="finding">The finding.</param>
    public static BatchFinding Of(Diagnostic finding) => new(
        finding.Code, finding.Severity.ToString().ToLowerInvariant(), finding.At?.Line, finding.Message.Chinese, finding.Message.English);
}
