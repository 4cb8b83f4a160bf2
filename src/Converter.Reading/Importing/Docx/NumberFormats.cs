using System.Globalization;
using System.Text;

namespace Converter.Reading.Importing.Docx;

/// <summary>Numbers as Word writes them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat).</summary>
internal static class NumberFormats
{
    private const string Digits = "零一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <summary>A number in a format.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">The format as the file names it.</param>
    /// <returns>The number; <see langword="null"/> where the format is not known.</returns>
    public static string? Write(int value, string format) => format switch
    {
        "none" => string.Empty,
        "decimal" or "decimalHalfWidth" or "arabicAbjad" => Decimal(value),
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => FullWidth(value),
        "upperRoman" => Roman(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "upperLetter" => Letters(value),
        "lowerLetter" => Letters(value).ToLowerInvariant(),
        "chineseCountingThousand" or "taiwaneseCountingThousand" or "japaneseCounting" => Counting(value, Digits, "十百千", true),
        "chineseCounting" or "taiwaneseCounting" => value < 100 ? Counting(value, Digits, "十百千", true) : EachDigit(value, "〇一二三四五六七八九"),
        "chineseLegalSimplified" => Counting(value, LegalDigits, "拾佰仟", false),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => EachDigit(value, "〇一二三四五六七八九"),
        "ideographTraditional" => Cycle(value, Stems),
        "ideographZodiac" => Cycle(value, Branches),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => value <= 20 ? Symbol(value, '①', 20) : value <= 35 ? Symbol(value - 20, '㉑', 15) : Symbol(value - 35, '㊱', 15),
        "decimalEnclosedParen" => Symbol(value, '⑴', 20),
        "decimalEnclosedFullstop" => Symbol(value, '⒈', 20),
        "ideographEnclosedCircle" => Symbol(value, '㊀', 10),
        _ => null,
    };

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string FullWidth(int value) => string.Concat(Decimal(value).Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + '０') : digit));

    private static string Symbol(int value, char first, int count) => value >= 1 && value <= count ? ((char)(first + value - 1)).ToString() : Decimal(value);

    private static string Cycle(int value, string symbols) => value >= 1 && value <= symbols.Length ? symbols[value - 1].ToString() : Decimal(value);

    private static string EachDigit(int value, string digits) => string.Concat(Decimal(value).Select(digit => char.IsAsciiDigit(digit) ? digits[digit - '0'] : digit));

    // A … Z, AA, BB … as Word counts.
    private static string Letters(int value) => value is < 1 or > 780 ? Decimal(value) : new string((char)('A' + ((value - 1) % 26)), ((value - 1) / 26) + 1);

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
        {
            return Decimal(value);
        }

        (int, string)[] steps =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ];
        StringBuilder roman = new();
        foreach ((int step, string letters) in steps)
        {
            for (; value >= step; value -= step)
            {
                roman.Append(letters);
            }
        }

        return roman.ToString();
    }

    // 十一, 二十, 一百零三, 一千零一十; above 9999 digits are clearer than words.
    private static string Counting(int value, string digits, string units, bool shortTen)
    {
        if (value is < 0 or > 9999)
        {
            return Decimal(value);
        }

        if (value < 10)
        {
            return digits[value].ToString();
        }

        StringBuilder words = new();
        bool zero = false;
        for (int place = 3; place >= 0; place--)
        {
            int digit = value / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                zero = words.Length > 0;
                continue;
            }

            words.Append(zero ? digits[..1] : string.Empty);
            bool bare = shortTen && digit == 1 && place == 1 && words.Length == 0;
            words.Append(bare ? string.Empty : digits[digit].ToString()).Append(place > 0 ? units[place - 1].ToString() : string.Empty);
            zero = false;
        }

        return words.ToString();
    }
}
