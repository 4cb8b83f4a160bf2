using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Pages;

/// <summary>
/// Sets a paragraph of a table of contents: the heading turns before its right indent, and on its last line the number of the page stands flush
/// right behind leader dots. The dots count from the right edge, so that those of neighbouring lines stand below each other.
/// </summary>
internal static class LeaderLine
{
    private const char Dots = '…';

    /// <summary>Blank between dots and characters, in em.</summary>
    private const double Gap = 0.25;

    /// <summary>Sets a paragraph.</summary>
    /// <param name="setter">What sets paragraphs.</param>
    /// <param name="paragraph">The paragraph; its heading is its characters.</param>
    /// <param name="entry">Where it leads.</param>
    /// <param name="left">Left edge of its column.</param>
    /// <param name="width">Width of that column.</param>
    /// <param name="into">Takes the lines.</param>
    public static void Set(ParagraphSetter setter, StyledParagraph paragraph, ContentsEntry entry, Length left, Length width, List<SetLine> into)
    {
        setter.Set(paragraph, left, width, into);
        if (entry.Number.Length == 0 || into[^1].Runs.IsEmpty)
        {
            return;
        }

        CharacterStyle style = paragraph.Style.Text;
        Length gap = style.Size.Length * Gap;
        SetLine number = SetBefore(setter, entry.Number, style, left + width);
        PlacedGlyph last = into[^1].Runs[^1].Glyphs[^1];
        into[^1] = into[^1] with
        {
            Runs = [.. into[^1].Runs, .. Leader(setter, style, last.X + last.Advance + gap, number.X - gap, left + width), .. number.Runs],
        };
    }

    private static IEnumerable<GlyphRun> Leader(ParagraphSetter setter, CharacterStyle style, Length from, Length to, Length right)
    {
        Length one = right - SetBefore(setter, Dots.ToString(), style, right).X;
        Length end = right - (one * Math.Ceiling((right - to) / one));
        int count = (int)Math.Floor((end - from) / one);
        return count > 0
            ? SetBefore(setter, new string(Dots, count), style, end).Runs.Select(run => run with { IsLeader = true })
            : [];
    }

    /// <summary>Sets characters so that they end at a place.</summary>
    private static SetLine SetBefore(ParagraphSetter setter, string characters, CharacterStyle style, Length end) =>
        setter.SetSingle([new StyledRun(new MappedText(characters, []), style)], natural => end - natural);
}
