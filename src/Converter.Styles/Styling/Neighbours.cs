using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>What a block owes to the one behind it.</summary>
internal static class Neighbours
{
    private const string Attendance = "attendance";

    /// <summary>Settles the blocks of a document, each with a view to the next.</summary>
    /// <param name="blocks">The styled blocks, in order; changed in place.</param>
    /// <param name="sheet">The style sheet.</param>
    public static void Settle(ImmutableArray<StyledBlock>.Builder blocks, StyleSheet sheet)
    {
        for (int at = blocks.Count - 2; at >= 0; at--)
        {
            if (blocks[at] is StyledPicture picture && blocks[at + 1] is StyledParagraph { Style.Key: "caption" })
            {
                blocks[at] = PictureStyling.WithCaption(picture, picture.IsTurned ? sheet with { Page = sheet.Page.Turn() } : sheet);
            }

            if (blocks[at] is StyledPicture last && IsSigned(blocks[at + 1]))
            {
                blocks[at] = last with { KeepWithNext = true };
            }

            if (blocks[at] is StyledParagraph paragraph)
            {
                blocks[at + 1] = Joined(blocks[at], blocks[at + 1]);
                blocks[at] = KeptWithSignature(SpacedFromTable(paragraph, blocks[at + 1], sheet), blocks[at + 1]);
            }
        }
    }

    /// <summary>The lines of attendance are one element: only the first has a blank line above it (10.3).</summary>
    private static StyledBlock Joined(StyledBlock block, StyledBlock next) =>
        block is StyledParagraph { Style.Key: Attendance } && next is StyledParagraph { Style.Key: Attendance } line
            ? line with { SpaceBefore = Extent.Zero }
            : next;

    /// <summary>A table has no space before it of its own: the title above it gives the blank line that follows a title (7.3.2).</summary>
    private static StyledParagraph SpacedFromTable(StyledParagraph paragraph, StyledBlock next, StyleSheet sheet) =>
        next is StyledTable && paragraph.Source.Role is Role.Title or Role.Subtitle
            ? paragraph with { SpaceAfter = sheet.BelowTitle }
            : paragraph;

    /// <summary>
    /// Signature, date and note stay together, and text stays with them (7.3.5.5). What stands between the text and the signature, the note of
    /// the attachments, goes with both.
    /// </summary>
    private static StyledParagraph KeptWithSignature(StyledParagraph paragraph, StyledBlock next)
    {
        return IsSigned(next) && !(paragraph.KeepWithNext ?? paragraph.Style.KeepWithNext) ? paragraph with { KeepWithNext = true } : paragraph;
    }

    private static bool IsSigned(StyledBlock next) =>
        next.Source.Role is Role.Signature or Role.Date or Role.Note || next is StyledParagraph { Source.Role: Role.AttachmentNote, KeepWithNext: true };
}
