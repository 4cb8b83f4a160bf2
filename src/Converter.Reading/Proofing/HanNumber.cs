using System.Globalization;

namespace Converter.Reading.Proofing;

/// <summary>Numbers in Han numerals.</summary>
internal static class HanNumber
{
    /// <summary>The value of a numeral such as 十二 or 二十三, up to 999; 0 where it is none.</summary>
    public static int Parse(ReadOnlySpan<char> numeral)
    {
        int sum = 0;
        int digit = 0;
        foreach (char c in numeral)
        {
            int value = Characters.HanDigits.IndexOf(c, StringComparison.Ordinal) + 1;
            int unit = c switch { '十' => 10, '百' => 100, _ => 0 };
            if (unit == 0)
            {
                if (value == 0 || digit != 0)
                {
                    return 0;
                }

                digit = value;
                continue;
            }

            sum += (digit == 0 ? 1 : digit) * unit;
            digit = 0;
        }

        return sum + digit is var total and < 1000 ? total : 0;
    }

    /// <summary>The Arabic digits of a number written digit by digit, such as 二〇二六; <see langword="null"/> where it is none.</summary>
    public static string? DigitsOf(ReadOnlySpan<char> digits)
    {
        Span<char> arabic = digits.Length <= 8 ? stackalloc char[digits.Length] : [];
        for (int i = 0; i < arabic.Length; i++)
        {
            int value = digits[i] == '〇' ? 0 : Characters.HanDigits.IndexOf(digits[i], StringComparison.Ordinal) + 1;
            if (value == 0 && digits[i] != '〇')
            {
                return null;
            }

            arabic[i] = (char)('0' + value);
        }

        return arabic.IsEmpty ? null : arabic.ToString();
    }

    /// <summary>A number from 1 to 99 in Han numerals; its Arabic digits otherwise.</summary>
    public static string Write(int number)
    {
        if (number is < 1 or > 99)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        string tens = number < 10 ? string.Empty : (number < 20 ? string.Empty : Digit(number / 10)) + "十";
        return tens + (number % 10 == 0 ? string.Empty : Digit(number % 10));
    }

    private static string Digit(int value) => Characters.HanDigits[value - 1].ToString();
}
