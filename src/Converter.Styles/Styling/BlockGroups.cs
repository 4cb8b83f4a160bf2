using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Styles.Styling;

/// <summary>Blocks that are placed with regard to each other: the lines of a title, name and date, the lines of an attachment note.</summary>
internal static class BlockGroups
{
    /// <summary>Index behind the last block of the group that begins at an index.</summary>
    public static int EndOf(ImmutableArray<Block> blocks, int start)
    {
        int end = start + 1;
        while (end < blocks.Length && IsText(blocks[start]) && IsText(blocks[end]) && BelongTogether(blocks[start].Role, blocks[end].Role))
        {
            end++;
        }

        return end;
    }

    private static bool IsText(Block block) => block is TextBlock;

    private static bool BelongTogether(Role first, Role next) => first switch
    {
        Role.Title or Role.AttachmentNote => next == first,
        Role.Signature or Role.Date => next is Role.Signature or Role.Date,
        _ => false,
    };
}

/// <summary>Where a group of blocks stands.</summary>
/// <param name="Before">Role of the block before it; <see langword="null"/> at the start of the document.</param>
/// <param name="InAttachment">Whether an attachment has begun.</param>
/// <param name="Kind">The kind of document.</param>
internal readonly record struct BlockPlace(Role? Before, bool InAttachment, DocumentKind Kind)
{
    /// <summary>Whether the block before it is a picture.</summary>
    public bool IsBelowPicture { get; init; }
}
