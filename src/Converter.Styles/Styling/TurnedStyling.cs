using System.Collections.Immutable;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// The lines of turned pages have a distance of their own: what stands above and below a table there goes by it. Type that is larger takes as
/// many of them as hold it, in word processors too.
/// </summary>
internal static class TurnedStyling
{
    /// <summary>Settles the paragraphs of turned pages.</summary>
    /// <param name="blocks">The styled blocks; changed in place.</param>
    /// <param name="sheet">The style sheet.</param>
    public static void Settle(ImmutableArray<StyledBlock>.Builder blocks, StyleSheet sheet)
    {
        for (int at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is StyledParagraph { IsTurned: true } paragraph)
            {
                Length pitch = sheet.Page.Turn().LinePitch;
                int lines = (int)Math.Ceiling(paragraph.Style.Text.Size.Length / pitch);
                blocks[at] = paragraph with
                {
                    LineHeight = pitch * Math.Max(1, lines),
                    SpaceBefore = OnPitch(paragraph.SpaceBefore ?? paragraph.Style.SpaceBefore, pitch),
                    SpaceAfter = OnPitch(paragraph.SpaceAfter ?? paragraph.Style.SpaceAfter, pitch),
                };
            }
        }
    }

    private static Extent OnPitch(Extent space, Length pitch) => space.Unit == LengthUnit.Line ? space with { Length = pitch * (double)space.Amount } : space;
}
