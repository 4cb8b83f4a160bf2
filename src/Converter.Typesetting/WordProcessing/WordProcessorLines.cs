using Converter.Typesetting.Characters;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.WordProcessing;

/// <summary>
/// Breaks a paragraph as LibreOffice does (measured, clreq §8): first fit, no squeeze of marks, no shrinking, a fixed gap between Han and
/// Western characters, its own list of characters that may not begin or end a line, no break between a Chinese mark of that list and a Western letter or
/// digit (it takes the character before the mark over as well), and no bond that holds —— or a date together.
/// </summary>
internal static class WordProcessorLines
{
    /// <summary>Characters of its zh-CN locale that may not begin a line.</summary>
    private const string NotAtStart =
        ":!),.;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”";

    /// <summary>Characters of its zh-CN locale that may not end a line.</summary>
    private const string NotAtEnd = "([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘";

    /// <summary>Where a line ends.</summary>
    /// <param name="cells">The cells of the paragraph.</param>
    /// <param name="widths">The advance of each cell, its character spacing included.</param>
    /// <param name="gap">The gap between Han and Western characters.</param>
    /// <param name="start">First cell of the line.</param>
    /// <param name="measure">Width of the line.</param>
    /// <returns>Index behind its last cell; greater than <paramref name="start"/>.</returns>
    public static int EndOfLine(ReadOnlySpan<Cell> cells, ReadOnlySpan<long> widths, long gap, int start, long measure)
    {
        long width = 0;
        int end = start;
        for (; end < cells.Length; end++)
        {
            width += widths[end];
            if (width > measure && !IsSpace(cells[end]))
            {
                break;
            }

            // The gap stands on the line that its left neighbour stands on, and has to find room there.
            width += end + 1 < cells.Length && Meets(cells[end], cells[end + 1]) ? gap : 0;
        }

        return end == cells.Length ? end : LastBreak(cells, start, end);
    }

    private static int LastBreak(ReadOnlySpan<Cell> cells, int start, int end)
    {
        int legal = end;
        while (legal > start && !MayBreak(cells, legal))
        {
            legal--;
        }

        return legal > start ? legal : Math.Max(end, start + 1);
    }

    private static bool MayBreak(ReadOnlySpan<Cell> cells, int at) =>
        !(cells[at - 1].InWord && cells[at].InWord)
        && !IsSpace(cells[at])
        && !IsOneOf(NotAtStart, cells[at].CodePoint)
        && !IsOneOf(NotAtEnd, cells[at - 1].CodePoint)
        && !(IsLetter(cells[at]) && !cells[at - 1].Western && IsOneOf(NotAtStart, cells[at - 1].CodePoint));

    /// <summary>Whether Han and a Western letter or digit meet here.</summary>
    private static bool Meets(in Cell a, in Cell b) => (IsHan(a) && IsLetter(b)) || (IsLetter(a) && IsHan(b));

    private static bool IsHan(in Cell cell) => cell.Class == CharacterClass.Ideograph;

    private static bool IsLetter(in Cell cell) => cell.Class is CharacterClass.Digit or CharacterClass.Letter;

    private static bool IsSpace(in Cell cell) => cell.Class == CharacterClass.Space;

    private static bool IsOneOf(string characters, int codePoint) =>
        codePoint <= char.MaxValue && characters.Contains((char)codePoint, StringComparison.Ordinal);
}
