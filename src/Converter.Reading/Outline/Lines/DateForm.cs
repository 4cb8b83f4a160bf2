using Converter.Reading.Outline.Enumerators;

namespace Converter.Reading.Outline.Lines;

/// <summary>Recognises a line, or a stretch at its end, that is a date and nothing else (成文日期, 7.3.5.4).</summary>
internal static class DateForm
{
    private const string HanYear = "〇○◯零ＯO0一二三四五六七八九";
    private const string Capitals = "壹贰叁肆伍陆柒捌玖拾";
    private const string Placeholders = "×✕xX＊*_＿某Ｘ…";

    /// <summary>Whether the text, blanks aside, is a date: 2018年10月27日, 二〇〇四年十月十日, 2018-10-27, ×年×月×日, 年 月 日, 2018年10月, 甲辰年正月初八, with a weekday or not.</summary>
    /// <param name="text">The text.</param>
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        Span<char> packed = stackalloc char[32];
        int length = Pack(text, packed);
        ReadOnlySpan<char> date = LunarDate.WithoutWeekday(packed[..length]);
        return date.Length < 4 ? date is "年月日" : IsWordy(date) || IsNumeric(date) || LunarDate.Is(date);
    }

    /// <summary>The index at which a date begins that ends the text; the text's length where none does.</summary>
    /// <param name="text">The text.</param>
    public static int FindAtEnd(ReadOnlySpan<char> text)
    {
        if (text.Length < 6 || text[^1] is not ('日' or '号' or '月' or '）' or ')' or (>= '一' and <= '六')))
        {
            return text.Length;
        }

        int year = text.LastIndexOf('年');
        int start = year;
        while (start > 0 && (IsYearCharacter(text[start - 1]) || char.IsWhiteSpace(text[start - 1])))
        {
            start--;
        }

        return year > 0 && start < year && IsDate(text[start..]) ? start : text.Length;
    }

    private static int Pack(ReadOnlySpan<char> text, Span<char> packed)
    {
        int length = 0;
        foreach (char character in text)
        {
            if (character is (>= '一' and <= '鿿') || !char.IsWhiteSpace(character))
            {
                if (length == packed.Length)
                {
                    return 0;
                }

                packed[length++] = character;
            }
        }

        return length;
    }

    // 年 may be missing (×月×日); 日 may be missing (2018年10月).
    private static bool IsWordy(ReadOnlySpan<char> date)
    {
        int year = date.IndexOf('年');
        int month = date.IndexOf('月');
        int day = date.IndexOfAny('日', '号');
        if (month < 0 || (year < 0 && day < 0) || (year >= 0 && month < year) || (day >= 0 && day < month))
        {
            return false;
        }

        bool closed = day == date.Length - 1 || (day < 0 && month == date.Length - 1);
        return closed
            && (year < 0 || IsNumber(date[..year]))
            && IsNumber(date[(year + 1)..month])
            && (day < 0 || IsNumber(date[(month + 1)..day]));
    }

    private static bool IsNumeric(ReadOnlySpan<char> date)
    {
        int marks = 0;
        foreach (char character in date)
        {
            bool mark = character is '.' or '-' or '/' or '．' or '－' or '—';
            marks += mark ? 1 : 0;
            if (!mark && HanNumber.DigitValue(character) < 0)
            {
                return false;
            }
        }

        bool year = HanNumber.ReadDigits(date, 0, out int length) is >= 1900 and <= 2199 && length == 4;
        return year && marks == 2 && HanNumber.DigitValue(date[^1]) >= 0;
    }

    /// <summary>Whether every character of a short stretch may stand in the number of a year, month or day.</summary>
    /// <param name="number">The stretch.</param>
    public static bool IsNumber(ReadOnlySpan<char> number)
    {
        foreach (char character in number)
        {
            if (!IsYearCharacter(character))
            {
                return false;
            }
        }

        return number.Length <= 6;
    }

    private static bool IsYearCharacter(char character) =>
        HanNumber.DigitValue(character) >= 0
        || HanYear.Contains(character, StringComparison.Ordinal)
        || character is '十' or '廿' or '元' or '正'
        || Capitals.Contains(character, StringComparison.Ordinal)
        || Placeholders.Contains(character, StringComparison.Ordinal);
}
