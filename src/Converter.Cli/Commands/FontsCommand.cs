using System.CommandLine;
using System.Diagnostics;
using Converter.Files;
using Converter.Fonts;
using Converter.Reading.Decoding;
using Converter.Styles.Sheets;
using Converter.Typesetting.Faces;

namespace Converter.Cli.Commands;

/// <summary><c>fonts list|install</c>.</summary>
internal static class FontsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal) => new("fonts", "字体 / fonts")
    {
        List(terminal),
        Install(terminal),
    };

    private static Command List(Terminal terminal)
    {
        Option<string> fonts = FileArguments.Fonts();
        Option<string> style = new("--style") { Description = "样式名或样式文件 / style by name or file", HelpName = "NAME|FILE" };
        Argument<string?> text = new("FILE")
        {
            Description = "文本文件：列出各字体缺哪些字、由哪个字体代替 / a text: which of its characters each face lacks, and which face takes them",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("list", "列出样式所用字体在本机的情况 / list what the typefaces of a style come to on this machine") { text, fonts, style };
        command.SetAction(parsed =>
        {
            StyleSheetResult result = StyleArgument.Read(parsed.GetValue(style) ?? Conversion.DefaultStyle.General);
            if (result.Sheet is not { } sheet)
            {
                terminal.Say(parsed.GetValue(style)!, result.Findings[0]);
                return ExitCode.StyleOrFont;
            }

            string content = string.Empty;
            if (parsed.GetValue(text) is { } path)
            {
                InputFile input = InputFile.Read(path, terminal.OpenInput);
                if (input.Content is null || TextDecoder.Decode(input.Content).Text is not { } source)
                {
                    terminal.Say($"{path}: 无法读取 / cannot be read");
                    return ExitCode.InputUnreadable;
                }

                content = source.Text;
            }

            return ListTypefaces(FontCoverage.Of(sheet, FontSources.Open(parsed.GetValue(fonts)), content), terminal);
        });
        return command;
    }

    private static int ListTypefaces(IReadOnlyList<TypefaceCoverage> typefaces, Terminal terminal)
    {
        int code = ExitCode.Done;
        foreach (TypefaceCoverage coverage in typefaces)
        {
            Typeface typeface = coverage.Typeface;
            terminal.Output.WriteLine($"{typeface.Name}\t{typeface.Chinese[0]}\t{Describe(coverage.Chinese)}\t{Describe(coverage.Western)}");
            foreach (FontStandIn standIn in coverage.StandIns)
            {
                terminal.Output.WriteLine($"\t缺 / lacks {Characters(standIn.CodePoints)} → {Describe(standIn.Face)}");
            }

            code = coverage.Chinese is null ? ExitCode.StyleOrFont : code;
        }

        return code;
    }

    private static string Characters(IEnumerable<int> codePoints) => string.Join(' ', codePoints.Select(char.ConvertFromUtf32));

    private static string Describe(IFontFace? face) => face is null ? "—" : $"{face.FullName} ({face.Path})";

    private static Command Install(Terminal terminal)
    {
        Command command = new("install", "获取开源字体和生僻字字体 / get the open fonts, and one with rare characters");
        command.SetAction(_ =>
        {
            string? script = Environment.GetEnvironmentVariable("CONVERTER_GET_FONTS");
            string? folder = Environment.GetEnvironmentVariable("CONVERTER_FONTS");
            if (script is null || folder is null || !File.Exists(script))
            {
                string own = Path.Combine(AppContext.BaseDirectory, "fonts");
                terminal.Say($"请把 .otf、.ttf、.ttc 字体文件放入 {own} / put .otf, .ttf or .ttc files into that folder");
                return ExitCode.StyleOrFont;
            }

            return RunScript(script, folder, terminal);
        });
        return command;
    }

    private static int RunScript(string script, string folder, Terminal terminal)
    {
        using Process process = Process.Start(new ProcessStartInfo(script, [folder, "--rare"]))!;
        process.WaitForExit();
        if (process.ExitCode == 0)
        {
            terminal.Say($"字体已就绪 / the fonts are in {folder}");
        }

        return process.ExitCode == 0 ? ExitCode.Done : ExitCode.StyleOrFont;
    }
}
