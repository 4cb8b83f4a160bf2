using System.Globalization;
using Converter.Styles;

namespace Converter.Docx.Formatting;

/// <summary>Lengths as WordprocessingML writes them.</summary>
internal static class Lengths
{
    /// <summary>Twips, as an attribute value.</summary>
    public static string Twips(Length length) => Number(length.Twips);

    /// <summary>A whole number, as an attribute value.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Half points, the unit of type sizes.</summary>
    public static string HalfPoints(Length length) => Number((int)Math.Round(length.Points * 2, MidpointRounding.AwayFromZero));

    /// <summary>Hundredths of a character (字); <see langword="null"/> where the extent was written in another unit.</summary>
    public static int? HundredthsOfCharacters(Extent extent) => Hundredths(extent, LengthUnit.Character);

    /// <summary>Hundredths of a line (行); <see langword="null"/> where the extent was written in another unit.</summary>
    public static int? HundredthsOfLines(Extent extent) => Hundredths(extent, LengthUnit.Line);

    private static int? Hundredths(Extent extent, LengthUnit unit) =>
        extent.Unit == unit ? (int)Math.Round(extent.Amount * 100, MidpointRounding.AwayFromZero) : null;
}
