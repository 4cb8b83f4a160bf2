using System.CommandLine;
using Converter.Documents;
using Converter.Files;
using Converter.Reading;

namespace Converter.Cli.Commands;

/// <summary><c>proof FILE…</c>.</summary>
internal sealed class ProofCommand
{
    private readonly Argument<string[]> _files = FileArguments.Files();
    private readonly ReadingArguments _reading = new();

    private ProofCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        ProofCommand self = new();
        Command command = new("proof", "校对：列出发现的问题，有错误时退出码为 1 / list the findings; exit code 1 if any is an error") { self._files };
        self._reading.AddTo(command);
        command.SetAction(parsed => self.Run(parsed, terminal));
        return command;
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        List<Diagnostic> findings = [];
        ReadingOptions? options = _reading.Get(parsed, findings);
        findings.ForEach(finding => terminal.Say("converter", finding));
        if (options is null)
        {
            return ExitCode.StyleOrFont;
        }

        int[] codes = [.. parsed.GetValue(_files)!.Select(file => ProofOne(file, options, terminal))];
        return codes.Contains(ExitCode.InputUnreadable) ? ExitCode.Of(codes) : codes.Max();
    }

    private static int ProofOne(string path, ReadingOptions options, Terminal terminal)
    {
        InputFile input = InputFile.Read(path, terminal.OpenInput);
        if (input.Content is null)
        {
            terminal.Say(path, input.Problem!);
            return ExitCode.InputUnreadable;
        }

        ReadingResult reading = Reader.Read(input.Content, options, new StageClock(TimeProvider.System));
        foreach (Diagnostic finding in reading.Findings)
        {
            terminal.Output.WriteLine(Terminal.Describe(path, finding));
        }

        if (reading.Outlined is null)
        {
            return ExitCode.InputUnreadable;
        }

        return reading.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Done;
    }
}
