using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// The styles of a table of contents (目录 1 …): a tab with leader dots to the right edge of the type area. They have no right indent: LibreOffice 7.4
/// does not draw what stands behind one.
/// </summary>
internal static class ContentsStyles
{
    private const string HyperlinkId = "Hyperlink";

    /// <summary>Whether a style is that of a level of the contents.</summary>
    public static bool Has(ParagraphStyle style) => style.Key.StartsWith("contents", StringComparison.Ordinal) && char.IsAsciiDigit(style.Key[^1]);

    /// <summary>The style.</summary>
    public static Style Of(ParagraphStyle style, ParagraphStyle normal, StyleSheet sheet)
    {
        Style word = ParagraphStyles.Based(style with { RightIndent = normal.RightIndent }, normal, sheet);
        word.UIPriority = new UIPriority { Val = 39 };
        word.StyleParagraphProperties ??= new StyleParagraphProperties();
        word.StyleParagraphProperties.Tabs = new Tabs(new TabStop
        {
            Val = TabStopValues.Right,
            Leader = TabStopLeaderCharValues.Dot,
            Position = sheet.Page.TypeAreaWidth.Twips,
        });
        return word;
    }

    /// <summary>Word gives links in contents that it made anew this style; here it has no colour, for a document that is printed.</summary>
    public static Style Hyperlink() => new(
        new StyleName { Val = HyperlinkId },
        new BasedOn { Val = WordStyles.DefaultCharacterId },
        new UIPriority { Val = 99 },
        new UnhideWhenUsed())
    {
        Type = StyleValues.Character,
        StyleId = HyperlinkId,
    };
}
