using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Sizes the 发文机关标志, whose type size the standard leaves free (GB/T 9704 7.2.4), so that it stands on one line: too wide, it is
/// condensed as far as that looks well, then made smaller.
/// </summary>
internal static class IssuerMark
{
    private const int Whole = 100;

    /// <summary>The style of a mark.</summary>
    /// <param name="text">The mark.</param>
    /// <param name="style">Its style in the sheet.</param>
    /// <param name="width">The width that it may fill.</param>
    /// <param name="narrowest">Per cent to which it is condensed at most.</param>
    /// <param name="least">The size below which it is rather left to break.</param>
    public static CharacterStyle Fitted(string text, CharacterStyle style, Length width, int narrowest, Length least)
    {
        double characters = (double)TextWidth.Of(text, style.Typeface);
        if (characters <= 0 || style.Size.Length * characters <= width)
        {
            return style;
        }

        int scale = (int)Math.Floor(width / (style.Size.Length * characters) * Whole);
        if (scale >= narrowest)
        {
            return style with { Scale = scale };
        }

        // Half points are what a .docx can say.
        double halfPoints = Math.Floor(width.Points * Whole / narrowest / characters * 2);
        return Length.FromPoints(halfPoints / 2) < least ? style : Sized(style, halfPoints / 2) with { Scale = narrowest };
    }

    /// <summary>A style at another size.</summary>
    /// <param name="style">The style.</param>
    /// <param name="points">The size in points.</param>
    public static CharacterStyle Sized(CharacterStyle style, double points) =>
        style with { Size = new Extent(Length.FromPoints(points), (decimal)points, LengthUnit.Point) };
}
