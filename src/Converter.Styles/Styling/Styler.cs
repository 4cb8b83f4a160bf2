using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling.Titles;

namespace Converter.Styles.Styling;

/// <summary>Gives every block of a document its look.</summary>
public static class Styler
{
    /// <summary>Styles a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sheet">A sheet of <see cref="StyleSheetReader"/>; it defines every style of <see cref="SheetKeys.RequiredParagraphs"/>.</param>
    public static StyledDocument Style(Document document, StyleSheet sheet)
    {
        ImmutableArray<StyledBlock>.Builder styled = ImmutableArray.CreateBuilder<StyledBlock>(document.Blocks.Length);
        ImmutableArray<Block> blocks = document.Blocks;
        HashSet<int> turned = TurnedBlocks.Of(document, sheet);
        StyleSheet turnedSheet = sheet with { Page = sheet.Page.Turn() };
        bool inAttachment = false;
        for (int at = 0; at < blocks.Length;)
        {
            int end = BlockGroups.EndOf(blocks, at);
            ReadOnlySpan<Block> group = blocks.AsSpan()[at..end];
            Role? before = at > 0 ? blocks[at - 1].Role : null;
            inAttachment |= group[0].Role == Role.Attachment;
            bool isTurned = turned.Contains(at);
            int first = styled.Count;
            StyleGroup(group, new BlockPlace(before, inAttachment, document.Kind) { IsBelowPicture = at > 0 && blocks[at - 1] is PictureBlock }, isTurned ? turnedSheet : sheet, styled);
            for (int one = first; isTurned && one < styled.Count; one++)
            {
                styled[one] = styled[one] with { IsTurned = true };
            }

            at = end;
        }

        Neighbours.Settle(styled, sheet);
        TurnedStyling.Settle(styled, sheet);
        ImprintStyling.Settle(styled, sheet);
        StyledHead? head = sheet.Head is { } format ? new HeadStyling(sheet, format).Settle(styled) : null;
        return new StyledDocument(sheet, document, styled.ToImmutable()) { Head = head };
    }

    private static void StyleGroup(
        ReadOnlySpan<Block> group,
        BlockPlace place,
        StyleSheet sheet,
        ImmutableArray<StyledBlock>.Builder styled)
    {
        switch (group[0])
        {
            case TextBlock { Role: Role.Title }:
                styled.Add(TitleStyling.Style(group, place, sheet));
                break;
            case TextBlock { Role: Role.Signature or Role.Date }:
                SignatureStyling.Style(group, sheet, styled);
                break;
            case TextBlock { Role: Role.AttachmentNote }:
                AttachmentNoteStyling.Style(group, sheet, styled);
                break;
            case TextBlock text:
                styled.Add(ParagraphStyling.Style(text, place, sheet));
                break;
            case PictureBlock picture:
                styled.Add(PictureStyling.Style(picture, place, sheet));
                break;
            case TableBlock table:
                styled.Add(TableStyling.Style(table, sheet));
                break;
        }
    }
}
