using Converter.Styles;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Formatting;

/// <summary>
/// Space above and below a paragraph, and the height of its lines. Blank space written in 行 goes out in lines and in twips, as
/// <see cref="Indents"/> does with characters.
/// </summary>
internal static class ParagraphSpacing
{
    /// <summary>The spacing given, <see langword="null"/> where there is none to write.</summary>
    /// <param name="before">Space before; <see langword="null"/> to inherit.</param>
    /// <param name="after">Space after; <see langword="null"/> to inherit.</param>
    /// <param name="lineHeight">Exact height of a line in twips; <see langword="null"/> to inherit.</param>
    public static SpacingBetweenLines? Of(Extent? before, Extent? after = null, int? lineHeight = null)
    {
        if (before is null && after is null && lineHeight is null)
        {
            return null;
        }

        SpacingBetweenLines spacing = new();
        if (before is { } above)
        {
            (spacing.BeforeLines, spacing.Before) = (Lengths.HundredthsOfLines(above) ?? 0, Lengths.Twips(above.Length));
        }

        if (after is { } below)
        {
            (spacing.AfterLines, spacing.After) = (Lengths.HundredthsOfLines(below) ?? 0, Lengths.Twips(below.Length));
        }

        if (lineHeight is { } height)
        {
            (spacing.Line, spacing.LineRule) = (Lengths.Number(height), LineSpacingRuleValues.Exact);
        }

        return spacing;
    }

    /// <summary>
    /// The height that the lines of a style must be held to; <see langword="null"/> where the grid does it. Type no larger than the
    /// grid's takes one cell by itself in every face. Larger type would take one or two by the whim of the face, so it is told.
    /// </summary>
    public static int? LineHeight(ParagraphStyle style, PageFormat page) =>
        style.GridLines > 1 || style.Text.Size.Length > page.BaseSize ? style.GridLines * GridFormat.LinePitch(page) : null;
}
