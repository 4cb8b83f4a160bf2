using Converter.Styles.Sheets;

namespace Converter.Typesetting.Faces;

/// <summary>The typefaces that a style sheet names.</summary>
internal static class SheetTypefaces
{
    private const string BodyKey = "body";

    /// <summary>All typefaces of a sheet, each once, that of body text first: its faces stand in where another typeface has none.</summary>
    public static IEnumerable<Typeface> Of(StyleSheet sheet)
    {
        IEnumerable<CharacterStyle?> styles =
        [
            sheet.Paragraphs.GetValueOrDefault(BodyKey)?.Text,
            .. sheet.Paragraphs.Values.Select(style => style.Text),
            .. sheet.Paragraphs.Values.Select(style => style.RunIn),
            sheet.Lead,
            sheet.PageNumber?.Text,
        ];
        IEnumerable<Typeface?> typefaces = [.. styles.Select(style => style?.Typeface), sheet.Emphasis.BoldTypeface];
        return typefaces.OfType<Typeface>().DistinctBy(typeface => typeface.Name, StringComparer.Ordinal);
    }
}
