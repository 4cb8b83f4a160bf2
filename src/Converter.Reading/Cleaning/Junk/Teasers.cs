using Converter.Documents;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds what a page sets above a text to tempt its readers: the beginning of the text, broken off with dots, while the text itself begins
/// the same a line or two below.
/// </summary>
internal static class Teasers
{
    private const int Deepest = 12;
    private const int Farthest = 3;
    private const int Shortest = 16;

    // 摘要 · 【导读】 · 内容简介：
    private const int LongestLabel = 8;

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The text.</param>
    public static void Find(JunkSheet sheet)
    {
        for (int index = 0; index < Math.Min(Deepest, sheet.Lines.Length - 1); index++)
        {
            ReadOnlySpan<char> line = Content(sheet, index);
            ReadOnlySpan<char> bare = line.TrimEnd(".…");
            if (line.Length - bare.Length >= 2 && bare.Length >= Shortest && RepeatedBelow(sheet, index, bare) is var below and > 0)
            {
                sheet.Mark(index, Rules.StructureRules.Head, new Message(
                    $"网页摘出的开头，第 {sheet.Lines[below].Number} 行是正文本身",
                    $"the beginning of the text, as the page sets it above; the text itself begins on line {sheet.Lines[below].Number}"));
            }
        }
    }

    private static int RepeatedBelow(JunkSheet sheet, int index, ReadOnlySpan<char> bare)
    {
        for (int below = index + 1; below < Math.Min(sheet.Lines.Length, index + 1 + Farthest); below++)
        {
            ReadOnlySpan<char> text = Content(sheet, below);
            if (text.Length < Shortest)
            {
                continue;
            }

            int at = bare.IndexOf(text[..Shortest], StringComparison.Ordinal);
            if (at is >= 0 and <= LongestLabel && text.StartsWith(bare[at..], StringComparison.Ordinal))
            {
                return below;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<char> Content(JunkSheet sheet, int index) =>
        sheet.Source.Text.AsSpan(sheet.Lines[index].Content.Start, sheet.Lines[index].Content.Length);
}
