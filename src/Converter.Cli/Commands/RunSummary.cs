using Converter.Batches;

namespace Converter.Cli.Commands;

/// <summary>Says in a few lines how a run went.</summary>
internal static class RunSummary
{
    /// <summary>Says it.</summary>
    /// <param name="files">The files of the run.</param>
    /// <param name="terminal">Where to speak.</param>
    public static void Say(IReadOnlyCollection<BatchFile> files, Terminal terminal)
    {
        BatchFile[] read = [.. files.Where(file => file.Input.Length > 0)];
        int failed = files.Count(file => file.State is BatchState.Failed or BatchState.NotStarted);
        int skipped = files.Count(file => file.State == BatchState.Skipped);
        string unchanged = skipped > 0 ? $", 无需重做 / up to date {skipped}" : string.Empty;
        terminal.Say($"{read.Length} 个文件 / files, {Pages(read.Sum(file => file.Pages))}失败 / failed {failed}{unchanged}");
        SayFonts(read, terminal);
        terminal.Say(
            $"发现 / findings: {read.Sum(file => file.Errors)} 错误 / errors, {read.Sum(file => file.Warnings)} 警告 / warnings, {read.Sum(file => file.Notes)} 提示 / notes; "
            + $"删去 {read.Sum(file => file.RemovedLines)} 行 / lines removed; "
            + $"占位 {read.Sum(file => file.Placeholders)} 处 / placeholders (见 / see *.report.json)");
        if (read.Any(file => !file.Conserved && !file.Outputs.IsEmpty))
        {
            terminal.Say("注意：有文件的字数核对不一致，详见报告 / note: in some file the count of characters does not agree, see its report");
        }
    }

    /// <summary>The number of pages, where there are any: without a .pdf no page is made, and what a word processor will make of the .docx is its own.</summary>
    /// <param name="count">The number.</param>
    public static string Pages(int count) => count > 0 ? $"{count} 页 / pages, " : string.Empty;

    private static void SayFonts(BatchFile[] files, Terminal terminal)
    {
        IEnumerable<string> fonts = files
            .SelectMany(file => file.Fonts)
            .GroupBy(font => font.Typeface)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}={string.Join('+', group.SelectMany(font => font.Used).Distinct())}");
        string line = string.Join("; ", fonts);
        if (line.Length > 0)
        {
            terminal.Say($"字体 / fonts: {line}");
        }

        int missing = files.Sum(file => file.MissingGlyphs);
        if (missing > 0)
        {
            terminal.Say($"{missing} 处字符没有任何字体可用，以方框标出 / characters that no font has are drawn as boxes");
        }
    }
}
