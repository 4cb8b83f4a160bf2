using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Converter.Cli.Commands;

namespace Converter.Cli;

/// <summary>The command line as a whole.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The words after the name of the program.</param>
    /// <param name="terminal">Where to speak.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, Terminal terminal)
    {
        // A root command would bear the name of its file, which is not what people type.
        Command root = new("converter", "把公文、讲话稿的文本转换为规范的 .docx 和可印刷的 .pdf / raw text of Chinese official documents to .docx and print-ready .pdf")
        {
            ConvertCommand.Create(terminal),
            BatchCommand.Create(terminal),
            OutlineCommand.Create(terminal),
            ProofCommand.Create(terminal),
            StylesCommand.Create(terminal),
            FontsCommand.Create(terminal),
            ServeCommand.Create(terminal),
            KeysCommand.Create(terminal),
            SchedulesCommand.Create(terminal),
            new HelpOption(),
            new VersionOption(),
        };

        ParseResult parsed = root.Parse(ContentsArgument.WithValue(arguments));
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                terminal.Say($"converter: {error.Message}");
            }

            terminal.Say("converter: 用法请见 converter --help / for usage see converter --help");
            return ExitCode.Usage;
        }

        InvocationConfiguration configuration = new()
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        return RunGuarded(() => parsed.Invoke(configuration), terminal);
    }

    private static int RunGuarded(Func<int> run, Terminal terminal)
    {
        try
        {
            return run();
        }
#pragma warning disable CA1031 // The last net: whatever escapes is a fault of the program and is said as one.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Say($"converter: 程序内部错误，请报告 / internal fault, please report: {exception}");
            return ExitCode.Internal;
        }
    }
}
