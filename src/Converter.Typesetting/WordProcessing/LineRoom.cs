using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.WordProcessing;

/// <summary>What the lines of a paragraph have to fill in a word processor, in units of <see cref="Length"/>.</summary>
/// <param name="First">Width of the first line.</param>
/// <param name="Other">Width of each other line.</param>
/// <param name="Gap">The gap between Han and Western characters.</param>
internal readonly record struct LineRoom(long First, long Other, long Gap)
{
    /// <summary>The gap, in parts of the type size (measured, clreq §6).</summary>
    private const double GapShare = 0.2;

    /// <summary>By what the sum of a line in a word processor may differ from ours: it rounds every advance to twips, of which a line has some thirty.</summary>
    private static readonly Length Doubt = Length.FromPoints(0.4);

    /// <summary>The same lines, narrower by the doubt.</summary>
    public LineRoom Narrower => this with { First = First - Doubt.Units, Other = Other - Doubt.Units };

    /// <summary>The same lines, wider by the doubt.</summary>
    public LineRoom Wider => this with { First = First + Doubt.Units, Other = Other + Doubt.Units };

    /// <summary>The room of a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="page">Its page.</param>
    public static LineRoom Of(StyledParagraph paragraph, PageFormat page)
    {
        Frame frame = Frame.Of(paragraph, page.Left, page.TypeAreaWidth);
        return new LineRoom(frame.FirstMeasure.Units, frame.Measure.Units, (paragraph.Style.Text.Size.Length * GapShare).Units);
    }
}
