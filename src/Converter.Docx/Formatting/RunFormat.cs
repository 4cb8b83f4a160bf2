using Converter.Styles.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Shown = Converter.Documents.Emphasis;

namespace Converter.Docx.Formatting;

/// <summary>How characters are set: only what differs from the style they are based on.</summary>
internal static class RunFormat
{
    private const string Black = "000000";
    private const long Unscaled = 100;

    /// <summary>The properties, in the order of the schema (ECMA-376 17.3.2).</summary>
    /// <param name="style">How the characters are set.</param>
    /// <param name="inherited">How they would be set without these properties; <see langword="null"/> to write everything.</param>
    /// <param name="page">The grid, which spaces type of its own size.</param>
    public static IEnumerable<OpenXmlElement> Differences(CharacterStyle style, CharacterStyle? inherited, PageFormat page)
    {
        if (inherited is null || !SameFaces(style.Typeface, inherited.Typeface))
        {
            yield return Fonts(style.Typeface);
        }

        if (style.Bold != (inherited?.Bold ?? false))
        {
            yield return new Bold { Val = style.Bold };
            yield return new BoldComplexScript { Val = style.Bold };
        }

        if (style.Emphasis.HasFlag(Shown.Italic))
        {
            yield return new Italic();
            yield return new ItalicComplexScript();
        }

        if (style.Color.Rgb != (inherited?.Color.Rgb ?? Black))
        {
            yield return new W.Color { Val = style.Color.Rgb };
        }

        int tracking = Tracking(style, page);
        if (tracking != (inherited is null ? 0 : Tracking(inherited, page)))
        {
            yield return new W.Spacing { Val = tracking };
        }

        if (style.Scale != (inherited?.Scale ?? Unscaled))
        {
            yield return new CharacterScale { Val = style.Scale };
        }

        if (style.Size.Length != inherited?.Size.Length)
        {
            yield return new FontSize { Val = Lengths.HalfPoints(style.Size.Length) };
            yield return new FontSizeComplexScript { Val = Lengths.HalfPoints(style.Size.Length) };
        }

        if (style.Emphasis.HasFlag(Shown.Underline))
        {
            yield return new Underline { Val = UnderlineValues.Single };
        }

        if (style.Emphasis.HasFlag(Shown.Dots))
        {
            // What a Chinese Word writes for 着重号; the dot stands below Chinese text.
            yield return new W.Emphasis { Val = EmphasisMarkValues.Dot };
        }
    }

    /// <summary>The faces of a typeface that come first: the .docx asks for the best, its reader may have it.</summary>
    /// <param name="typeface">The typeface.</param>
    public static RunFonts Fonts(Typeface typeface)
    {
        string western = Western(typeface);
        return new RunFonts { Ascii = western, HighAnsi = western, EastAsia = typeface.Chinese[0], ComplexScript = western };
    }

    /// <summary>The first face for Western characters.</summary>
    /// <param name="typeface">The typeface.</param>
    public static string Western(Typeface typeface) => typeface.Western.IsEmpty ? typeface.Chinese[0] : typeface.Western[0];

    private static int Tracking(CharacterStyle style, PageFormat page) =>
        style.Size.Length == page.BaseSize ? page.Tracking.Twips : 0;

    private static bool SameFaces(Typeface one, Typeface other) =>
        one.Chinese[0] == other.Chinese[0] && Western(one) == Western(other);
}
