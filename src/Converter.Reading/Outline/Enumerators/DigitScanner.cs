using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Enumerators;

/// <summary>Enumerators that begin with a digit: 1. 1、 1） 1.1 and “1 总则”; never a year, decimal, date, time, version or amount.</summary>
internal static class DigitScanner
{
    private const int Highest = 199;

    /// <summary>Reads the enumerator that begins at an index.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where it begins.</param>
    public static Enumerator? Read(TextLine line, int at)
    {
        ReadOnlySpan<char> text = line.Text;
        int value = HanNumber.ReadDigits(text, at, out int length);
        int next = at + length;
        if (length == 0 || value is < 0 or > Highest || next >= text.Length)
        {
            return null;
        }

        char after = text[next];
        bool digitFollows = next + 1 < text.Length && HanNumber.DigitValue(text[next + 1]) >= 0;
        return after switch
        {
            '.' or '．' when digitFollows => line.HasGap(next + 1) ? new Enumerator(EnumeratorFamily.Digit, value, at, length + 1) : ReadDecimal(line, at),
            '.' or '．' => new Enumerator(EnumeratorFamily.Digit, value, at, length + 1),
            '、' when !digitFollows => new Enumerator(EnumeratorFamily.Digit, value, at, length + 1),
            '）' or ')' => new Enumerator(EnumeratorFamily.DigitHalf, value, at, length + 1),
            '，' or ',' or '：' or ':' when at == line.From && IsFollowedByHan(text, next) => new Enumerator(EnumeratorFamily.Digit, value, at, length + 1) { Odd = true },
            _ => ReadBare(line, at, value, next),
        };
    }

    // “1 总则”: the blank is what tells it from an amount, so a unit after it speaks against it.
    private static Enumerator? ReadBare(TextLine line, int at, int value, int next)
    {
        if (at != 0 || !line.HasGap(next) || value is < 1 or > 30)
        {
            return null;
        }

        int word = SkipBlanks(line.Text, next);
        bool unit = word >= line.Text.Length || !IsHan(line.Text[word]) || GenreWords.Current.IsUnit(line.Text[word]);
        return unit ? null : new Enumerator(EnumeratorFamily.DigitBare, value, at, next - at);
    }

    private static Enumerator? ReadDecimal(TextLine line, int at)
    {
        ReadOnlySpan<char> text = line.Text;
        long prefix = 0;
        int depth = 0;
        int index = at;
        int value;
        while (true)
        {
            value = HanNumber.ReadDigits(text, index, out int length);
            if (length is 0 or > 2 || depth > 4)
            {
                return null;
            }

            depth++;
            index += length;
            bool more = index + 1 < text.Length && text[index] is '.' or '．' && HanNumber.DigitValue(text[index + 1]) >= 0 && !line.HasGap(index + 1);
            if (!more)
            {
                break;
            }

            prefix = (prefix * 200) + value + 1;
            index++;
        }

        return Accept(line, at, index, value, depth, prefix);
    }

    private static Enumerator? Accept(TextLine line, int at, int end, int value, int depth, long prefix)
    {
        ReadOnlySpan<char> text = line.Text;
        int close = end < text.Length && text[end] is '.' or '．' or '、' ? end + 1 : end;
        int word = SkipBlanks(text, close);
        if (value < 1 || at != 0 || word >= text.Length || !IsHan(text[word]))
        {
            return null;
        }

        bool apart = line.HasGap(close) || close > end;
        return !apart && depth == 2 && GenreWords.Current.IsUnit(text[word])
            ? null
            : new Enumerator(EnumeratorFamily.Decimal, value, at, close - at) { Depth = depth, Prefix = prefix };
    }

    // 1，总体要求: a slip for the dot; a figure goes on with digits, a score with none.
    private static bool IsFollowedByHan(ReadOnlySpan<char> text, int mark) => mark + 1 < text.Length && IsHan(text[mark + 1]);

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsHan(char character) => character is >= '一' and <= '鿿' or '“' or '《' or '【';
}
