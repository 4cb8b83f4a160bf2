using Converter.Documents;
using Converter.Styles.Styling;

namespace Converter.Typesetting.Pages;

/// <summary>Signature, date and note never stand alone on a page (GB/T 9704 7.3.5.5): they bring text with them.</summary>
internal static class SignatureBlock
{
    /// <summary>Lines of text that stand on the page of a signature at the least.</summary>
    private const int LinesCarriedOver = 2;

    /// <summary>A note of attachments of more lines than this is long enough to stand for text.</summary>
    private const int LongestNote = 8;

    /// <summary>Whether a block is part of the signature block: 署名, 成文日期 or 附注.</summary>
    public static bool Begins(StyledDocument document, int block) =>
        document.Blocks[block].Source.Role is Role.Signature or Role.Date or Role.Note;

    /// <summary>Binds the lines of the signature to one another and to the text before them.</summary>
    /// <param name="document">The document.</param>
    /// <param name="flow">The flow so far.</param>
    /// <param name="first">The first line of a block of signature or date.</param>
    public static void CarryLinesOver(StyledDocument document, Span<FlowLine> flow, int first)
    {
        int text = EndOfText(document, flow, first);
        int carried = BringsOneWithIt(flow, text) ? 1 : LinesCarriedOver;
        for (int i = Math.Max(1, text - carried + 1); i < flow.Length; i++)
        {
            flow[i].StaysWithPrevious = true;
        }

        foreach (ref FlowLine line in flow[first..])
        {
            line.IsSignature = true;
        }
    }

    /// <summary>
    /// Whether one line is enough: a picture, or the one line that is said behind a table or a picture. What would come with it as the second is higher
    /// than a line, and would leave half of the page before it empty.
    /// </summary>
    private static bool BringsOneWithIt(ReadOnlySpan<FlowLine> flow, int text) =>
        text > 0 && (flow[text - 1].Picture is not null || (text > 1 && flow[text - 1].Line is not null && flow[text - 2].Line is null));

    /// <summary>Where the text ends: before the note of the attachments, which is no text that a signature could stand under.</summary>
    private static int EndOfText(StyledDocument document, ReadOnlySpan<FlowLine> flow, int first)
    {
        int end = first;
        while (end > 0 && document.Blocks[flow[end - 1].Block].Source.Role == Role.AttachmentNote)
        {
            end--;
        }

        return end > 0 && first - end <= LongestNote ? end : first;
    }
}
