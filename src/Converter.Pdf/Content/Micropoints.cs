using Converter.Styles;

namespace Converter.Pdf.Content;

/// <summary>
/// Lengths on the page as whole numbers of 1/1 000 000 pt: what is written is rounded once, and the pen knows to what.
/// </summary>
internal static class Micropoints
{
    /// <summary>Micropoints in 1/1000 pt, the finest step in which positions are written.</summary>
    public const long InThousandth = 1000;

    private const long InPoint = 1_000_000;
    private const long UnitsInPoint = 65536;

    public static long Of(Length length) => Divide(length.Units * InPoint, UnitsInPoint);

    /// <summary>The length rounded to 1/1000 pt, in thousandths.</summary>
    public static long Thousandths(Length length) => Divide(length.Units * 1000, UnitsInPoint);

    /// <summary>A quotient rounded to the nearest, halves away from zero.</summary>
    public static long Divide(long value, long divisor) =>
        value >= 0 ? (value + (divisor / 2)) / divisor : -((-value + (divisor / 2)) / divisor);
}
