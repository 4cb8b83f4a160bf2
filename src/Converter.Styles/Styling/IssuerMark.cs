using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Sizes the 发文机关标志, whose type size the standard leaves free (GB/T 9704 7.2.4), so that it stands on one line.</summary>
internal static class IssuerMark
{
    /// <summary>The style of the mark: its own size where the line has room, else the largest one in half points that fits.</summary>
    /// <param name="text">The mark.</param>
    /// <param name="style">Its style in the sheet.</param>
    /// <param name="page">The page.</param>
    public static CharacterStyle Fitted(string text, CharacterStyle style, PageFormat page)
    {
        double characters = (double)TextWidth.Of(text, style.Typeface);
        if (characters <= 0 || style.Size.Length * characters <= page.TypeAreaWidth)
        {
            return style;
        }

        // Half points are what a .docx can say.
        double halfPoints = Math.Floor(page.TypeAreaWidth.Points / characters * 2);
        bool isReadable = Length.FromPoints(halfPoints / 2) >= page.BaseSize;
        return isReadable
            ? style with { Size = new Extent(Length.FromPoints(halfPoints / 2), (decimal)halfPoints / 2, LengthUnit.Point) }
            : style;
    }
}
