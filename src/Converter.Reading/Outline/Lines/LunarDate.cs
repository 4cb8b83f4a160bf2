namespace Converter.Reading.Outline.Lines;

/// <summary>Dates of the lunar calendar (农历甲辰年正月初八), and the weekday that may stand behind any date.</summary>
internal static class LunarDate
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private const string Months = "正冬腊";
    private static readonly string[] s_prefixes = ["农历", "阴历", "夏历"];
    private static readonly string[] s_weeks = ["星期", "礼拜", "周"];

    /// <summary>A date without the weekday at its end: 2026年3月2日（星期一）, 2026年3月2日 周一.</summary>
    /// <param name="date">The date, without blanks.</param>
    public static ReadOnlySpan<char> WithoutWeekday(ReadOnlySpan<char> date)
    {
        ReadOnlySpan<char> bare = date;
        if (bare.Length > 4 && bare[^1] is '）' or ')' && bare.LastIndexOfAny('（', '(') is int open and > 0)
        {
            ReadOnlySpan<char> inner = bare[(open + 1)..^1];
            return WeekdayLength(inner) == inner.Length && !inner.IsEmpty ? bare[..open] : date;
        }

        return bare[..^WeekdayLength(bare)];
    }

    /// <summary>Whether a text without blanks is a date of the lunar calendar.</summary>
    /// <param name="date">The text.</param>
    public static bool Is(ReadOnlySpan<char> date)
    {
        bool named = false;
        foreach (string prefix in s_prefixes)
        {
            if (date.StartsWith(prefix, StringComparison.Ordinal))
            {
                date = date[prefix.Length..];
                named = true;
            }
        }

        int year = date.IndexOf('年');
        int month = date.IndexOf('月');
        if (month < 0 || year > month || (year < 0 && !named))
        {
            return false;
        }

        bool cycle = year == 2 && Stems.Contains(date[0], StringComparison.Ordinal) && Branches.Contains(date[1], StringComparison.Ordinal);
        ReadOnlySpan<char> day = date[(month + 1)..];
        return (cycle || year < 0 || DateForm.IsNumber(date[..year]))
            && IsMonth(date[(year + 1)..month].TrimStart('闰'))
            && IsDay(day, named || cycle);
    }

    private static bool IsMonth(ReadOnlySpan<char> month) =>
        !month.IsEmpty && ((month.Length == 1 && Months.Contains(month[0], StringComparison.Ordinal)) || DateForm.IsNumber(month));

    // 初八 · 廿三 · 十五 · 十五日; a plain number needs the calendar's name before it.
    private static bool IsDay(ReadOnlySpan<char> day, bool named)
    {
        bool own = !day.IsEmpty && day[0] is '初' or '廿' or '卅';
        ReadOnlySpan<char> number = day.TrimEnd('日').TrimStart('初').TrimStart('卅');
        return own || named ? day.Length <= 4 && DateForm.IsNumber(number) : false;
    }

    private static int WeekdayLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !"一二三四五六日天".Contains(text[^1], StringComparison.Ordinal))
        {
            return 0;
        }

        foreach (string week in s_weeks)
        {
            if (text[..^1].EndsWith(week, StringComparison.Ordinal))
            {
                return week.Length + 1;
            }
        }

        return 0;
    }
}
