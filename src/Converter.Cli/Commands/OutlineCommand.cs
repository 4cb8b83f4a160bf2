using System.CommandLine;
using Converter.Documents;
using Converter.Files;
using Converter.Reading;
using Converter.Reading.Outline;

namespace Converter.Cli.Commands;

/// <summary><c>outline FILE… [--out DIR]</c>.</summary>
internal sealed class OutlineCommand
{
    private readonly Argument<string[]> _files = FileArguments.Files();
    private readonly ReadingArguments _reading = new();

    private readonly Option<string> _out = new("--out")
    {
        Description = "输出文件夹，每个文件一个 NAME.json / folder for one NAME.json per file",
        HelpName = "DIR",
    };

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "写出每一判断的理由 / give the reasons for each verdict",
    };

    private OutlineCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        OutlineCommand self = new();
        Command command = new("outline", "以 JSON 输出识别到的结构 / print the structure that was recognised as JSON") { self._files, self._out, self._explain };
        self._reading.AddTo(command);
        command.Validators.Add(self.Validate);
        command.SetAction(parsed => self.Run(parsed, terminal));
        return command;
    }

    private void Validate(System.CommandLine.Parsing.CommandResult result)
    {
        if (result.GetValue(_out) is null && result.GetValue(_files) is { Length: > 1 })
        {
            result.AddError("多个文件需要 --out / several files need --out");
        }
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

        string? folder = parsed.GetValue(_out);
        return ExitCode.Of([.. parsed.GetValue(_files)!.Select(file => OutlineOne(file, plan, parsed.GetValue(_explain), folder, terminal))]);
    }

    private static int OutlineOne(string path, ReadingPlan plan, bool explain, string? folder, Terminal terminal)
    {
        InputFile input = InputFile.Read(path, terminal.OpenInput);
        if (input.Content is null)
        {
            terminal.Say(path, input.Problem!);
            return ExitCode.InputUnreadable;
        }

        List<Diagnostic> findings = [];
        ReadingOptions options = plan.For(path, findings);
        options = options with { Outline = options.Outline with { WithReasons = explain } };
        findings.ForEach(finding => terminal.Say(path, finding));
        ReadingResult reading = Reader.Read(input.Content, options, new StageClock(TimeProvider.System));
        if (reading.Outlined is null)
        {
            foreach (Diagnostic finding in reading.Findings)
            {
                terminal.Say(path, finding);
            }

            return ExitCode.InputUnreadable;
        }

        using MemoryStream json = new();
        OutlineJson.Write(json, reading.Decoding, reading.Outlined, explain);
        return Put(json.ToArray(), input.Name, folder, terminal);
    }

    private static int Put(byte[] json, string name, string? folder, Terminal terminal)
    {
        if (folder is null)
        {
            using Stream output = terminal.OpenOutput();
            output.Write(json);
            return ExitCode.Done;
        }

        Diagnostic? problem = new OutputFolder(folder).Write([($"{name}.json", json)]);
        if (problem is not null)
        {
            terminal.Say(name, problem);
        }

        return problem is null ? ExitCode.Done : ExitCode.InputUnreadable;
    }
}
