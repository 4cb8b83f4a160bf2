using System.CommandLine;
using System.CommandLine.Parsing;

namespace Converter.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class FileArguments
{
    /// <summary>One or more input files; an unknown option is told from a file by its dash.</summary>
    public static Argument<string[]> Files()
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "文本、Markdown 或 .docx 文件，“-”为标准输入 / text, Markdown or .docx files, '-' for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(RefuseOptions);
        return files;
    }

    /// <summary>The folder that files are made in.</summary>
    public static Option<string> Out() => new("--out")
    {
        Description = "输出文件夹 / folder for the files made",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>A folder with fonts that goes before all others.</summary>
    public static Option<string> Fonts() => new("--fonts")
    {
        Description = "优先使用的字体文件夹 / folder with fonts that go before all others",
        HelpName = "DIR",
    };

    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (Token token in result.Tokens.Where(token => token.Value.Length > 1 && token.Value[0] == '-'))
        {
            result.AddError($"没有选项“{token.Value}” / there is no option '{token.Value}'");
        }
    }
}
