using System.Collections.Immutable;

namespace Converter.Styles.Styling.Titles;

/// <summary>A piece of a title.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Class">What it is.</param>
internal readonly record struct TitleToken(int Start, int Length, TokenClass Class)
{
    /// <summary>Index behind the last character.</summary>
    public int End => Start + Length;
}

/// <summary>Cuts a title into words: the cut with the fewest pieces, where a character of no known word counts more than a word.</summary>
internal static class TitleTokenizer
{
    private const int WordCost = 10;
    private const int UnknownCost = 23;
    private const string LongMarks = "—…";
    private const string HanNumerals = "〇零一二三四五六七八九十百千两";

    /// <summary>Marks that do not end a line.</summary>
    public const string Opening = "《〈“‘（(〔［【「『";

    /// <summary>Marks that do not begin a line.</summary>
    public const string Closing = "》〉”’）)〕］】」』。，；：？！,;:?!";

    /// <summary>Marks between items; they do not begin a line either.</summary>
    public const string Pauses = "、·";

    /// <summary>The pieces, in order; together they are the whole title.</summary>
    public static ImmutableArray<TitleToken> Cut(string title, TitleLexicon lexicon)
    {
        int[] cost = new int[title.Length + 1];
        TitleToken[] last = new TitleToken[title.Length + 1];
        Array.Fill(cost, int.MaxValue);
        cost[0] = 0;
        for (int at = 0; at < title.Length; at++)
        {
            if (cost[at] < int.MaxValue)
            {
                Extend(title, at, lexicon, cost, last);
            }
        }

        Stack<TitleToken> tokens = new();
        for (int at = title.Length; at > 0; at = last[at].Start)
        {
            tokens.Push(last[at]);
        }

        return [.. tokens];
    }

    private static void Extend(string title, int at, TitleLexicon lexicon, int[] cost, TitleToken[] last)
    {
        if (Special(title, at, lexicon) is { } special)
        {
            Offer(special, WordCost);
            return;
        }

        for (int length = Math.Min(lexicon.LongestWord, title.Length - at); length >= 1; length--)
        {
            if (lexicon.ClassOf(title.AsSpan(at, length)) is { } found)
            {
                Offer(new TitleToken(at, length, found), length == 1 ? UnknownCost - 1 : WordCost);
            }
        }

        int one = char.IsHighSurrogate(title[at]) && at + 1 < title.Length ? 2 : 1;
        Offer(new TitleToken(at, one, TokenClass.Unknown), UnknownCost);

        void Offer(TitleToken token, int price)
        {
            if (cost[at] + price < cost[token.End])
            {
                cost[token.End] = cost[at] + price;
                last[token.End] = token;
            }
        }
    }

    /// <summary>A mark, a blank or a number; <see langword="null"/> where a word begins.</summary>
    private static TitleToken? Special(string title, int at, TitleLexicon lexicon)
    {
        char first = title[at];
        TokenClass? mark = Opening.Contains(first, StringComparison.Ordinal) ? TokenClass.Opening
            : Closing.Contains(first, StringComparison.Ordinal) ? TokenClass.Closing
            : Pauses.Contains(first, StringComparison.Ordinal) ? TokenClass.Pause
            : LongMarks.Contains(first, StringComparison.Ordinal) ? TokenClass.LongMark
            : char.IsWhiteSpace(first) ? TokenClass.Blank
            : null;
        return mark is { } known
            ? new TitleToken(at, 1, known)
            : NumberLength(title, at, lexicon) is > 0 and var length ? new TitleToken(at, length, TokenClass.Number)
            : OrdinalLength(title, at) is > 0 and var ordinal ? new TitleToken(at, ordinal, TokenClass.Ordinal)
            : null;
    }

    /// <summary>Length of 第二 and its like that no unit follows; 0 where none begins.</summary>
    private static int OrdinalLength(string title, int at)
    {
        int end = at + 1;
        while (title[at] == '第' && end < title.Length && HanNumerals.Contains(title[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end > at + 1 ? end - at : 0;
    }

    /// <summary>Length of a number with its unit, of an ordinal, or of a Latin word; 0 where none begins.</summary>
    private static int NumberLength(string title, int at, TitleLexicon lexicon)
    {
        int end = at;
        while (end < title.Length && IsWestern(title[end]))
        {
            end++;
        }

        if (end > at)
        {
            // a span of years runs on behind its dash: 2018—2035年
            bool runsOn = end + 1 < title.Length && title[end] is '—' or '～' && char.IsAsciiDigit(title[end + 1]);
            return runsOn ? end + 1 - at + NumberLength(title, end + 1, lexicon) : end - at + UnitLength(title, end, lexicon);
        }

        end = title[at] == '第' ? at + 1 : at;
        int digits = end;
        while (end < title.Length && (HanNumerals.Contains(title[end], StringComparison.Ordinal) || char.IsAsciiDigit(title[end])))
        {
            end++;
        }

        int unit = UnitLength(title, end, lexicon);
        return end > digits && unit > 0 ? end - at + unit : 0;
    }

    private static bool IsWestern(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '%' or '.' or '-' or '/' or '+' or '&' or '_' or '‰' or '℃';

    private static int UnitLength(string title, int at, TitleLexicon lexicon)
    {
        int length = Math.Min(lexicon.LongestUnit, title.Length - at);
        while (length > 0 && !lexicon.IsUnit(title.AsSpan(at, length)))
        {
            length--;
        }

        return length;
    }
}
