using Converter.Documents;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline;

/// <summary>Brings the corrections of a person to the lines they mean.</summary>
internal static class Corrections
{
    /// <summary>The corrections by index of the line; each is reported, one that meets no line as a warning.</summary>
    public static Dictionary<int, LineCorrection> ByIndex(TextLine[] lines, OutlineOptions options, List<Diagnostic> findings)
    {
        Dictionary<int, LineCorrection> byIndex = [];
        if (options.Corrections.IsEmpty)
        {
            return byIndex;
        }

        Dictionary<int, int> indexes = lines.ToDictionary(line => line.Clean.Number, line => line.Index);
        foreach (LineCorrection correction in options.Corrections)
        {
            SourcePosition at = new(correction.Line, 1);
            if (correction.Role != Role.Junk && indexes.TryGetValue(correction.Line, out int index))
            {
                byIndex[index] = correction;
                findings.Add(new Diagnostic("outline.corrected", Severity.Info, at, Obeyed(correction)));
            }
            else
            {
                findings.Add(new Diagnostic("outline.correction-unused", Severity.Warning, at, Unused(correction), UnusedHint));
            }
        }

        return byIndex;
    }

    /// <summary>The roles that the corrections demand.</summary>
    public static Dictionary<int, Role> Roles(Dictionary<int, LineCorrection> corrections) =>
        corrections.ToDictionary(pair => pair.Key, pair => pair.Value.Role);

    private static Message UnusedHint { get; } = new(
        "请核对行号：该行可能是空行、已被清理，或是上一段的续行。",
        "Check the line number: the line may be blank, removed as junk, or the continuation of a paragraph.");

    private static Message Obeyed(LineCorrection correction)
    {
        string level = correction.Level > 0 ? $" {correction.Level}" : string.Empty;
        return new Message(
            $"第 {correction.Line} 行按更正定为 {Words.Of(correction.Role)}{level}。",
            $"Line {correction.Line} is {Words.Of(correction.Role)}{level} by correction.");
    }

    private static Message Unused(LineCorrection correction) => new(
        $"对第 {correction.Line} 行的更正没有用上。",
        $"The correction of line {correction.Line} was not used.");
}
