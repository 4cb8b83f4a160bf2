using System.Globalization;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Dates: rules 20 to 23.</summary>
internal static class Dates
{
    private const string Zeros = "○◯０OＯ0";
    private const string AfterNumberedThings = "楼线院机厅室令文门台船井桥路店公";

    /// <summary>20: 成文日期 in Arabic digits, no zeros in front (GB/T 9704 7.3.5.4).</summary>
    public static void DateOfIssue(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Date))
        {
            if (WrittenDate.FirstIn(paragraph.Text) is not { } date)
            {
                continue;
            }

            ReadOnlySpan<char> written = paragraph.Text.AsSpan(date.Start, date.End - date.Start);
            if (!written.SequenceEqual(date.Right))
            {
                // Before the standard of 2012 the date of issue was written in Han numerals.
                bool isOld = date.IsHan && (date.Year < 2012 || (date.Year == 2012 && date.Month < 7));
                int doubt = isOld ? 2 : date.IsHan || !HasBlanksOnly(written, date.Right) ? 0 : 1;
                findings.Add(paragraph, date.Start, written.Length, isOld ? null : date.Right, wanted: date.Right, doubt: doubt);
            }
        }
    }

    /// <summary>21: 日, not 号; the year in full.</summary>
    public static void Words(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Month))
        {
            string text = paragraph.Text;
            for (int month = text.IndexOf('月', StringComparison.Ordinal); month >= 0; month = text.IndexOf('月', month + 1))
            {
                int start = RunStart(text, month, IsDigit);
                int end = RunEnd(text, month + 1, IsDigit);
                if (start == month || month - start > 2 || end - month is < 2 or > 3)
                {
                    continue;
                }

                if (paragraph.At(end) == '号' && !AfterNumberedThings.Contains(paragraph.At(end + 1)))
                {
                    findings.Add(paragraph, end, 1, "日");
                }

                int year = RunStart(text, start - 1, IsDigit);
                if (paragraph.At(start - 1) == '年' && start - 1 - year == 2 && paragraph.At(end) is '日' or '号')
                {
                    findings.Add(paragraph, year, 3, wanted: $"20{text[year..start]}", variant: "year");
                }
            }
        }
    }

    /// <summary>22: one system of numerals in a date (GB/T 15835 4.3).</summary>
    public static void Mixed(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Year | Marks.Month))
        {
            string text = paragraph.Text;
            for (int mark = text.AsSpan().IndexOfAny('年', '月'); mark >= 0;)
            {
                CheckAround(paragraph, mark, findings);
                int step = text.AsSpan(mark + 1).IndexOfAny('年', '月');
                mark = step < 0 ? -1 : mark + 1 + step;
            }
        }
    }

    /// <summary>23: the zero of a Han numeral is 〇, U+3007.</summary>
    public static void Zero(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Zero))
        {
            string text = paragraph.Text;
            int at = 0;
            for (int step = text.AsSpan().IndexOfAny(Zeros); step >= 0; step = text.AsSpan(at).IndexOfAny(Zeros))
            {
                int start = at + step;
                at = RunEnd(text, start, c => Zeros.Contains(c));
                bool follows = start > 0 && IsHanDigit(text[start - 1]);
                bool goesOn = IsHanDigit(paragraph.At(at)) || (paragraph.At(at) == '年' && start > 1 && IsHanDigit(text[start - 2]));
                if (follows && goesOn)
                {
                    findings.Add(paragraph, start, at - start, new string('〇', at - start));
                }
            }
        }
    }

    private static bool HasBlanksOnly(ReadOnlySpan<char> written, string right)
    {
        int at = 0;
        foreach (char c in written)
        {
            if (!IsBlank(c) && (at == right.Length || right[at++] != c))
            {
                return false;
            }
        }

        return at == right.Length;
    }

    // The number before 年 or 月 and the one after it; a year needs four digits, and a lunar date (2026年八月十五) has no 日.
    private static void CheckAround(Paragraph paragraph, int mark, FindingList findings)
    {
        string text = paragraph.Text;
        bool isYear = text[mark] == '年';
        int arabicEnd = RunEnd(text, mark + 1, IsDigit);
        int hanEnd = RunEnd(text, mark + 1, IsHanNumeral);
        int arabicStart = RunStart(text, mark, IsDigit);
        int hanStart = RunStart(text, mark, isYear ? IsHanDigit : IsHanNumeral);
        char closing = isYear ? '月' : '日';
        if (arabicEnd > mark + 1 && paragraph.At(arabicEnd) == closing && IsNumber(mark - hanStart, isYear))
        {
            ReadOnlySpan<char> han = text.AsSpan(hanStart, mark - hanStart);
            Report(paragraph, hanStart, mark, isYear ? HanNumber.DigitsOf(han) : Arabic(han), findings);
        }
        else if (hanEnd > mark + 1 && paragraph.At(hanEnd) == closing && IsNumber(mark - arabicStart, isYear) && !IsLunar(text, arabicStart))
        {
            string? rest = isYear ? MonthAndDay(paragraph, mark + 1, hanEnd) : Arabic(text.AsSpan(mark + 1, hanEnd - mark - 1));
            int end = !isYear ? hanEnd : rest is null ? -1 : paragraph.Text.IndexOf('日', hanEnd);
            Report(paragraph, mark + 1, end, rest, findings);
        }
    }

    private static bool IsLunar(string text, int at) => text.AsSpan(0, at).EndsWith("农历") || text.AsSpan(0, at).EndsWith("阴历");

    private static bool IsNumber(int length, bool isYear) => isYear ? length == 4 : length is 1 or 2;

    private static void Report(Paragraph paragraph, int start, int end, string? arabic, FindingList findings)
    {
        if (arabic is not null)
        {
            findings.Add(paragraph, start, end - start, arabic);
        }
    }

    private static string? MonthAndDay(Paragraph paragraph, int start, int month)
    {
        int end = RunEnd(paragraph.Text, month + 1, IsHanNumeral);
        bool isDay = end > month + 1 && paragraph.At(end) == '日';
        return isDay && Arabic(paragraph.Text.AsSpan(start, month - start)) is { } first && Arabic(paragraph.Text.AsSpan(month + 1, end - month - 1)) is { } second
            ? $"{first}月{second}"
            : null;
    }

    private static string? Arabic(ReadOnlySpan<char> han) =>
        HanNumber.Parse(han) is > 0 and int value ? value.ToString(CultureInfo.InvariantCulture) : null;
}
