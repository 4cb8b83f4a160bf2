using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Typesetting.Lines;

/// <summary>The room that a paragraph has across the page.</summary>
/// <param name="Left">Left edge of its lines, from the left edge of the paper.</param>
/// <param name="FirstLeft">Left edge of its first line.</param>
/// <param name="Right">Right edge of its lines.</param>
/// <param name="Alignment">How its lines stand in it.</param>
internal readonly record struct Frame(Length Left, Length FirstLeft, Length Right, Alignment Alignment)
{
    /// <summary>Width of the first line.</summary>
    public Length FirstMeasure => Right - FirstLeft;

    /// <summary>Width of the other lines.</summary>
    public Length Measure => Right - Left;

    /// <summary>The frame of a paragraph in a column; indents that leave no room are not obeyed.</summary>
    public static Frame Of(StyledParagraph paragraph, Length left, Length width)
    {
        ParagraphStyle style = paragraph.Style;
        Length start = left + (paragraph.LeftIndent ?? style.LeftIndent).Length;
        Length first = start + (paragraph.FirstLineIndent ?? style.FirstLineIndent).Length;
        Length end = left + width - (paragraph.RightIndent ?? style.RightIndent).Length;
        Length least = style.Text.Size.Length;
        Alignment alignment = paragraph.Alignment ?? style.Alignment;
        bool fits = end - start >= least && end - first >= least;
        return fits ? new Frame(start, first, end, alignment) : new Frame(left, left, left + width, alignment);
    }

    /// <summary>Left edge of a line of a given width.</summary>
    public Length Place(bool isFirst, Length natural)
    {
        Length left = isFirst ? FirstLeft : Left;
        return Alignment switch
        {
            Alignment.Center => left + ((Right - left - natural) / 2),
            Alignment.Right => Right - natural,
            _ => left,
        };
    }
}
