using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Which blocks stand on turned pages (GB/T 9704, 8): tables that do in the file or are too wide for an upright page, and what belongs to them.</summary>
internal static class TurnedBlocks
{
    /// <summary>A line above a table that is no longer than this is a part of it, unless it is a sentence: one line of the type area.</summary>
    private const int LongestLine = 28;

    private const string SentenceEnds = "。！？；：:;!?";

    /// <summary>Indices of the blocks.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sheet">Its style sheet.</param>
    public static HashSet<int> Of(Document document, StyleSheet sheet)
    {
        ImmutableArray<Block> blocks = document.Blocks;
        HashSet<int> turned = [];
        int attachment = Array.FindIndex([.. blocks], block => block.Role == Role.Attachment);
        Section section = default;
        for (int at = 0; at < blocks.Length; at++)
        {
            if (blocks[at] is not TableBlock table || turned.Contains(at))
            {
                continue;
            }

            // A section is looked through for its first table; the others ask what was found.
            section = table.IsLandscape && at >= section.End ? Section.Around(blocks, at) : section;
            if (table.IsLandscape && section.MayBeTurned(inAttachment: attachment >= 0 && attachment <= at))
            {
                turned.UnionWith(Enumerable.Range(section.Start, section.End - section.Start));
            }
            else if (table.IsLandscape || TableWidth.IsTooWide(table, sheet))
            {
                AddWithCompany(blocks, at, attachment >= 0 && attachment < at, turned);
            }
        }

        return turned;
    }

    /// <summary>What is no element of head, end or imprint, whose places the standard gives on upright pages. Titles are those of attachments.</summary>
    private static bool MayBeTurned(Block block, bool inAttachment) => block.Role is Role.Heading or Role.Body or Role.Table || (inAttachment && block.Role is Role.Attachment or Role.Title);

    private static void AddWithCompany(ImmutableArray<Block> blocks, int table, bool inAttachment, HashSet<int> turned)
    {
        turned.Add(table);
        for (int at = table - 1; at >= 0 && blocks[at] is TextBlock text && LeadsTo(text, inAttachment) && turned.Add(at); at--)
        {
        }

        for (int at = table + 1; at < blocks.Length && blocks[at] is TextBlock { Role: Role.Body } text && TableWords.BeginsNote(text.Text.Text) && turned.Add(at); at++)
        {
        }
    }

    /// <summary>Label and title of the attachment that the table is, a heading that it stands under, its own title, and its unit.</summary>
    private static bool LeadsTo(TextBlock block, bool inAttachment) => block.Role switch
    {
        Role.Attachment => true,
        Role.Title => inAttachment,
        Role.Heading => block.HeadLength == 0 || block.HeadLength == block.Text.Length,
        Role.Body => block.Text.Length is > 0 and <= LongestLine
            && (TableWords.BeginsHeadLine(block.Text.Text) || !SentenceEnds.Contains(block.Text.Text[^1], StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>Neighbouring blocks that are all landscape in the file.</summary>
    /// <param name="Start">The first one.</param>
    /// <param name="End">Index behind the last one.</param>
    /// <param name="InText">Whether all of them may be turned before the attachments.</param>
    /// <param name="InAttachment">Whether all of them may be turned in an attachment.</param>
    private readonly record struct Section(int Start, int End, bool InText, bool InAttachment)
    {
        /// <summary>The section around a block.</summary>
        public static Section Around(ImmutableArray<Block> blocks, int at)
        {
            int start = at;
            int end = at + 1;
            while (start > 0 && blocks[start - 1].IsLandscape)
            {
                start--;
            }

            while (end < blocks.Length && blocks[end].IsLandscape)
            {
                end++;
            }

            ReadOnlySpan<Block> section = blocks.AsSpan()[start..end];
            return new Section(start, end, All(section, inAttachment: false), All(section, inAttachment: true));
        }

        /// <summary>Whether all of it may be turned.</summary>
        public bool MayBeTurned(bool inAttachment) => inAttachment ? InAttachment : InText;

        private static bool All(ReadOnlySpan<Block> section, bool inAttachment)
        {
            foreach (Block block in section)
            {
                if (!TurnedBlocks.MayBeTurned(block, inAttachment))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
