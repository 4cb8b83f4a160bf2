using System.CommandLine;
using System.Text;
using Converter.Documents;
using Converter.Files;
using Converter.Reading;
using Converter.Reading.Importing.Docx;
using Converter.Reading.Proofing;

namespace Converter.Cli.Commands;

/// <summary><c>proof FILE…</c>.</summary>
internal sealed class ProofCommand
{
    private readonly Argument<string[]> _files = FileArguments.Files();
    private readonly ReadingArguments _reading = new();

    private readonly Option<string> _fix = new("--fix")
    {
        Description = "把有把握的修改写成新文件，放入此文件夹；原文件不动 / write texts with the certain repairs made into this folder, never over the old ones",
        HelpName = "DIR",
    };

    private ProofCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        ProofCommand self = new();
        Command command = new("proof", "校对：列出发现的问题，有错误时退出码为 1 / list the findings; exit code 1 if any is an error") { self._files, self._fix };
        self._reading.AddTo(command);
        command.SetAction(parsed => self.Run(parsed, terminal));
        return command;
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        List<Diagnostic> findings = [];
        ReadingPlan? plan = _reading.Get(parsed, findings);
        findings.ForEach(finding => terminal.Say("converter", finding));
        if (plan is null)
        {
            return ExitCode.StyleOrFont;
        }

        int[] codes = [.. parsed.GetValue(_files)!.Select(file => ProofOne(file, plan, parsed.GetValue(_fix), terminal))];
        return codes.Contains(ExitCode.InputUnreadable) ? ExitCode.Of(codes) : codes.Max();
    }

    private static int ProofOne(string path, ReadingPlan plan, string? fixFolder, Terminal terminal)
    {
        InputFile input = InputFile.Read(path, terminal.OpenInput);
        if (input.Content is null)
        {
            terminal.Say(path, input.Problem!);
            return ExitCode.InputUnreadable;
        }

        List<Diagnostic> findings = [];
        ReadingResult reading = Reader.Read(input.Content, plan.For(path, findings), new StageClock(TimeProvider.System));
        findings.AddRange(reading.Findings);
        findings.ForEach(finding => terminal.Output.WriteLine(Terminal.Describe(path, finding)));
        foreach (Placeholder placeholder in reading.Placeholders)
        {
            string place = placeholder.At is { } at ? $"{path}:{at}" : path;
            terminal.Output.WriteLine($"{place}: placeholder: {placeholder.Text}");
        }

        if (reading.Outlined is null || (fixFolder is not null && !Fix(path, input, reading, fixFolder, terminal)))
        {
            return ExitCode.InputUnreadable;
        }

        return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Done;
    }

    /// <summary>Writes the repaired text as UTF-8; the file that was read stays as it is even where the folder is its own.</summary>
    private static bool Fix(string path, InputFile input, ReadingResult reading, string folder, Terminal terminal)
    {
        RepairedText repaired = TextRepairer.Apply(
            reading.Decoding.Text!, TextRepairer.RepairsOf(reading.Cleaned!, reading.ProofFindings));
        // The repaired text of a Word document is text.
        string ending = reading.Decoding.Encoding == DocxImporter.Format ? ".txt" : Path.GetExtension(input.FileName);
        string name = $"{input.Name}.fixed{ending}";
        Diagnostic? problem = new OutputFolder(folder).Write([(name, Encoding.UTF8.GetBytes(repaired.Text))]);
        terminal.Say(problem is null
            ? $"{path}: 修改 {repaired.Applied.Length} 处，未改 {repaired.Skipped.Length} 处 / {repaired.Applied.Length} repairs made, {repaired.Skipped.Length} left → {name}"
            : Terminal.Describe(path, problem));
        return problem is null;
    }
}
