using System.Globalization;

namespace Converter.Styles.Sheets.Reading;

/// <summary>A length as it is written in a style sheet, such as <c>37mm</c>, <c>2字</c> or <c>三号</c>, taken apart.</summary>
/// <param name="Amount">The number.</param>
/// <param name="Unit">The unit.</param>
/// <param name="SizeName">Name of the type size, where the unit is 号; otherwise empty.</param>
internal readonly record struct LengthText(decimal Amount, LengthUnit Unit, string SizeName)
{
    private const string HanSizes = "初一二三四五六七八";

    /// <summary>Takes a text apart; <see langword="null"/> where it is not a number with a unit.</summary>
    public static LengthText? Parse(string text)
    {
        string trimmed = text.Trim();
        if (SizeNameOf(trimmed) is { } name)
        {
            return new LengthText(1, LengthUnit.TypeSize, name);
        }

        int digits = 0;
        while (digits < trimmed.Length && (char.IsAsciiDigit(trimmed[digits]) || trimmed[digits] is '.' or '-'))
        {
            digits++;
        }

        return UnitOf(trimmed[digits..].Trim()) is { } unit
            && decimal.TryParse(trimmed[..digits], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
            ? new LengthText(amount, unit, string.Empty)
            : null;
    }

    /// <summary>The name of a type size in Han numerals: 三号 for 三号 and for 3号, 小四 for 小四 and for 小4.</summary>
    private static string? SizeNameOf(string text)
    {
        bool small = text.StartsWith('小');
        string rest = small ? text[1..] : text;
        if (rest.EndsWith('号'))
        {
            rest = rest[..^1];
        }
        else if (!small)
        {
            return null;
        }

        if (rest.Length != 1)
        {
            return null;
        }

        string numeral = rest[0] is >= '0' and <= '8' ? HanSizes[rest[0] - '0'].ToString() : rest;
        return !HanSizes.Contains(numeral, StringComparison.Ordinal) ? null : small ? "小" + numeral : numeral + "号";
    }

    private static LengthUnit? UnitOf(string text) => text switch
    {
        "mm" => LengthUnit.Millimetre,
        "pt" => LengthUnit.Point,
        "字" => LengthUnit.Character,
        "行" => LengthUnit.Line,
        _ => null,
    };
}
