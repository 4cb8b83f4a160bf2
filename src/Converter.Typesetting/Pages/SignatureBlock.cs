using Converter.Documents;
using Converter.Styles.Styling;

namespace Converter.Typesetting.Pages;

/// <summary>Signature, date and note never stand alone on a page (GB/T 9704 7.3.5.5): they bring text with them.</summary>
internal static class SignatureBlock
{
    /// <summary>Lines of text that stand on the page of a signature at the least.</summary>
    private const int LinesCarriedOver = 2;

    /// <summary>Whether a block is part of the signature block: 署名, 成文日期 or 附注.</summary>
    public static bool Begins(StyledDocument document, int block) =>
        document.Blocks[block].Source.Role is Role.Signature or Role.Date or Role.Note;

    /// <summary>Binds the lines of the signature to one another and to the text before them.</summary>
    /// <param name="flow">The flow so far.</param>
    /// <param name="first">The first line of a block of signature or date.</param>
    public static void CarryLinesOver(Span<FlowLine> flow, int first)
    {
        for (int i = Math.Max(1, first - LinesCarriedOver + 1); i < flow.Length; i++)
        {
            flow[i].StaysWithPrevious = true;
        }

        foreach (ref FlowLine line in flow[first..])
        {
            line.IsSignature = true;
        }
    }
}
