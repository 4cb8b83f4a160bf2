namespace Converter.Reading.Outline.Enumerators;

/// <summary>Enumerators that are one character of Unicode: ① ⑴ ⒈ ㈠ Ⅰ.</summary>
internal static class SymbolScanner
{
    private const string Degrees = "级类型期度号区段等组档相代线式阶和与或至、";

    private static readonly (char First, char Last, int From, EnumeratorFamily Family)[] Ranges =
    [
        ('①', '⑳', 1, EnumeratorFamily.Circled),
        ('㉑', '㉟', 21, EnumeratorFamily.Circled),
        ('㊱', '㊿', 36, EnumeratorFamily.Circled),
        ('❶', '❿', 1, EnumeratorFamily.Circled),
        ('➀', '➉', 1, EnumeratorFamily.Circled),
        ('➊', '➓', 1, EnumeratorFamily.Circled),
        ('㊀', '㊉', 1, EnumeratorFamily.Circled),
        ('⑴', '⒇', 1, EnumeratorFamily.DigitParen),
        ('⒈', '⒛', 1, EnumeratorFamily.Digit),
        ('㈠', '㈩', 1, EnumeratorFamily.HanParen),
        ('Ⅰ', 'Ⅻ', 1, EnumeratorFamily.Roman),
    ];

    /// <summary>Reads such an enumerator, with a separator after it where one stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="opens">Whether the line begins there; then a numeral may stand without a mark (Ⅰ总体要求).</param>
    public static Enumerator? Read(ReadOnlySpan<char> text, int at, bool opens)
    {
        char symbol = text[at];
        if (symbol < '①' || symbol > '㊿')
        {
            return symbol switch
            {
                >= 'Ⅰ' and <= 'Ⅻ' => Close(text, at, symbol - 'Ⅰ' + 1, EnumeratorFamily.Roman, opens),
                >= 'ⅰ' and <= 'ⅻ' => Close(text, at, symbol - 'ⅰ' + 1, EnumeratorFamily.Roman, opens),
                _ => null,
            };
        }

        foreach ((char first, char last, int from, EnumeratorFamily family) in Ranges)
        {
            if (symbol >= first && symbol <= last)
            {
                return Close(text, at, symbol - first + from, family, opens);
            }
        }

        return null;
    }

    private static Enumerator? Close(ReadOnlySpan<char> text, int at, int value, EnumeratorFamily family, bool opens)
    {
        bool separated = at + 1 < text.Length && text[at + 1] is '.' or '．' or '、';
        bool roman = family == EnumeratorFamily.Roman;
        return roman && !separated && at + 1 < text.Length && text[at + 1] is not (' ' or '　') && !(opens && IsTopic(text[(at + 1)..]))
            ? null
            : new Enumerator(family, value, at, separated ? 2 : 1);
    }

    // Ⅰ总体要求 counts; Ⅰ级响应 and Ⅱ型 name a degree.
    private static bool IsTopic(ReadOnlySpan<char> rest) =>
        rest.Length > 1 && rest[0] is >= '一' and <= '鿿' && !Degrees.Contains(rest[0], StringComparison.Ordinal);
}
