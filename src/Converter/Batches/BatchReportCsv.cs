using System.Globalization;
using System.Text;

namespace Converter.Batches;

/// <summary>Writes the report of a run as a table for spreadsheets.</summary>
public static class BatchReportCsv
{
    private static readonly string[] Heads =
    [
        "文件 file", "状态 state", "原因 reason", "标题 title", "文种 kind", "样式 style", "页数 pages", "字数 characters",
        "错误 errors", "警告 warnings", "提示 notes", "发现 findings", "字体 fonts", "删去行数 removed lines", "占位 placeholders",
        "字数核对 conserved", "毫秒 milliseconds", "输出 outputs",
    ];

    /// <summary>The table in UTF-8 with a byte order mark, by which Excel knows it; fields are separated by commas, lines by CR LF.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Write(BatchReport report)
    {
        StringBuilder text = new("\uFEFF");
        Append(text, Heads);
        foreach (BatchFile file in report.Files)
        {
            Append(text, CellsOf(file));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] CellsOf(BatchFile file) =>
    [
        file.Path,
        file.State.ToString().ToLowerInvariant(),
        BatchReasons.Words(file.Reason).ToString(),
        file.Title,
        file.Kind,
        file.Style,
        Number(file.Pages),
        Number(file.Characters),
        Number(file.Errors),
        Number(file.Warnings),
        Number(file.Notes),
        string.Join("; ", file.Findings.Select(finding => finding.Line is { } line ? $"{Number(line)}: {finding.Zh}" : finding.Zh)),
        string.Join("; ", file.Fonts.Select(font => $"{font.Typeface}={string.Join('+', font.Used)}")),
        Number(file.RemovedLines),
        Number(file.Placeholders),
        file.Conserved ? "1" : "0",
        file.Milliseconds.ToString("0.#", CultureInfo.InvariantCulture),
        string.Join("; ", file.Outputs.Select(output => $"{file.Name}.{output.Format}")),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell in quotes. A spreadsheet would take a text that begins with one of these signs for a formula; an apostrophe keeps it a text.</summary>
    private static string Cell(string text)
    {
        string plain = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
