using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;

namespace Converter.Reading.Outline.Lines;

/// <summary>Forms of whole lines that have a place in the standard: document numbers, names of organs, captions.</summary>
internal static class LineForms
{
    private const int LongestOccasion = 60;
    private const int LongestEvent = 110;
    private const int LongestName = 4;

    // 主席 艾尔肯·吐尼亚孜: a name in two parts.
    private const int LongestForeignName = 12;

    /// <summary>Whether a line is a 发文字号 (7.2.5): 国办发〔2020〕1号, in any bracket.</summary>
    /// <param name="text">The line.</param>
    public static bool IsDocumentNumber(ReadOnlySpan<char> text)
    {
        text = Sentences.IsBracketed(text) ? text[1..^1].Trim() : text;
        if (text.Length is < 6 or > 45 || text[^1] != '号')
        {
            return RegisteredNumber.Is(text);
        }

        int open = text.IndexOfAny("〔[（(【［");
        if (open <= 0 || open + 5 >= text.Length)
        {
            return false;
        }

        int at = open + 1;
        int digits = 0;
        while (at < text.Length && (HanNumber.DigitValue(text[at]) >= 0 || "×xX二〇○一0零".Contains(text[at], StringComparison.Ordinal) || text[at] == ' '))
        {
            digits += text[at] == ' ' ? 0 : 1;
            at++;
        }

        bool number = text[^2] is '×' or 'x' or 'X' or ' ' || HanNumber.DigitValue(text[^2]) >= 0;
        return digits is >= 2 and <= 6 && at < text.Length && text[at] is '〕' or ']' or '）' or ')' or '】' or '］' && number && !text.Contains('。');
    }

    /// <summary>Whether a line is the number of an order or announcement: 第12号, 2020年第3号, （第14期）, （第15次）.</summary>
    /// <param name="text">The line.</param>
    public static bool IsOrdinalNumber(ReadOnlySpan<char> text)
    {
        bool bracketed = Sentences.IsBracketed(text);
        text = bracketed ? text[1..^1].Trim() : text;
        int ordinal = text.IndexOf('第');
        if (text.Length is < 3 or > 14 || !(text[^1] is '号' or '期' || (bracketed && text[^1] == '次')) || ordinal < 0)
        {
            return false;
        }

        foreach (char character in text[(ordinal + 1)..^1])
        {
            if (HanNumber.DigitValue(character) < 0 && !HanNumber.IsHanDigit(character) && character is not (' ' or '×' or 'X' or '百' or '零'))
            {
                return false;
            }
        }

        return ordinal == 0 || text[..ordinal].TrimEnd(" （(〔[〕])）").EndsWith("年", StringComparison.Ordinal) || IsYear(text[..ordinal]);
    }

    // 〔2026〕第9期
    private static bool IsYear(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> year = text.Trim(" 〔〕[]（）()");
        return year.Length == 4 && !year.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Whether a line is 密级, 紧急程度 or 份号 (7.2.1–7.2.3).</summary>
    /// <param name="text">The line.</param>
    public static bool IsSecrecyOrUrgency(ReadOnlySpan<char> text)
    {
        if (text.Length > 14)
        {
            return false;
        }

        bool copy = text.Length == 6 && !text.ContainsAnyExceptInRange('0', '9');
        bool secret = GenreWords.StartsWithAny(text, GenreWords.Current.Secrecy) && (text.Length <= 3 || text.ContainsAny("★☆*年月"));
        bool urgent = text.Length <= 4 && GenreWords.StartsWithAny(text, GenreWords.Current.Urgency);
        return copy || secret || urgent || (text.Length <= 14 && (text.StartsWith("份号") || text.StartsWith("密级") || text.StartsWith("紧急程度")));
    }

    /// <summary>The kind word that ends a line, brackets and closing marks aside; its length, 0 where there is none.</summary>
    /// <param name="text">The line.</param>
    public static int KindWordLength(ReadOnlySpan<char> text)
    {
        text = WithoutTail(text);
        if (!GenreWords.Current.MayEndKind(text))
        {
            return 0;
        }

        foreach ((string word, _) in GenreWords.Current.Kinds)
        {
            if (EndsWithSpaced(text, word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>A line without the brackets at its end.</summary>
    /// <param name="text">The line.</param>
    public static ReadOnlySpan<char> WithoutTail(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd("》”\" 　*");
        if (text.IsEmpty || text[^1] is not ('）' or ')'))
        {
            return text;
        }

        int open = text.LastIndexOfAny('（', '(');
        return open > 1 ? text[..open].TrimEnd("》” 　") : text;
    }

    /// <summary>Whether a line tells when and where a speech was given, and perhaps by whom: 2026年2月3日在某省……第五次会议上 省长 某某.</summary>
    /// <param name="text">The line.</param>
    public static bool IsDatedOccasion(ReadOnlySpan<char> text)
    {
        int day = text.Length is >= 12 and <= LongestOccasion ? text.IndexOf('日') : -1;
        if (day < 0 || text.ContainsAny("，。；：") || !DateForm.IsDate(text[..(day + 1)]))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[(day + 1)..].TrimStart();
        int on = rest.LastIndexOf('上');
        return rest.Length > 4 && rest[0] == '在' && on > 2 && (on == rest.Length - 1 || char.IsWhiteSpace(rest[on + 1]));
    }

    /// <summary>Whether a line tells what came to pass with a law on a day: 2003年8月15日 ××会公告公布, 1997年9月24日 第七十四次会议通过.</summary>
    /// <param name="text">The line.</param>
    public static bool IsDatedEvent(ReadOnlySpan<char> text)
    {
        int day = text.Length is >= 11 and <= LongestEvent ? text.IndexOf('日') : -1;
        if (day < 0 || text.ContainsAny("，。；：") || !DateForm.IsDate(text[..(day + 1)]))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[(day + 1)..].Trim(" 　");
        return GenreWords.EndsWithAny(rest, GenreWords.Current.Occasions) || (rest.EndsWith("号", StringComparison.Ordinal) && rest.Contains('令'));
    }

    /// <summary>Whether a line could be the name of an organ.</summary>
    /// <param name="text">The line.</param>
    public static bool IsOrgan(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> name = WithoutTail(text);
        return name.Length is >= 3 and <= 32
            && !name.ContainsAny("，。；：、！？")
            && GenreWords.EndsWithAny(name, GenreWords.Current.OrganEndings)
            && KindWordLength(name) == 0;
    }

    /// <summary>Whether a line could be a person's name, an office before it or not.</summary>
    /// <param name="text">The line.</param>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        Span<char> packed = stackalloc char[24];
        int length = 0;
        foreach (char character in text)
        {
            if (character is '（' or '(' && length > 0)
            {
                break;
            }

            bool han = character is >= '一' and <= '鿿';
            bool blank = !han && (char.IsWhiteSpace(character) || character is '：' or ':' or '·' or '、');
            if (!blank && ((!han && character is not ('×' or '*' or 'X')) || length == packed.Length))
            {
                return false;
            }

            if (!blank)
            {
                packed[length++] = character;
            }
        }

        ReadOnlySpan<char> name = packed[..length];
        int longest = text.Contains('·') ? LongestForeignName : LongestName;
        return HoldsOffice(name, longest) || IsNameAfterOrgan(text) || (length is 2 or 3 && !GenreWords.EndsWithAny(name, GenreWords.Current.OrganEndings)) || (length == 4 && text.Length > 4);
    }

    // An office, and behind it no more than a name.
    private static bool HoldsOffice(ReadOnlySpan<char> name, int longest)
    {
        WordList offices = GenreWords.Current.Offices;
        for (int at = 0; at < name.Length; at++)
        {
            if (offices.MayBegin(name[at..]) && offices.BeginningOf(name[at..]) is var length and > 0 && name.Length - at - length <= longest)
            {
                return true;
            }
        }

        return false;
    }

    // 县委党校　　陈某: a wide blank between an organ and a name.
    private static bool IsNameAfterOrgan(ReadOnlySpan<char> text)
    {
        int blank = text.LastIndexOfAny(' ', '　');
        if (blank < 4 || text.Length - blank - 1 is < 2 or > 4 || !(text[blank] == '　' || text[blank - 1] == ' '))
        {
            return false;
        }

        return IsOrgan(text[..blank].TrimEnd(" 　")) && KindWordLength(text) == 0 && !IsOrgan(text[(blank + 1)..]);
    }

    /// <summary>Whether a line is the caption of a figure or table: 图1 ……, 表2 …….</summary>
    /// <param name="text">The line.</param>
    public static bool IsCaption(ReadOnlySpan<char> text) =>
        text.Length > 1
        && GenreWords.StartsWithAny(text, GenreWords.Current.Captions)
        && (HanNumber.DigitValue(text[1]) >= 0 || HanNumber.IsHanDigit(text[1]) || text[1] is '：' or ':' or ' ' or '　');

    private static bool EndsWithSpaced(ReadOnlySpan<char> text, string word)
    {
        int at = text.Length - 1;
        for (int index = word.Length - 1; index >= 0; index--)
        {
            while (at >= 0 && char.IsWhiteSpace(text[at]))
            {
                at--;
            }

            if (at < 0 || text[at] != word[index])
            {
                return false;
            }

            at--;
        }

        return true;
    }
}
