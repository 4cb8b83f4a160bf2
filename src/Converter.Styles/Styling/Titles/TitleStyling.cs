using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling.Titles;

/// <summary>Makes one paragraph of the lines of a title and decides how it breaks (GB/T 9704 7.3.1).</summary>
internal static class TitleStyling
{
    /// <summary>Styles the lines of one title.</summary>
    public static StyledParagraph Style(ReadOnlySpan<Block> lines, BlockPlace place, StyleSheet sheet)
    {
        ParagraphStyle style = sheet.Paragraphs[StyleKey(place)];
        MappedText text = MappedText.Empty;
        List<int> given = [];
        foreach (Block line in lines)
        {
            if (text.Length > 0)
            {
                given.Add(text.Length);
            }

            text = text.Append(((TextBlock)line).Text);
        }

        return new StyledParagraph(lines[0], style, [new StyledRun(text, style.Text)])
        {
            LineBreaks = TitleBreaker.Break(text.Text, Capacity(style, sheet.Page), [.. given]),
            SpaceBefore = place.Before is null && style.SpaceBefore != Extent.Zero ? Extent.Zero : null,
            BookmarkTitle = style.OutlineLevel > 0 ? text.Text : null,
        };
    }

    /// <summary>
    /// A title below the label of an attachment is the attachment's; one behind the end of the document is that of a text issued with it.
    /// </summary>
    private static string StyleKey(BlockPlace place) => place.Before switch
    {
        Role.Attachment => "attachmenttitle",
        Role.AttachmentNote or Role.Signature or Role.Date or Role.Note or Role.Imprint => "issuedtitle",
        _ => place.InAttachment ? "attachmenttitle" : "title",
    };

    /// <summary>How many em of the title's size a line holds.</summary>
    public static decimal Capacity(ParagraphStyle style, PageFormat page)
    {
        Length measure = page.TypeAreaWidth - style.LeftIndent.Length - style.RightIndent.Length;
        return Math.Max(1, (int)(measure / style.Text.Size.Length));
    }
}
