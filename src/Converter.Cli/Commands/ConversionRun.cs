using System.Globalization;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Reports;

namespace Converter.Cli.Commands;

/// <summary>One run of <c>convert</c> over several files, with its progress and its summary.</summary>
internal sealed class ConversionRun
{
    private readonly ConversionOptions _options;
    private readonly ReadingPlan _reading;
    private readonly OutputFolder _folder;
    private readonly Terminal _terminal;
    private readonly string? _styleFile;
    private readonly DocumentConverter _converter;
    private int _finished;

    /// <summary>Prepares a run.</summary>
    /// <param name="options">How to convert.</param>
    /// <param name="reading">How the texts are read.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="fonts">A folder with fonts that goes before all others; <see langword="null"/> for none.</param>
    /// <param name="styleFile">The style that was asked for, by name or file; it is no file of values, wherever it stands.</param>
    /// <param name="terminal">Where to speak.</param>
    public ConversionRun(ConversionOptions options, ReadingPlan reading, string folder, string? fonts, string? styleFile, Terminal terminal)
    {
        _styleFile = styleFile;
        _options = options;
        _reading = reading;
        _folder = new OutputFolder(folder);
        _terminal = terminal;
        _converter = new DocumentConverter(FontSources.Open(fonts), TimeProvider.System);
    }

    /// <summary>Converts all files and says how it went.</summary>
    /// <param name="files">The paths.</param>
    /// <param name="jobs">How many at the same time.</param>
    /// <returns>The exit code.</returns>
    public int ConvertAll(string[] files, int jobs)
    {
        (int Code, ConversionReport? Report)[] results = new (int, ConversionReport?)[files.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Math.Min(jobs, files.Length) };
        Parallel.For(0, files.Length, parallel, at => results[at] = ConvertOne(files[at], files.Length));
        Summarize([.. results.Select(result => result.Report).OfType<ConversionReport>()], results.Count(result => result.Code != ExitCode.Done));
        return ExitCode.Of([.. results.Select(result => result.Code)]);
    }

    private (int Code, ConversionReport? Report) ConvertOne(string path, int count)
    {
        InputFile input = InputFile.Read(path, _terminal.OpenInput);
        if (input.Content is null)
        {
            _terminal.Say(path, input.Problem!);
            Interlocked.Increment(ref _finished);
            return (ExitCode.InputUnreadable, null);
        }

        List<Diagnostic> findings = [];
        ConversionOptions options = _options with
        {
            Reading = _reading.For(path, findings),
            FieldFile = FieldsBeside.Read(path, _styleFile, findings),
        };
        findings.ForEach(finding => _terminal.Say(path, finding));
        ConversionResult result = _converter.Convert(input.FileName, input.Content, options);
        // Where nothing could be made, nothing is left behind: why is said on standard error.
        Diagnostic? problem = result.Outputs.IsEmpty ? null : _folder.Write(FilesOf(input.Name, result));
        SayProgress(path, result, problem, count);
        return (problem is null ? CodeOf(result.Outcome) : ExitCode.InputUnreadable, result.Report);
    }

    private static List<(string Name, ReadOnlyMemory<byte> Content)> FilesOf(string name, ConversionResult result) =>
    [
        .. result.Outputs.Select(output => ($"{name}.{output.Format}", output.Content)),
        ($"{name}.report.json", ReportJson.Write(result.Report)),
    ];

    private void SayProgress(string path, ConversionResult result, Diagnostic? problem, int count)
    {
        ConversionReport report = result.Report;
        int at = Interlocked.Increment(ref _finished);
        string milliseconds = report.Times.Sum(time => time.Milliseconds).ToString("0", CultureInfo.InvariantCulture);
        bool isDone = result.Outcome == ConversionOutcome.Done && problem is null;
        _terminal.Say(isDone
            ? $"[{at}/{count}] {path}: {report.Counts.Pages} 页 / pages, {report.Style}, {milliseconds} ms"
            : $"[{at}/{count}] {path}: 未完成 / not done");
        if (problem is not null)
        {
            _terminal.Say(path, problem);
        }
        else if (!isDone)
        {
            foreach (Diagnostic finding in report.Findings.Where(IsOfTheProgram))
            {
                _terminal.Say(path, finding);
            }
        }
    }

    /// <summary>Findings about the text itself are counted here and listed in the report; what keeps a file from being made is said.</summary>
    private static bool IsOfTheProgram(Diagnostic finding) =>
        finding.Severity == Severity.Error && !finding.Code.StartsWith("proof.", StringComparison.Ordinal);

    private void Summarize(List<ConversionReport> reports, int failed)
    {
        int pages = reports.Sum(report => report.Counts.Pages);
        _terminal.Say($"{reports.Count} 个文件 / files, {pages} 页 / pages, 失败 / failed {failed}");
        SayFonts(reports);
        Diagnostic[] findings = [.. reports.SelectMany(report => report.Findings)];
        int errors = findings.Count(finding => finding.Severity == Severity.Error);
        int warnings = findings.Count(finding => finding.Severity == Severity.Warning);
        _terminal.Say(
            $"发现 / findings: {errors} 错误 / errors, {warnings} 警告 / warnings, {findings.Length - errors - warnings} 提示 / notes; "
            + $"删去 {reports.Sum(report => report.Removed.Length)} 行 / lines removed; "
            + $"占位 {reports.Sum(report => report.Placeholders.Length)} 处 / placeholders (见 / see *.report.json)");
        if (reports.Any(report => !report.Conserved && report.Outputs.Length > 0))
        {
            _terminal.Say("注意：有文件的字数核对不一致，详见报告 / note: in some file the count of characters does not agree, see its report");
        }
    }

    private void SayFonts(List<ConversionReport> reports)
    {
        IEnumerable<string> fonts = reports
            .SelectMany(report => report.Fonts)
            .GroupBy(font => font.Typeface)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}={string.Join('+', group.SelectMany(font => font.Used).Distinct())}");
        string line = string.Join("; ", fonts);
        if (line.Length > 0)
        {
            _terminal.Say($"字体 / fonts: {line}");
        }

        foreach (string code in new[] { "fonts.missing-glyph" })
        {
            int count = reports.Sum(report => report.Findings.Count(finding => finding.Code == code));
            if (count > 0)
            {
                _terminal.Say($"{count} 处字符没有任何字体可用，以方框标出 / characters that no font has are drawn as boxes");
            }
        }
    }

    private static int CodeOf(ConversionOutcome outcome) => outcome switch
    {
        ConversionOutcome.Done => ExitCode.Done,
        ConversionOutcome.InputUnreadable => ExitCode.InputUnreadable,
        ConversionOutcome.FieldsWrong => ExitCode.Usage,
        ConversionOutcome.PlaceholdersLeft => ExitCode.Findings,
        ConversionOutcome.FontsMissing => ExitCode.StyleOrFont,
        _ => ExitCode.Internal,
    };
}
