using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Converter.Documents;

namespace Converter.Batches;

/// <summary>Writes the report of a run as one page for people, in Chinese and English, which needs nothing beside itself.</summary>
public static class BatchReportHtml
{
    private static readonly Lazy<string> Frame = new(ReadFrame);

    /// <summary>The page, in UTF-8. Its links lead from the folder <c>_batch</c> to the outputs.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Write(BatchReport report)
    {
        StringBuilder rows = new();
        foreach (BatchFile file in report.Files.OrderBy(OrderOf).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            AppendRow(rows, file);
        }

        string page = Frame.Value
            .Replace("{{title}}", Text(report.Title), StringComparison.Ordinal)
            .Replace("{{when}}", Text(WhenOf(report)), StringComparison.Ordinal)
            .Replace("{{counts}}", CountsOf(report.Counts), StringComparison.Ordinal)
            .Replace("{{findings}}", ListOf(report.Findings), StringComparison.Ordinal)
            .Replace("{{rows}}", rows.ToString(), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(page);
    }

    /// <summary>What needs a look stands first.</summary>
    private static int OrderOf(BatchFile file) => file.State switch
    {
        BatchState.Failed => 0,
        BatchState.NotStarted => 1,
        BatchState.Made => file.Errors > 0 ? 2 : 3,
        _ => 4,
    };

    private static string WhenOf(BatchReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Started:yyyy-MM-dd HH:mm:ss} – {report.Finished:HH:mm:ss} (UTC{report.Started:zzz})");

    private static string CountsOf(BatchCounts counts)
    {
        (int Number, string Zh, string En, string Kind)[] tiles =
        [
            (counts.Files, "文件", "files", string.Empty),
            (counts.Made, "已生成", "made", string.Empty),
            (counts.Skipped, "无需重做", "up to date", string.Empty),
            (counts.Failed, "失败", "failed", counts.Failed > 0 ? "bad" : string.Empty),
            (counts.NotStarted, "未开始", "not begun", counts.NotStarted > 0 ? "bad" : string.Empty),
            (counts.Pages, "页", "pages", string.Empty),
            (counts.Errors, "错误", "errors", counts.Errors > 0 ? "bad" : string.Empty),
            (counts.Warnings, "警告", "warnings", string.Empty),
            (counts.RemovedLines, "删去的行", "lines removed", string.Empty),
        ];
        return string.Concat(tiles.Where(tile => tile.Number > 0 || tile.Zh is "文件" or "已生成" or "失败").Select(tile =>
            $"<li class=\"{tile.Kind}\"><b>{Number(tile.Number)}</b>{Both(new Message(tile.Zh, tile.En))}</li>"));
    }

    private static void AppendRow(StringBuilder rows, BatchFile file)
    {
        string outputs = string.Concat(file.Outputs.Select(output => $" <a href=\"../{Link($"{file.Name}.{output.Format}")}\">{Text(output.Format)}</a>"));
        rows.Append($"<tr class=\"{ClassOf(file.State)}\"><td><span class=\"path\">{Text(file.Path)}</span><span class=\"out\">{outputs}</span></td>")
            .Append($"<td>{Both(StateOf(file.State))}<br><small>{Both(BatchReasons.Words(file.Reason))}</small></td>")
            .Append($"<td>{Text(file.Title)}</td><td class=\"n\">{(file.Pages > 0 ? Number(file.Pages) : string.Empty)}</td>")
            .Append($"<td>{FindingsOf(file)}</td><td>{RemovedOf(file)}</td><td>{FontsOf(file)}</td>")
            .Append($"<td class=\"n\">{(file.State == BatchState.Made ? Number((int)Math.Round(file.Milliseconds)) : string.Empty)}</td></tr>\n");
    }

    private static string FindingsOf(BatchFile file)
    {
        int all = file.Errors + file.Warnings + file.Notes;
        if (all == 0)
        {
            return "–";
        }

        string head = Both(new Message(
            $"{Number(file.Errors)} 错误，{Number(file.Warnings)} 警告，{Number(file.Notes)} 提示",
            $"{Number(file.Errors)} errors, {Number(file.Warnings)} warnings, {Number(file.Notes)} notes"));
        string rest = all > file.Findings.Length ? $"<li>{Both(new Message($"另有 {Number(all - file.Findings.Length)} 处，见 report.json", $"{Number(all - file.Findings.Length)} more in report.json"))}</li>" : string.Empty;
        return $"<details{(file.Errors > 0 ? " open" : string.Empty)}><summary>{head}</summary>{ListOf(file.Findings, rest)}</details>";
    }

    private static string ListOf(IReadOnlyCollection<BatchFinding> findings, string rest = "") => findings.Count == 0
        ? string.Empty
        : $"<ul>{string.Concat(findings.Select(finding => $"<li class=\"{Text(finding.Severity)}\">{(finding.Line is { } line ? $"<span class=\"line\">{Number(line)}</span> " : string.Empty)}{Both(new Message(finding.Zh, finding.En))}</li>"))}{rest}</ul>";

    private static string RemovedOf(BatchFile file) => file.RemovedLines == 0
        ? "–"
        : $"<details><summary>{Number(file.RemovedLines)}</summary><ul>{string.Concat(file.Removed.Select(line => $"<li><span class=\"line\">{Number(line.Line)}</span> {Text(line.Text)} <small>{Text(line.Rule)}</small></li>"))}</ul></details>";

    private static string FontsOf(BatchFile file) => file.Fonts.IsEmpty
        ? "–"
        : $"<details><summary>{Number(file.Fonts.Length)}</summary><ul>{string.Concat(file.Fonts.Select(font => $"<li>{Text(font.Typeface)} → {Text(string.Join(" + ", font.Used))}</li>"))}</ul></details>";

    private static string ClassOf(BatchState state) => state switch
    {
        BatchState.Failed or BatchState.NotStarted => "bad",
        BatchState.Skipped => "quiet",
        _ => string.Empty,
    };

    private static Message StateOf(BatchState state) => state switch
    {
        BatchState.Made => new Message("已生成", "made"),
        BatchState.Skipped => new Message("未改动", "unchanged"),
        BatchState.Failed => new Message("失败", "failed"),
        _ => new Message("未开始", "not begun"),
    };

    private static string Both(Message message) => $"<span lang=\"zh\">{Text(message.Chinese)}</span><span lang=\"en\">{Text(message.English)}</span>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Link(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ReadFrame()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Converter.Batches.report.html")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
