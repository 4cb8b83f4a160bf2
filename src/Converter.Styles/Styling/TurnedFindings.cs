using Converter.Documents;

namespace Converter.Styles.Styling;

/// <summary>Tables that the converter turned by its own judgement.</summary>
public static class TurnedFindings
{
    /// <summary>A finding for each of them, at its first line.</summary>
    /// <param name="document">The styled document.</param>
    public static IEnumerable<Diagnostic> Of(StyledDocument document) => document.Blocks
        .Where(block => block is StyledTable { IsTurned: true, Source.IsLandscape: false })
        .Select(table => new Diagnostic(
            "table.landscape",
            Severity.Info,
            table.Source.Lines is [var first, ..] ? new SourcePosition(first.Number, 1) : null,
            new Message("表格过宽，排为横表", "the table is too wide for an upright page and was set on a landscape one"),
            new Message("在样式文件中写 table: {landscape: none} 可保持竖排", "'table: {landscape: none}' in the style sheet keeps it upright")));
}
