using System.Globalization;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing;

/// <summary>An enumerator as it was written, right or wrong. Many paragraphs have one, so it is kept small.</summary>
internal readonly record struct Enumerator
{
    private const int LongestNumber = 4;

    // From the start.
    private readonly byte _toNumber;
    private readonly byte _toNumberEnd;
    private readonly byte _toEnd;

    /// <summary>An enumerator.</summary>
    /// <param name="family">Its kind.</param>
    /// <param name="number">Its value, from 1.</param>
    /// <param name="start">Index of its first character.</param>
    /// <param name="numberStart">Index of the first character of the number.</param>
    /// <param name="numberEnd">Index behind the number, which is short.</param>
    /// <param name="end">Index behind the mark or bracket that closes it.</param>
    private Enumerator(EnumeratorFamily family, int number, int start, int numberStart, int numberEnd, int end)
    {
        Family = family;
        Number = number;
        Start = start;
        _toNumber = (byte)(numberStart - start);
        _toNumberEnd = (byte)(numberEnd - start);
        _toEnd = (byte)(end - start);
    }

    /// <summary>Its kind.</summary>
    public EnumeratorFamily Family { get; }

    /// <summary>Its value, from 1.</summary>
    public int Number { get; }

    /// <summary>Index of its first character.</summary>
    public int Start { get; }

    /// <summary>Index of the first character of the number.</summary>
    public int NumberStart => Start + _toNumber;

    /// <summary>Index behind the number.</summary>
    public int NumberEnd => Start + _toNumberEnd;

    /// <summary>Index behind the mark or bracket that closes it.</summary>
    public int End => Start + _toEnd;

    /// <summary>Reads the enumerator that begins at an index; <see langword="null"/> where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The index.</param>
    public static Enumerator? TryRead(string text, int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        char first = text[at];
        return first switch
        {
            '（' or '(' => Bracketed(text, at),
            '第' => Ordinal(text, at),
            >= '①' and <= '⑳' => new Enumerator(EnumeratorFamily.Circled, first - '①' + 1, at, at, at + 1, at + 1),
            >= '⑴' and <= '⒇' => new Enumerator(EnumeratorFamily.Circled, first - '⑴' + 1, at, at, at + 1, at + 1),
            >= '㈠' and <= '㈩' => new Enumerator(EnumeratorFamily.Circled, first - '㈠' + 1, at, at, at + 1, at + 1),
            _ when IsAnyDigit(first) => Arabic(text, at),
            _ when IsHanNumeral(first) => Han(text, at),
            _ => null,
        };
    }

    /// <summary>How the number of this family would be written.</summary>
    /// <param name="number">The value.</param>
    public string Written(int number)
    {
        string arabic = number.ToString(CultureInfo.InvariantCulture);
        return Family switch
        {
            EnumeratorFamily.Han => HanNumber.Write(number) + "、",
            EnumeratorFamily.BracketedHan => $"（{HanNumber.Write(number)}）",
            EnumeratorFamily.Arabic => arabic + ".",
            EnumeratorFamily.BracketedArabic => $"（{arabic}）",
            EnumeratorFamily.Circled => number <= 20 ? ((char)('①' + number - 1)).ToString() : arabic,
            EnumeratorFamily.Is => HanNumber.Write(number) + "是",
            EnumeratorFamily.Must => HanNumber.Write(number) + "要",
            EnumeratorFamily.Article => $"第{HanNumber.Write(number)}条",
            EnumeratorFamily.Section => $"第{HanNumber.Write(number)}节",
            EnumeratorFamily.Ordinal => $"第{HanNumber.Write(number)}，",
            _ => $"第{HanNumber.Write(number)}章",
        };
    }

    private static Enumerator? Bracketed(string text, int at)
    {
        int start = at + 1;
        int end = NumberRunEnd(text, start);
        bool isClosed = end > start && end < text.Length && text[end] is '）' or ')';
        int number = isClosed ? ValueOf(text.AsSpan(start, end - start)) : 0;
        if (number == 0)
        {
            return null;
        }

        EnumeratorFamily family = IsAnyDigit(text[start]) ? EnumeratorFamily.BracketedArabic : EnumeratorFamily.BracketedHan;
        return new Enumerator(family, number, at, start, end, end + 1);
    }

    private static Enumerator? Ordinal(string text, int at)
    {
        int start = at + 1;
        int end = NumberRunEnd(text, start);
        int number = end > start && end < text.Length ? ValueOf(text.AsSpan(start, end - start)) : 0;
        if (number == 0)
        {
            return null;
        }

        // “第七条规定……” cites an article, “第七条　……” is one.
        bool isApart = end + 1 == text.Length || IsBlank(text[end + 1]);
        EnumeratorFamily? family = text[end] switch
        {
            '章' or '编' when isApart => EnumeratorFamily.Chapter,
            '部' when text.AsSpan(end).StartsWith("部分") && (end + 2 == text.Length || IsBlank(text[end + 2])) => EnumeratorFamily.Chapter,
            '节' when isApart => EnumeratorFamily.Section,
            '条' when isApart => EnumeratorFamily.Article,
            '，' or ',' or '：' or ':' => EnumeratorFamily.Ordinal,
            '、' when !IsListOfNumbers(text, end + 1, number) => EnumeratorFamily.Ordinal,
            _ => null,
        };
        return family is { } known ? new Enumerator(known, number, at, start, end, end + 1) : null;
    }

    private static Enumerator? Arabic(string text, int at)
    {
        int end = NumberRunEnd(text, at);
        int number = end < text.Length && end - at < LongestNumber ? ValueOf(text.AsSpan(at, end - at)) : 0;
        if (number == 0 || text[end] is not ('.' or '．' or '、') || (end + 1 < text.Length && IsAnyDigit(text[end + 1]) && !IsYear(text, end + 1)))
        {
            return null;
        }

        return new Enumerator(EnumeratorFamily.Arabic, number, at, at, end, end + 1);
    }

    private static Enumerator? Han(string text, int at)
    {
        int end = NumberRunEnd(text, at);
        int number = end < text.Length && end - at < LongestNumber ? ValueOf(text.AsSpan(at, end - at)) : 0;
        EnumeratorFamily? family = number == 0 ? null : text[end] switch
        {
            '、' when !IsListOfNumbers(text, end + 1, number) => EnumeratorFamily.Han,
            '，' or ',' => EnumeratorFamily.Han,
            '.' or '．' when end + 1 < text.Length && !IsHanNumeral(text[end + 1]) => EnumeratorFamily.Han,
            '是' => EnumeratorFamily.Is,
            '要' => EnumeratorFamily.Must,
            _ => null,
        };
        return family is { } known ? new Enumerator(known, number, at, at, end, end + 1) : null;
    }

    // “一、二年级”, “第三、四季度”: numbers side by side, no enumerator.
    private static bool IsListOfNumbers(string text, int at, int before)
    {
        int end = NumberRunEnd(text, at);
        if (end == at)
        {
            return at < text.Length && text[at] == '第';
        }

        char next = end < text.Length ? text[end] : '\0';
        return ValueOf(text.AsSpan(at, end - at)) == before + 1 && !(next is '是' or '要');
    }

    private static bool IsYear(string text, int at) =>
        at + 4 < text.Length && text[at + 4] == '年' && IsDigit(text[at]) && IsDigit(text[at + 1]) && IsDigit(text[at + 2]) && IsDigit(text[at + 3]);

    private static int NumberRunEnd(string text, int start)
    {
        int most = Math.Min(text.Length, start + LongestNumber);
        int at = start;
        bool isArabic = start < text.Length && IsAnyDigit(text[start]);
        while (at < most && (isArabic ? IsAnyDigit(text[at]) : IsHanNumeral(text[at])))
        {
            at++;
        }

        return at;
    }

    private static int ValueOf(ReadOnlySpan<char> number)
    {
        if (!IsAnyDigit(number[0]))
        {
            return HanNumber.Parse(number);
        }

        int value = 0;
        foreach (char c in number)
        {
            value = (value * 10) + (c >= '０' ? c - '０' : c - '0');
        }

        return number.Length < LongestNumber ? value : 0;
    }
}
