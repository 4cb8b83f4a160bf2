using System.Globalization;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>A full date in a text, in whatever form it was written.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index behind its last.</param>
/// <param name="Year">Year in full.</param>
/// <param name="Month">1 … 12.</param>
/// <param name="Day">1 … 31.</param>
/// <param name="IsHan">Whether it is written in Han numerals.</param>
internal sealed record WrittenDate(int Start, int End, int Year, int Month, int Day, bool IsHan)
{
    private const string Separators = "年.．-/—－";

    /// <summary>The form that GB/T 9704 7.3.5.4 asks for.</summary>
    public string Right => string.Create(CultureInfo.InvariantCulture, $"{Year}年{Month}月{Day}日");

    /// <summary>The first full date of a text; <see langword="null"/> where there is none.</summary>
    public static WrittenDate? FirstIn(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (!IsYearCharacter(text[at]))
            {
                at++;
                continue;
            }

            int end = RunEnd(text, at, IsYearCharacter);
            if (TryRead(text, at, end) is { } date)
            {
                return date;
            }

            at = end;
        }

        return null;
    }

    private static WrittenDate? TryRead(string text, int start, int yearEnd)
    {
        bool isHan = !IsDigit(text[start]);
        int year = YearOf(text.AsSpan(start, yearEnd - start));
        int mark = RunEnd(text, yearEnd, IsBlank);
        if (year == 0 || mark >= text.Length || !Separators.Contains(text[mark]))
        {
            return null;
        }

        bool inWords = text[mark] == '年';
        (int month, int afterMonth) = NumberAt(text, mark + 1, isHan);
        if (month is < 1 or > 12 || afterMonth >= text.Length || (inWords ? text[afterMonth] != '月' : text[afterMonth] != text[mark]))
        {
            return null;
        }

        (int day, int afterDay) = NumberAt(text, afterMonth + 1, isHan);
        bool hasWord = afterDay < text.Length && text[afterDay] is '日' or '号';
        if (day is < 1 or > 31 || (inWords && !hasWord))
        {
            return null;
        }

        return new(start, hasWord ? afterDay + 1 : afterDay, year, month, day, isHan);
    }

    private static int YearOf(ReadOnlySpan<char> run)
    {
        if (run.Length != 4)
        {
            return 0;
        }

        Span<char> digits = stackalloc char[4];
        for (int i = 0; i < 4; i++)
        {
            digits[i] = run[i] is '○' or '◯' or '０' or 'O' ? '〇' : run[i];
        }

        string? arabic = IsDigit(run[0]) ? run.ToString() : HanNumber.DigitsOf(digits);
        return int.TryParse(arabic, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1000 and < 3000 ? year : 0;
    }

    private static (int Value, int End) NumberAt(string text, int at, bool isHan)
    {
        int start = RunEnd(text, at, IsBlank);
        int end = RunEnd(text, start, isHan ? IsHanNumeral : IsDigit);
        int value = end - start is < 1 or > 3 ? 0
            : isHan ? HanNumber.Parse(text.AsSpan(start, end - start))
            : int.Parse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
        return (value, RunEnd(text, end, IsBlank));
    }

    private static bool IsYearCharacter(char c) => IsDigit(c) || IsHanDigit(c) || c is '○' or '◯' or '０';
}
