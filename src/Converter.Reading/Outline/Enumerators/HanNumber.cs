namespace Converter.Reading.Outline.Enumerators;

/// <summary>Numbers written in Chinese characters or in digits of either width.</summary>
public static class HanNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Reads 一 … 九十九 at an index.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="length">Number of characters read; 0 where no number stands.</param>
    /// <returns>The number, or -1.</returns>
    public static int ReadHan(ReadOnlySpan<char> text, int at, out int length)
    {
        int tens = 0;
        int index = at;
        int first = DigitAt(text, index);
        if (first > 0)
        {
            index++;
        }

        if (index < text.Length && text[index] == '十')
        {
            tens = first > 0 ? first : 1;
            index++;
            int units = DigitAt(text, index);
            first = units > 0 ? units : 0;
            index += units > 0 ? 1 : 0;
        }

        length = index - at;
        return length == 0 ? -1 : (tens * 10) + Math.Max(first, 0);
    }

    /// <summary>Reads a number in digits, half-width or full-width, of at most four digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="length">Number of characters read; 0 where no number stands or it is longer.</param>
    /// <returns>The number, or -1.</returns>
    public static int ReadDigits(ReadOnlySpan<char> text, int at, out int length)
    {
        int value = 0;
        int index = at;
        while (index < text.Length && DigitValue(text[index]) is int digit and >= 0)
        {
            value = (value * 10) + digit;
            index++;
            if (index - at > 4)
            {
                length = 0;
                return -1;
            }
        }

        length = index - at;
        return length == 0 ? -1 : value;
    }

    /// <summary>The value of a half-width or full-width digit, or -1.</summary>
    /// <param name="character">The character.</param>
    public static int DigitValue(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= '０' and <= '９' => character - '０',
        _ => -1,
    };

    /// <summary>Whether a character is one of 〇 一 … 九 十.</summary>
    /// <param name="character">The character.</param>
    public static bool IsHanDigit(char character) => character == '十' || Digits.Contains(character, StringComparison.Ordinal);

    private static int DigitAt(ReadOnlySpan<char> text, int index) =>
        index < text.Length ? Digits.AsSpan().IndexOf(text[index]) : -1;
}
