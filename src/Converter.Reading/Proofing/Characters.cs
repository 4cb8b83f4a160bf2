using System.Buffers;

namespace Converter.Reading.Proofing;

/// <summary>The classes of characters that the rules tell apart.</summary>
internal static class Characters
{
    /// <summary>一 … 九.</summary>
    public const string HanDigits = "一二三四五六七八九";

    /// <summary>Marks after which a phrase may begin.</summary>
    public const string PhraseEnds = "。；：，！？";

    /// <summary>All that a Han numeral of an enumerator is made of.</summary>
    public static readonly SearchValues<char> HanNumerals = SearchValues.Create("一二三四五六七八九十百");

    /// <summary>A Han character, 〇 included.</summary>
    public static bool IsHan(char c) =>
        c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or '〇' or (>= '\uf900' and <= '\ufaff') || char.IsSurrogate(c);

    /// <summary>0 … 9.</summary>
    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    /// <summary>A digit, half-width or full-width.</summary>
    public static bool IsAnyDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    /// <summary>一 … 十, 百.</summary>
    public static bool IsHanNumeral(char c) => HanNumerals.Contains(c);

    /// <summary>A digit of a year written in Han numerals: 〇, 一 … 九.</summary>
    public static bool IsHanDigit(char c) => c == '〇' || HanDigits.Contains(c);

    /// <summary>A blank of any width.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u3000' or '\u00a0';

    /// <summary>Index behind the run of characters of a class that begins at an index.</summary>
    public static int RunEnd(string text, int start, Func<char, bool> isOfClass)
    {
        int at = start;
        while (at < text.Length && isOfClass(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Index of the first character of the run of a class that ends just before an index.</summary>
    public static int RunStart(string text, int end, Func<char, bool> isOfClass)
    {
        int at = end;
        while (at > 0 && isOfClass(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
