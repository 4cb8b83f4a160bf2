using System.CommandLine;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary><c>styles list|show NAME|validate FILE</c>.</summary>
internal static class StylesCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal) => new("styles", "样式 / style sheets")
    {
        List(terminal),
        Show(terminal),
        Validate(terminal),
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

    private static Command Show(Terminal terminal)
    {
        Argument<string> name = new("NAME") { Description = "样式名 / name of the style" };
        Command command = new("show", "输出样式文件的内容 / print a style sheet") { name };
        command.SetAction(parsed =>
        {
            if (BuiltInStyles.Text(parsed.GetValue(name)!) is { } text)
            {
                terminal.Output.Write(text);
                return ExitCode.Done;
            }

            terminal.Say(parsed.GetValue(name)!, StyleArgument.Read(parsed.GetValue(name)!).Findings[0]);
            return ExitCode.StyleOrFont;
        });
        return command;
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
}
