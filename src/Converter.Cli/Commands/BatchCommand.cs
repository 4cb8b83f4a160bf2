using System.CommandLine;
using System.CommandLine.Parsing;
using Converter.Batches;
using Converter.Documents;

namespace Converter.Cli.Commands;

/// <summary><c>batch SOURCE… --out DIR</c>: folders, archives and lists as a whole, with a report; what is up to date is passed over.</summary>
internal sealed class BatchCommand
{
    private readonly Argument<string[]> _sources = new("SOURCE")
    {
        Description = "文件夹（含子文件夹）、.zip 或单个文件 / folders with their subfolders, .zip archives, single files",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _out = FileArguments.Out();
    private readonly Option<string[]> _list = new("--list") { Description = "文件清单，每行一个路径 / a list of files, one path in each line", HelpName = "FILE" };
    private readonly Option<string[]> _include = new("--include") { Description = "只取符合的文件，如 *.txt、通知/* / take only what matches", HelpName = "PATTERN" };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "不取符合的文件 / leave out what matches", HelpName = "PATTERN" };
    private readonly Option<bool> _continue = new("--continue-on-error") { Description = "有文件失败时继续 / go on when a file fails" };
    private readonly Option<bool> _force = new("--force") { Description = "全部重做 / make everything anew" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "只说明会做什么、为什么 / only say what would be done, and why" };
    private readonly ConversionArguments _conversion = new();

    private BatchCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        BatchCommand self = new();
        Command command = new("batch", "成批转换文件夹、压缩包或清单，只做有变化的 / convert folders, archives or lists; only what has changed")
        {
            self._sources, self._out, self._list, self._include, self._exclude, self._continue, self._force, self._dryRun,
        };
        self._conversion.AddTo(command);
        command.Validators.Add(self.Validate);
        command.SetAction(parsed => self.Run(parsed, terminal));
        return command;
    }

    private void Validate(CommandResult result)
    {
        string[] sources = result.GetValue(_sources) ?? [];
        if (sources.Length == 0 && result.GetValue(_list) is null or [])
        {
            result.AddError("请给出文件夹、压缩包或清单（--list） / name a folder, an archive or a list (--list)");
        }

        string target = Full(result.GetValue(_out) ?? ".");
        if (sources.Any(source => Full(source) == target))
        {
            result.AddError("输出文件夹不能是来源文件夹 / the output folder must not be the source folder");
        }
    }

    private static string Full(string path) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    private int Run(ParseResult parsed, Terminal terminal)
    {
        if (_conversion.Get(parsed, terminal, out int code) is not { } plan)
        {
            return code;
        }

        string folder = parsed.GetValue(_out)!;
        BatchPatterns patterns = new([.. parsed.GetValue(_include) ?? []], [.. parsed.GetValue(_exclude) ?? []]);
        using BatchSources sources = new(patterns, [Full(folder)]);
        Array.ForEach(parsed.GetValue(_sources) ?? [], sources.Add);
        Array.ForEach(parsed.GetValue(_list) ?? [], sources.AddList);
        foreach (Diagnostic finding in sources.Findings)
        {
            terminal.Say("converter", finding);
        }

        if (sources.Entries.Count == 0)
        {
            terminal.Say("converter: 没有找到要转换的文件 / no files were found");
            return sources.Findings.Count > 0 || IsMissing(parsed) ? ExitCode.InputUnreadable : ExitCode.Done;
        }

        ConversionRun run = new(plan, terminal);
        BatchConversion conversion = run.Conversion with
        {
            Key = BatchKey.Of(plan.Options.Style, _conversion.Describe(parsed), run.Fonts),
            ContinueOnError = parsed.GetValue(_continue),
            Force = parsed.GetValue(_force),
        };
        return parsed.GetValue(_dryRun)
            ? DryRun(folder, sources, conversion, terminal)
            : Convert(parsed, folder, sources, run, conversion, terminal);
    }

    private bool IsMissing(ParseResult parsed) => (parsed.GetValue(_sources) ?? []).Any(source => !Directory.Exists(source) && !File.Exists(source));

    private static int DryRun(string folder, BatchSources sources, BatchConversion conversion, Terminal terminal)
    {
        using BatchTarget target = BatchTarget.Look(folder);
        List<Diagnostic> findings = [];
        List<BatchItem> items = OutputNames.Assign(sources.Entries, target.Before, findings);
        findings.ForEach(finding => terminal.Say("converter", finding));
        BatchRun run = new(target, conversion, TimeProvider.System);
        foreach (BatchItem item in items)
        {
            BatchVerdict verdict = run.Judge(item, out Diagnostic? problem);
            string what = problem is not null ? "unreadable" : !verdict.IsNeeded ? "skip" : item.Before is null ? "make" : "remake";
            Message why = problem?.Message ?? BatchReasons.Words(verdict.Reason);
            terminal.Output.WriteLine($"{what}\t{item.Entry.Place}\t{item.Name}\t{why}");
        }

        return ExitCode.Done;
    }

    private int Convert(ParseResult parsed, string folder, BatchSources sources, ConversionRun run, BatchConversion conversion, Terminal terminal)
    {
        using BatchTarget? target = BatchTarget.Take(folder, out Diagnostic? problem);
        if (target is null)
        {
            terminal.Say("converter", problem!);
            return ExitCode.InputUnreadable;
        }

        DateTimeOffset began = TimeProvider.System.GetLocalNow();
        List<Diagnostic> findings = [.. sources.Findings];
        int known = findings.Count;
        List<BatchItem> items = OutputNames.Assign(sources.Entries, target.Before, findings);
        findings.Skip(known).ToList().ForEach(finding => terminal.Say("converter", finding));
        RunProgress progress = new(terminal, items.Count, TimeProvider.System);
        BatchStep[] steps = new BatchRun(target, conversion, TimeProvider.System).Execute(items, progress.Tell);
        progress.End();
        int code = run.Summarize(steps);
        (string path, Diagnostic? unwritten) = target.Write(new BatchReport(began, TimeProvider.System.GetLocalNow(), [.. steps.Select(step => step.File)])
        {
            Title = string.Join("、", (parsed.GetValue(_sources) ?? []).Concat(parsed.GetValue(_list) ?? [])),
            Findings = [.. findings.Select(BatchFiles.Of)],
        });
        terminal.Say(unwritten is null ? $"报告 / report: {path}.html、.csv、.json" : Terminal.Describe("converter", unwritten));
        return code == ExitCode.Done && sources.Findings.Count > 0 ? ExitCode.SomeFailed : code;
    }
}
