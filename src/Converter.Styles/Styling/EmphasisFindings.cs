using System.Globalization;
using Converter.Documents;

namespace Converter.Styles.Styling;

/// <summary>What of the emphasis of body text a style sheet leaves out.</summary>
public static class EmphasisFindings
{
    private static readonly (Emphasis Kind, string Chinese, string English)[] Words =
    [
        (Emphasis.Bold, "加粗", "bold"),
        (Emphasis.Italic, "倾斜", "italics"),
        (Emphasis.Underline, "下划线", "underlines"),
        (Emphasis.Dots, "着重号", "emphasis dots"),
    ];

    /// <summary>At most one finding for each kind of emphasis, at its first place. That of headings counts for their styles and is none.</summary>
    /// <param name="document">The styled document.</param>
    public static IEnumerable<Diagnostic> Of(StyledDocument document)
    {
        foreach ((Emphasis kind, string chinese, string english) in Words)
        {
            List<int> left = [.. document.Source.Blocks.OfType<TextBlock>().SelectMany(block => Left(block, kind, document))];
            if (left.Count > 0)
            {
                string count = left.Count.ToString(CultureInfo.InvariantCulture);
                yield return new Diagnostic(
                    "emphasis.left",
                    Severity.Info,
                    document.Source.Source.PositionOf(left[0]),
                    new Message($"正文中的{chinese}有 {count} 处未保留", $"{english} of body text left out at {count} place{(left.Count == 1 ? string.Empty : "s")}"),
                    new Message("整段的强调由段落样式决定；其余见样式文件的 emphasis", "a whole paragraph looks as its style says; for others see 'emphasis' in the style sheet"));
            }
        }
    }

    /// <summary>Offsets in the source of stretches of a kind that are not kept.</summary>
    private static IEnumerable<int> Left(TextBlock block, Emphasis kind, StyledDocument document)
    {
        if (block.Emphases.IsEmpty)
        {
            return [];
        }

        int start = EmphasisStyling.TextStart(block);
        HashSet<int> ends = [.. EmphasisStyling.Kept(block, document.Sheet).Where(kept => kept.Kinds.HasFlag(kind)).Select(kept => kept.End)];
        return block.Emphases
            .Where(range => range.End > start && range.Kinds.HasFlag(kind) && !ends.Contains(range.End))
            .Select(range => block.Text.SourceOffset(Math.Max(range.Start, start)));
    }
}
