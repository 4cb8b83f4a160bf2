using System.Globalization;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Reports;

namespace Converter.Cli.Commands;

/// <summary>One run of <c>convert --book</c>: all files as one book.</summary>
/// <param name="plan">How the texts are converted.</param>
/// <param name="folder">Where the files go.</param>
/// <param name="terminal">Where to speak.</param>
internal sealed class BookRun(ConversionPlan plan, string folder, Terminal terminal)
{
    /// <summary>Makes the book and says how it went.</summary>
    /// <param name="title">Its title; the files are called after it.</param>
    /// <param name="files">The paths of the texts, in order.</param>
    /// <returns>The exit code.</returns>
    public int Make(string title, string[] files)
    {
        List<BookText> texts = [];
        foreach (string path in files)
        {
            InputFile input = InputFile.Read(path, terminal.OpenInput);
            if (input.Content is null)
            {
                terminal.Say(path, input.Problem!);
                return ExitCode.InputUnreadable;
            }

            List<Diagnostic> findings = [];
            texts.Add(new BookText(input.FileName, input.Content)
            {
                Reading = plan.Reading.For(path, findings),
                FieldFile = FieldsBeside.Read(path, plan.Style, findings),
            });
            findings.ForEach(finding => terminal.Say(path, finding));
        }

        BookResult result = new BookConverter(FontSources.Open(plan.Fonts), TimeProvider.System).Convert(title, texts, plan.Options);
        Diagnostic? problem = result.Outputs.IsEmpty ? null : new OutputFolder(folder).Write(FilesOf(OutputFolder.NameOf(title), result));
        Say(title, files, result, problem);
        return problem is null ? ConversionRun.CodeOf(result.Outcome) : ExitCode.InputUnreadable;
    }

    private static List<(string Name, ReadOnlyMemory<byte> Content)> FilesOf(string name, BookResult result) =>
    [
        .. result.Outputs.Select(output => ($"{name}.{output.Format}", output.Content)),
        ($"{name}.report.json", ReportJson.Write(result.Report)),
    ];

    private void Say(string title, string[] files, BookResult result, Diagnostic? problem)
    {
        foreach ((string path, ConversionReport text) in files.Zip(result.Report.Texts))
        {
            string place = text.FirstPage?.ToString(CultureInfo.InvariantCulture) ?? "-";
            int errors = text.Findings.Count(finding => finding.Severity == Severity.Error);
            terminal.Say($"{path}: 第 {place} 页起 / from page {place}, {text.Style}, 发现 / findings {text.Findings.Length} ({errors} 错误 / errors)");
            foreach (Diagnostic finding in text.Findings.Where(IsSaid))
            {
                terminal.Say(path, finding);
            }
        }

        foreach (Diagnostic finding in result.Report.Findings.Where(finding => finding.Severity == Severity.Error).Concat(problem is null ? [] : [problem]))
        {
            terminal.Say(title, finding);
        }

        terminal.Say(result.Outcome == ConversionOutcome.Done && problem is null
            ? $"《{title}》: {RunSummary.Pages(result.Report.Pages)}{files.Length} 篇 / texts"
            : $"《{title}》: 未完成 / not done");
        if (!result.Report.Conserved && result.Outputs.Length > 0)
        {
            terminal.Say("注意：有文件的字数核对不一致，详见报告 / note: in some file the count of characters does not agree, see its report");
        }
    }

    /// <summary>Findings of proofreading are counted here and listed in the report; what concerns the book is said.</summary>
    private static bool IsSaid(Diagnostic finding) =>
        finding.Code.StartsWith("book.", StringComparison.Ordinal)
        || (finding.Severity == Severity.Error && !finding.Code.StartsWith("proof.", StringComparison.Ordinal));
}
