using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The styles of page numbers (GB/T 9704 7.5).</summary>
internal static class FooterStyles
{
    /// <summary>Style of the footer of every page, or of odd pages where even ones differ.</summary>
    public const string Id = "Footer";

    /// <summary>Style of the footer of even pages.</summary>
    public const string EvenId = "FooterEven";

    /// <summary>The styles, none where pages are not numbered.</summary>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="normal">The style Normal.</param>
    public static IEnumerable<Style> Of(StyleSheet sheet, ParagraphStyle normal)
    {
        if (sheet.PageNumber is not { } number)
        {
            return [];
        }

        Style every = Footer(number, normal, sheet.Page);
        return number.Placement == PageNumberPlacement.Outer ? [every, Even(number)] : [every];
    }

    private static Style Footer(PageNumberFormat number, ParagraphStyle normal, PageFormat page)
    {
        bool outer = number.Placement == PageNumberPlacement.Outer;
        Style style = new()
        {
            Type = StyleValues.Paragraph,
            StyleId = Id,
            StyleName = new StyleName { Val = "footer" },
            BasedOn = new BasedOn { Val = normal.Id },
            UIPriority = new UIPriority { Val = 99 },
            StyleParagraphProperties = new StyleParagraphProperties
            {
                SnapToGrid = new SnapToGrid { Val = false },
                SpacingBetweenLines = ParagraphSpacing.Of(null, null, GridFormat.FooterLineHeight(number)),
                Indentation = Indents.Of(null, outer ? number.SideIndent : null, Reset(normal.FirstLineIndent)),
                Justification = new Justification { Val = outer ? JustificationValues.Right : JustificationValues.Center },
            },
        };
        ParagraphStyles.AppendFilled(style, new StyleRunProperties(RunFormat.Differences(number.Text, normal.Text, page)));
        return style;
    }

    private static Extent? Reset(Extent inherited) => inherited.Length == Length.Zero ? null : Extent.Zero;

    private static Style Even(PageNumberFormat number) => new()
    {
        Type = StyleValues.Paragraph,
        StyleId = EvenId,
        CustomStyle = true,
        StyleName = new StyleName { Val = "页脚-偶数页" },
        BasedOn = new BasedOn { Val = Id },
        UIPriority = new UIPriority { Val = 99 },
        StyleParagraphProperties = new StyleParagraphProperties
        {
            Indentation = Indents.Of(number.SideIndent, Extent.Zero, null),
            Justification = new Justification { Val = JustificationValues.Left },
        },
    };
}
