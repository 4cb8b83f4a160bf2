using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The styles of comments; a document without comments has none of them.</summary>
internal static class CommentStyles
{
    /// <summary>Style of the text of a comment.</summary>
    public const string TextId = "CommentText";

    /// <summary>Style of the sign that refers to a comment.</summary>
    public const string ReferenceId = "CommentReference";

    /// <summary>Half points of 五号, which is easy to read beside the page.</summary>
    private const string HalfPoints = "21";

    /// <summary>The styles.</summary>
    /// <param name="normal">The style Normal, whose indent a comment does not have.</param>
    public static IEnumerable<Style> All(ParagraphStyle normal) =>
    [
        new Style(
            new StyleName { Val = "annotation text" },
            new BasedOn { Val = normal.Id },
            new UIPriority { Val = 99 },
            new StyleParagraphProperties
            {
                SnapToGrid = new SnapToGrid { Val = false },
                Indentation = Indents.Of(null, null, Extent.Zero),
                Justification = new Justification { Val = JustificationValues.Left },
            },
            new StyleRunProperties(new W.Spacing { Val = 0 }, new FontSize { Val = HalfPoints }, new FontSizeComplexScript { Val = HalfPoints }))
        {
            Type = StyleValues.Paragraph,
            StyleId = TextId,
        },
        new Style(
            new StyleName { Val = "annotation reference" },
            new BasedOn { Val = WordStyles.DefaultCharacterId },
            new UIPriority { Val = 99 },
            new StyleRunProperties(new FontSize { Val = HalfPoints }, new FontSizeComplexScript { Val = HalfPoints }))
        {
            Type = StyleValues.Character,
            StyleId = ReferenceId,
        },
    ];
}
