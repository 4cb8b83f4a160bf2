using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Paragraph styles of the sheet as Word styles.</summary>
internal static class ParagraphStyles
{
    /// <summary>The style Normal, with the choices that hold for every paragraph.</summary>
    /// <param name="normal">The style.</param>
    /// <param name="sheet">The style sheet.</param>
    public static Style Normal(ParagraphStyle normal, StyleSheet sheet)
    {
        bool gap = sheet.Composition.HanWesternGap > 0;
        StyleParagraphProperties paragraph = Differences(normal, null, sheet.Page);
        paragraph.WidowControl = new WidowControl { Val = sheet.Composition.WidowControl };
        // Word lets a mark hang by default. LibreOffice 7.4 reads this value inverted, and where marks hang it loses some of them
        // (docs/decisions/0002-docx-grid.md).
        paragraph.OverflowPunctuation = new OverflowPunctuation { Val = true };
        paragraph.AutoSpaceDE = gap ? null : new AutoSpaceDE { Val = false };
        paragraph.AutoSpaceDN = gap ? null : new AutoSpaceDN { Val = false };
        return new Style(
            new StyleName { Val = normal.Name },
            new PrimaryStyle(),
            paragraph,
            new StyleRunProperties(RunFormat.Differences(normal.Text, null, sheet.Page)))
        {
            Type = StyleValues.Paragraph,
            Default = true,
            StyleId = normal.Id,
        };
    }

    /// <summary>Any other style: what differs from Normal.</summary>
    /// <param name="style">The style.</param>
    /// <param name="normal">The style Normal.</param>
    /// <param name="sheet">The style sheet.</param>
    public static Style Based(ParagraphStyle style, ParagraphStyle normal, StyleSheet sheet)
    {
        Style word = new()
        {
            Type = StyleValues.Paragraph,
            StyleId = style.Id,
            CustomStyle = WordStyles.IsBuiltIn(style.Name) ? null : true,
            StyleName = new StyleName { Val = style.Name },
            BasedOn = new BasedOn { Val = normal.Id },
            NextParagraphStyle = new NextParagraphStyle { Val = NormalStyle.BodyOf(sheet).Id },
            LinkedStyle = style.RunIn is null ? null : new LinkedStyle { Val = style.RunIn.Id },
            UIPriority = style.OutlineLevel > 0 ? new UIPriority { Val = 9 } : new UIPriority { Val = 10 },
            PrimaryStyle = new PrimaryStyle(),
        };
        AppendFilled(word, Differences(style, normal, sheet.Page));
        AppendFilled(word, new StyleRunProperties(RunFormat.Differences(style.Text, normal.Text, sheet.Page)));
        return word;
    }

    /// <summary>Adds properties to a style unless there are none.</summary>
    /// <param name="style">The style.</param>
    /// <param name="properties">The properties.</param>
    public static void AppendFilled(Style style, OpenXmlCompositeElement properties)
    {
        if (properties.HasChildren)
        {
            style.Append(properties);
        }
    }

    private static StyleParagraphProperties Differences(ParagraphStyle style, ParagraphStyle? normal, PageFormat page) => new()
    {
        KeepNext = Switch<KeepNext>(style.KeepWithNext, normal?.KeepWithNext ?? false),
        PageBreakBefore = Switch<PageBreakBefore>(style.PageBreakBefore, normal?.PageBreakBefore ?? false),
        SpacingBetweenLines = ParagraphSpacing.Of(
            Changed(style.SpaceBefore, normal?.SpaceBefore),
            Changed(style.SpaceAfter, normal?.SpaceAfter),
            Changed(ParagraphSpacing.LineHeight(style, page), normal is null ? null : ParagraphSpacing.LineHeight(normal, page))),
        Indentation = Indents.Of(
            Changed(style.LeftIndent, normal?.LeftIndent),
            Changed(style.RightIndent, normal?.RightIndent),
            Changed(style.FirstLineIndent, normal?.FirstLineIndent)),
        Justification = style.Alignment == normal?.Alignment ? null : new Justification { Val = Justified(style.Alignment) },
        OutlineLevel = style.OutlineLevel > 0 ? new OutlineLevel { Val = style.OutlineLevel - 1 } : null,
    };

    /// <summary>How Word names an alignment.</summary>
    /// <param name="alignment">The alignment.</param>
    public static JustificationValues Justified(Alignment alignment) => alignment switch
    {
        Alignment.Left => JustificationValues.Left,
        Alignment.Center => JustificationValues.Center,
        Alignment.Right => JustificationValues.Right,
        _ => JustificationValues.Both,
    };

    private static T? Switch<T>(bool value, bool inherited)
        where T : OnOffType, new() => value == inherited ? null : new T { Val = value ? null : false };

    private static Extent? Changed(Extent value, Extent? inherited) =>
        value.Length == (inherited?.Length ?? Length.Zero) ? null : value;

    private static int? Changed(int? value, int? inherited) => value == inherited ? null : value;
}
