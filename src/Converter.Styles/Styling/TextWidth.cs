using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Widths of text in em, the width of a Han character, as far as a position depends on them before there are fonts.</summary>
internal static class TextWidth
{
    private const char FirstPrintable = ' ';
    private const decimal Thousand = 1000;
    private const decimal Half = 0.5m;

    private static readonly ImmutableArray<int> Western = ReadWestern();

    /// <summary>Width in em where a digit, and any other ASCII character, counts a half.</summary>
    public static decimal Of(ReadOnlySpan<char> text)
    {
        int halves = 0;
        foreach (char character in text)
        {
            halves += char.IsLowSurrogate(character) ? 0 : char.IsAscii(character) ? 1 : 2;
        }

        return halves * Half;
    }

    /// <summary>
    /// Width in em as a typeface sets it: ASCII as in a Times face where the typeface has Western faces, half an em each where the Chinese
    /// face serves for them.
    /// </summary>
    public static decimal Of(ReadOnlySpan<char> text, Typeface typeface)
    {
        if (typeface.Western.IsEmpty)
        {
            return Of(text);
        }

        int thousandths = 0;
        foreach (char character in text)
        {
            thousandths += char.IsLowSurrogate(character) ? 0
                : character - FirstPrintable is >= 0 and int index && index < Western.Length ? Western[index]
                : (int)Thousand;
        }

        return thousandths / Thousand;
    }

    private static ImmutableArray<int> ReadWestern()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("data/western-widths.txt")!;
        using StreamReader reader = new(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n')
                .Where(line => !line.StartsWith('#'))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(width => int.Parse(width, CultureInfo.InvariantCulture)),
        ];
    }
}
