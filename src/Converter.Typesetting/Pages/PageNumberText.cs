using System.Globalization;
using System.Text;
using Converter.Styles.Sheets;

namespace Converter.Typesetting.Pages;

/// <summary>Page numbers as they are written.</summary>
public static class PageNumberText
{
    private static readonly (int Value, string Letters)[] Romans =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>A number in a form; empty where pages of that form bear none.</summary>
    /// <param name="number">The number, from 1.</param>
    /// <param name="form">The form.</param>
    public static string Of(int number, PageNumberForm form) => form switch
    {
        PageNumberForm.Arabic => number.ToString(CultureInfo.InvariantCulture),
        PageNumberForm.Roman => Roman(number),
        _ => string.Empty,
    };

    private static string Roman(int number)
    {
        StringBuilder roman = new();
        foreach ((int value, string letters) in Romans)
        {
            for (; number >= value; number -= value)
            {
                roman.Append(letters);
            }
        }

        return roman.ToString();
    }
}
