using Converter.Styles;
using Converter.Styles.Sheets;

namespace Converter.Docx.Parts;

/// <summary>The style Normal (正文), on which all others are based.</summary>
internal static class NormalStyle
{
    /// <summary>Identifier and name of Word's default paragraph style.</summary>
    public const string Id = "Normal";

    /// <summary>Key of the style of running text.</summary>
    private const string Body = "body";

    /// <summary>
    /// The sheet's own Normal where it has one; else running text at the size of the grid, without the indents and spaces of a paragraph,
    /// so that a style based on it states only what it wants.
    /// </summary>
    /// <param name="sheet">The style sheet.</param>
    public static ParagraphStyle Of(StyleSheet sheet)
    {
        ParagraphStyle body = BodyOf(sheet);
        return sheet.Paragraphs.Values.FirstOrDefault(style => style.Id == Id)
            ?? new ParagraphStyle(
                Id,
                Id,
                Id,
                body.Text with { Size = new Extent(sheet.Page.BaseSize, 0, LengthUnit.Point) },
                body.Alignment);
    }

    /// <summary>The style of running text.</summary>
    /// <param name="sheet">The style sheet.</param>
    public static ParagraphStyle BodyOf(StyleSheet sheet) => sheet.Paragraphs[Body];
}
