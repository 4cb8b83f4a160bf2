using System.Collections.Immutable;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>A document number (发文字号) in a text, right or wrong: 国办发〔2026〕5号 from its bracket to 号.</summary>
/// <param name="Open">Index of the opening bracket.</param>
/// <param name="Year">The digits of the year.</param>
/// <param name="Close">Index of the closing bracket.</param>
/// <param name="Number">The digits of the number.</param>
/// <param name="HasOrdinal">Whether 第 stands before the number.</param>
/// <param name="HasBlanks">Whether blanks stand inside.</param>
/// <param name="End">Index behind 号.</param>
internal sealed record DocumentNumber(int Open, string Year, int Close, string Number, bool HasOrdinal, bool HasBlanks, int End)
{
    private const string Brackets = "〔［[（(【";
    private const string AfterHouseNumber = "楼院门线店铺车";
    private const string ClosingBrackets = "〕］]）)】";

    /// <summary>The form that 7.2.5 asks for.</summary>
    public string Right => $"〔{Year}〕{Number.TrimStart('0')}号";

    /// <summary>All document numbers of some paragraphs, in order.</summary>
    public static List<(Paragraph Paragraph, DocumentNumber Number)> FindIn(ImmutableArray<Paragraph> paragraphs)
    {
        List<(Paragraph Paragraph, DocumentNumber Number)> found = [];
        foreach (Paragraph paragraph in paragraphs)
        {
            // Nothing is a document number that lacks 号.
            if (paragraph.Holds(Marks.NumberSign))
            {
                FindIn(paragraph, found);
            }
        }

        return found;
    }

    private static void FindIn(Paragraph paragraph, List<(Paragraph Paragraph, DocumentNumber Number)> found)
    {
        string text = paragraph.Text;
        for (int at = text.AsSpan().IndexOfAny(Brackets); at >= 0;)
        {
            if (TryRead(text, at) is { } number)
            {
                found.Add((paragraph, number));
            }

            int step = text.AsSpan(at + 1).IndexOfAny(Brackets);
            at = step < 0 ? -1 : at + 1 + step;
        }
    }

    private static DocumentNumber? TryRead(string text, int open)
    {
        // Before the bracket stands the code of the office (and perhaps a blank).
        int code = RunStart(text, open, IsBlank);
        if (code == 0 || open - code > 2 || !IsHan(text[code - 1]) || text[code - 1] is '和' or '及' or '第')
        {
            return null;
        }

        int year = RunEnd(text, open + 1, IsBlank);
        int yearEnd = RunEnd(text, year, IsDigit);
        int close = RunEnd(text, yearEnd, IsBlank);
        if (yearEnd - year is not (2 or 4) || close >= text.Length || !ClosingBrackets.Contains(text[close]))
        {
            return null;
        }

        int number = RunEnd(text, close + 1, IsBlank);
        bool hasOrdinal = number < text.Length && text[number] == '第';
        number = hasOrdinal ? RunEnd(text, number + 1, IsBlank) : number;
        int numberEnd = RunEnd(text, number, IsDigit);
        int end = RunEnd(text, numberEnd, IsBlank);
        if (numberEnd == number || numberEnd - number > 5 || end >= text.Length || text[end] != '号'
            || (end + 1 < text.Length && AfterHouseNumber.Contains(text[end + 1])))
        {
            return null;
        }

        bool hasBlanks = text.AsSpan(code, end - code).IndexOfAny(" \t\u3000\u00a0") >= 0;
        return new(open, text[year..yearEnd], close, text[number..numberEnd], hasOrdinal, hasBlanks, end + 1);
    }
}
