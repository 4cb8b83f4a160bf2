using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>Glues what a line had better not separate: long marks, parts of a date, document numbers, enumerators.</summary>
internal static class Glue
{
    private const string DateUnits = "年月日时分号";
    private const string Numerals = "一二三四五六七八九十百零〇0123456789";
    private const int OpeningBracket = 0x3014;
    private const int ClosingBracket = 0x3015;
    private const int NumberMark = '号';
    private const int LongestEnumerator = 6;
    private const int FirstCircledNumber = 0x2460;
    private const int LastCircledNumber = 0x2473;

    /// <summary>Sets the bonds of a paragraph.</summary>
    /// <param name="cells">The cells, classes and words settled.</param>
    public static void Apply(Span<Cell> cells)
    {
        GlueLongMarks(cells);
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Class == CharacterClass.Digit && i + 1 < cells.Length && IsOneOf(DateUnits, cells[i + 1].CodePoint))
            {
                Strengthen(ref cells[i], Bond.Date);
            }
            else if (cells[i].CodePoint == OpeningBracket)
            {
                GlueDocumentNumber(cells, i);
            }

            int end = EndOfEnumerator(cells, i);
            if (end > i && end < cells.Length)
            {
                Strengthen(ref cells[end - 1], Bond.Number);
            }
        }
    }

    /// <summary>—— and …… are one mark each; four dots groups are two of them. Characters without width cling to what is before them.</summary>
    private static void GlueLongMarks(Span<Cell> cells)
    {
        bool second = false;
        for (int i = 0; i + 1 < cells.Length; i++)
        {
            bool same = cells[i].Class == CharacterClass.LongMark && cells[i + 1].CodePoint == cells[i].CodePoint && cells[i].CodePoint != 0x2E3A;
            second = same && !second;
            if (second || cells[i + 1].Class == CharacterClass.Joined)
            {
                cells[i].Glue = Bond.Inseparable;
            }
        }
    }

    /// <summary>〔2026〕12号 (GB/T 9704 7.2.5) stays whole.</summary>
    private static void GlueDocumentNumber(Span<Cell> cells, int start)
    {
        int year = EndOfDigits(cells, start + 1);
        if (year == start + 1 || year >= cells.Length || cells[year].CodePoint != ClosingBracket)
        {
            return;
        }

        int number = EndOfDigits(cells, year + 1);
        if (number == year + 1 || number >= cells.Length || cells[number].CodePoint != NumberMark)
        {
            return;
        }

        Strengthen(ref cells[year], Bond.Number);
        Strengthen(ref cells[number - 1], Bond.Number);
    }

    private static int EndOfDigits(ReadOnlySpan<Cell> cells, int start)
    {
        int end = start;
        while (end < cells.Length && cells[end].Class == CharacterClass.Digit)
        {
            end++;
        }

        return end;
    }

    /// <summary>Length of the enumerator that a paragraph begins with; 0 where there is none.</summary>
    /// <param name="cells">The cells, classes settled.</param>
    public static int LengthOfEnumerator(ReadOnlySpan<Cell> cells) => cells.IsEmpty ? 0 : EndOfEnumerator(cells, 0);

    /// <summary>一、 1. at the start of a paragraph; （一） （1） there and behind a mark; ① anywhere. The index behind it, or its start.</summary>
    private static int EndOfEnumerator(ReadOnlySpan<Cell> cells, int start)
    {
        if (cells[start].CodePoint is >= FirstCircledNumber and <= LastCircledNumber)
        {
            return start + 1;
        }

        bool bracketed = cells[start].CodePoint is '（' or '(';
        if (start > 0 && !(bracketed && cells[start - 1].Class is CharacterClass.Stop or CharacterClass.Pause))
        {
            return start;
        }

        int first = bracketed ? start + 1 : start;
        int end = first;
        while (end < cells.Length && end - first < LongestEnumerator && IsOneOf(Numerals, cells[end].CodePoint))
        {
            end++;
        }

        bool closed = end > first && end < cells.Length
            && (bracketed ? cells[end].CodePoint is '）' or ')' : cells[end].CodePoint is '、' or '.' or '．');
        return closed ? end + 1 : start;
    }

    private static bool IsOneOf(string characters, int codePoint) =>
        codePoint <= char.MaxValue && characters.Contains((char)codePoint, StringComparison.Ordinal);

    private static void Strengthen(ref Cell cell, Bond bond) => cell.Glue = cell.Glue < bond ? bond : cell.Glue;
}
