using System.CommandLine;
using Converter.Documents;
using Converter.Files;
using Converter.Learning;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary><c>styles list|show NAME|validate FILE|learn SAMPLE.docx|schema</c>.</summary>
internal static class StylesCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal) => new("styles", "样式 / style sheets")
    {
        List(terminal),
        Show(terminal),
        Validate(terminal),
        Learn(terminal),
        Schema(terminal),
    };

    private static Command List(Terminal terminal)
    {
        Command command = new("list", "列出内置样式 / list the built-in styles");
        command.SetAction(_ =>
        {
            foreach (string name in BuiltInStyles.Names)
            {
                terminal.Output.WriteLine($"{name}\t{BuiltInStyles.Load(name)?.Title}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Schema(Terminal terminal)
    {
        Command command = new("schema", "输出样式文件的 JSON Schema，存为 schema.json 供编辑器使用 / print the JSON Schema of style sheets, for editors; save it as schema.json beside them");
        command.SetAction(_ =>
        {
            terminal.Output.Write(BuiltInStyles.Schema);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        Argument<string> name = new("NAME|FILE") { Description = "样式名或样式文件 / style by name or file" };
        Option<bool> origins = new("--origins") { Description = "列出每个值及其出处（文件、行、列） / each value with the place that it comes from" };
        Command command = new("show", "输出样式文件的内容 / print a style sheet") { name, origins };
        command.SetAction(parsed => parsed.GetValue(origins) ? ShowOrigins(parsed.GetValue(name)!, terminal) : ShowText(parsed.GetValue(name)!, terminal));
        return command;
    }

    private static int ShowText(string name, Terminal terminal)
    {
        if (BuiltInStyles.Text(name) is { } text)
        {
            terminal.Output.Write(text);
            return ExitCode.Done;
        }

        StyleSheetResult result = StyleArgument.Read(name);
        foreach (Diagnostic finding in result.Findings)
        {
            terminal.Say(name, finding);
        }

        if (result.Sheet is not null)
        {
            terminal.Output.Write(File.ReadAllText(name));
        }

        return result.Sheet is null ? ExitCode.StyleOrFont : ExitCode.Done;
    }

    private static int ShowOrigins(string name, Terminal terminal)
    {
        StyleSheetResult result = StyleArgument.Read(name);
        foreach (Diagnostic finding in result.Findings)
        {
            terminal.Say(name, finding);
        }

        if (result.Sheet is not { } sheet)
        {
            return ExitCode.StyleOrFont;
        }

        foreach ((string path, SheetOrigin origin) in sheet.Origins)
        {
            terminal.Output.WriteLine($"{path}: {origin.Value}\t# {origin.File}:{origin.At}");
        }

        return ExitCode.Done;
    }

    private static Command Validate(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "样式文件 / style sheet" };
        Command command = new("validate", "检查样式文件 / check a style sheet") { file };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            StyleSheetResult result = StyleArgument.Read(path);
            foreach (Diagnostic finding in result.Findings)
            {
                terminal.Output.WriteLine(Terminal.Describe(path, finding));
            }

            return result.Sheet is null ? ExitCode.StyleOrFont : ExitCode.Done;
        });
        return command;
    }

    private static Command Learn(Terminal terminal)
    {
        Argument<string> file = new("SAMPLE.docx") { Description = "本单位的样稿 / a document of your office" };
        Command command = new("learn", "由样稿生成样式文件，写到标准输出 / make a style sheet from a document; it goes to standard output") { file };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            InputFile input = InputFile.Read(path, terminal.OpenInput);
            if (input.Content is null)
            {
                terminal.Say(path, input.Problem!);
                return ExitCode.InputUnreadable;
            }

            LearnedStyle learned = StyleLearner.Learn(input.FileName, input.Content, new StageClock(TimeProvider.System));
            foreach (Diagnostic finding in learned.Findings.Where(finding => finding.Severity != Severity.Info))
            {
                terminal.Say(path, finding);
            }

            terminal.Output.Write(learned.Yaml);
            return learned.Yaml is null ? ExitCode.InputUnreadable : ExitCode.Done;
        });
        return command;
    }
}
