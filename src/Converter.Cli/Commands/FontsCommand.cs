using System.CommandLine;
using System.Diagnostics;
using Converter.Fonts;
using Converter.Styles.Sheets;

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
        Command command = new("list", "列出样式所用字体在本机的情况 / list what the typefaces of a style come to on this machine") { fonts, style };
        command.SetAction(parsed =>
        {
            StyleSheetResult result = StyleArgument.Read(parsed.GetValue(style) ?? Conversion.DefaultStyle.General);
            if (result.Sheet is not { } sheet)
            {
                terminal.Say(parsed.GetValue(style)!, result.Findings[0]);
                return ExitCode.StyleOrFont;
            }

            return ListTypefaces(sheet, FontSources.Open(parsed.GetValue(fonts)), terminal);
        });
        return command;
    }

    private static int ListTypefaces(StyleSheet sheet, FontLibrary library, Terminal terminal)
    {
        int code = ExitCode.Done;
        foreach (Typeface typeface in sheet.Paragraphs.Values
            .Select(style => style.Text.Typeface)
            .DistinctBy(typeface => typeface.Name)
            .OrderBy(typeface => typeface.Name, StringComparer.Ordinal))
        {
            IFontFace? face = typeface.Chinese.Select(library.Find).FirstOrDefault(found => found is not null);
            IFontFace? western = typeface.Western.Select(library.Find).FirstOrDefault(found => found is not null);
            terminal.Output.WriteLine($"{typeface.Name}\t{typeface.Chinese[0]}\t{Describe(face)}\t{Describe(western)}");
            code = face is null ? ExitCode.StyleOrFont : code;
        }

        return code;
    }

    private static string Describe(IFontFace? face) => face is null ? "—" : $"{face.FullName} ({face.Path})";

    private static Command Install(Terminal terminal)
    {
        Command command = new("install", "获取开源字体 / get the open fonts");
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
        using Process process = Process.Start(new ProcessStartInfo(script, [folder]))!;
        process.WaitForExit();
        if (process.ExitCode == 0)
        {
            terminal.Say($"字体已就绪 / the fonts are in {folder}");
        }

        return process.ExitCode == 0 ? ExitCode.Done : ExitCode.StyleOrFont;
    }
}
