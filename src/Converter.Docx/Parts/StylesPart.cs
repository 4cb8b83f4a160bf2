using System.Collections.Immutable;
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
    /// <param name="sheets">The style sheets of the document, at least one; styles of one identifier look the same in all of them.</param>
    /// <param name="emphasis">The styles of emphasis that the document uses, each with its sheet.</param>
    /// <param name="inUse">What else there is that has styles of its own.</param>
    public static OpcPart Write(ImmutableArray<StyleSheet> sheets, IEnumerable<(CharacterStyle Style, StyleSheet Sheet)> emphasis, StylesInUse inUse)
    {
        W.Styles styles = Build(sheets, inUse);
        foreach ((CharacterStyle style, StyleSheet sheet) in emphasis)
        {
            styles.Append(CharacterStyles.Of(style, null, NormalStyle.BodyOf(sheet).Text, sheet.Page));
        }

        if (inUse.HasComments)
        {
            styles.Append(CommentStyles.All(NormalStyle.Of(sheets[0])));
        }

        if (inUse.IsBound)
        {
            styles.Append(ContentsStyles.Hyperlink());
        }

        return new OpcPart("word/styles.xml", "rId1", ContentType, Relationship, XmlPart.Write(styles.WriteTo));
    }

    private static W.Styles Build(ImmutableArray<StyleSheet> sheets, StylesInUse inUse)
    {
        StyleSheet sheet = sheets[0];
        ParagraphStyle normal = NormalStyle.Of(sheet);
        W.Styles styles = new(Defaults(normal), Latent(), ParagraphStyles.Normal(normal, sheet));
        HashSet<string> written = new(StringComparer.Ordinal) { normal.Id };
        foreach (ParagraphStyle style in sheets.SelectMany(one => one.Paragraphs.Values).Where(style => inUse.Has(style.Key)))
        {
            if (written.Add(style.Id))
            {
                styles.Append(ContentsStyles.Has(style) ? ContentsStyles.Of(style, normal, sheet) : ParagraphStyles.Based(style, normal, sheet));
            }
        }

        styles.Append(WordStyles.All());
        foreach (CharacterStyle style in sheets.SelectMany(CharacterStylesOf).Where(style => written.Add(style.Id)))
        {
            styles.Append(CharacterStyles.Of(style, LinkedParagraph(style, sheets), normal.Text, sheet.Page));
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

    private static string? LinkedParagraph(CharacterStyle style, ImmutableArray<StyleSheet> sheets) =>
        sheets.SelectMany(sheet => sheet.Paragraphs.Values).FirstOrDefault(paragraph => paragraph.RunIn?.Id == style.Id)?.Id;

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

/// <summary>What a file has that has styles of its own; where it is not, they are left out.</summary>
/// <param name="HasComments">Whether there are comments.</param>
/// <param name="IsBound">Whether there is a cover or a table of contents.</param>
/// <param name="HasPictures">Whether there are pictures.</param>
internal readonly record struct StylesInUse(bool HasComments, bool IsBound, bool HasPictures)
{
    /// <summary>Whether a paragraph style is there.</summary>
    /// <param name="key">Its key in the style sheet.</param>
    public bool Has(string key) =>
        (IsBound || !SheetKeys.BoundParagraphs.Contains(key)) && (HasPictures || !SheetKeys.PictureParagraphs.Contains(key));
}
