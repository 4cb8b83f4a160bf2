using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The styles: everything about the look of the document stands here, under names that people can change it by.</summary>
internal static class StylesPart
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";

    /// <summary>The part.</summary>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="hasComments">Whether there are comments, which have styles of their own.</param>
    public static OpcPart Write(StyleSheet sheet, bool hasComments)
    {
        W.Styles styles = Build(sheet);
        if (hasComments)
        {
            styles.Append(CommentStyles.All(NormalStyle.Of(sheet)));
        }

        return new OpcPart("word/styles.xml", "rId1", ContentType, Relationship, XmlPart.Write(styles.WriteTo));
    }

    private static W.Styles Build(StyleSheet sheet)
    {
        ParagraphStyle normal = NormalStyle.Of(sheet);
        W.Styles styles = new(Defaults(normal), Latent(), ParagraphStyles.Normal(normal, sheet));
        HashSet<string> written = new(StringComparer.Ordinal) { normal.Id };
        foreach (ParagraphStyle style in sheet.Paragraphs.Values.Where(style => written.Add(style.Id)))
        {
            styles.Append(ParagraphStyles.Based(style, normal, sheet));
        }

        styles.Append(WordStyles.All());
        foreach (CharacterStyle style in CharacterStylesOf(sheet).Where(style => written.Add(style.Id)))
        {
            styles.Append(CharacterStyles.Of(style, LinkedParagraph(style, sheet), normal, sheet.Page));
        }

        styles.Append(FooterStyles.Of(sheet, normal));
        styles.Append(TableStyles.Grid(sheet));
        return styles;
    }

    private static IEnumerable<CharacterStyle> CharacterStylesOf(StyleSheet sheet)
    {
        foreach (ParagraphStyle style in sheet.Paragraphs.Values)
        {
            if (style.RunIn is not null)
            {
                yield return style.RunIn;
            }
        }

        if (sheet.Lead is not null)
        {
            yield return sheet.Lead;
        }
    }

    private static string? LinkedParagraph(CharacterStyle style, StyleSheet sheet) =>
        sheet.Paragraphs.Values.FirstOrDefault(paragraph => paragraph.RunIn?.Id == style.Id)?.Id;

    /// <summary>
    /// What holds where no style says anything. The size of the grid must stand here: Word reckons 字 and the grid by it.
    /// </summary>
    private static DocDefaults Defaults(ParagraphStyle normal) => new(
        new RunPropertiesDefault(
            new RunPropertiesBaseStyle(
                RunFormat.Fonts(normal.Text.Typeface),
                new Kern { Val = 2 },
                new FontSize { Val = Lengths.HalfPoints(normal.Text.Size.Length) },
                new FontSizeComplexScript { Val = Lengths.HalfPoints(normal.Text.Size.Length) },
                new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
        new ParagraphPropertiesDefault());

    /// <summary>Built-in styles that the document does not use stay out of the style gallery.</summary>
    private static LatentStyles Latent() => new()
    {
        DefaultLockedState = false,
        DefaultUiPriority = 99,
        DefaultSemiHidden = true,
        DefaultUnhideWhenUsed = true,
        DefaultPrimaryStyle = false,
        Count = 376,
    };
}
