using System.Runtime.InteropServices;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.WordProcessing;

/// <summary>
/// The page on which a signature found room on closer lines (7.3.5.5, docs/decisions/0007-signature-room.md), for a word processor: the
/// paragraphs that begin on it, of one grid line a line, share what that page has left for them.
/// </summary>
internal static class SignatureRoom
{
    private const double TwipsPerPoint = 20;

    /// <summary>Gives those paragraphs the height of their lines.</summary>
    /// <param name="document">The document.</param>
    /// <param name="setter">Sets its paragraphs.</param>
    /// <returns>The document, with <see cref="StyledParagraph.LineHeight"/> on the paragraphs of such pages.</returns>
    public static StyledDocument Apply(StyledDocument document, ParagraphSetter setter)
    {
        int extra = document.Sheet.Signature?.ExtraLines ?? 0;
        if (extra == 0 || !document.Blocks.Any(block => block.Source.Role == Documents.Role.Signature))
        {
            return document;
        }

        StyledBlock[]? blocks = null;
        Span<FlowLine> flow = CollectionsMarshal.AsSpan(new FlowBuilder(document, setter).Build());
        foreach (PageRange page in Paginator.Paginate(flow, document.Sheet.Page, extra))
        {
            if (page.ExtraRows > 0)
            {
                blocks ??= [.. document.Blocks];
                SetCloser(flow[page.Start..page.End], document.Sheet.Page, blocks);
            }
        }

        return blocks is null ? document : document with { Blocks = [.. blocks] };
    }

    private static void SetCloser(ReadOnlySpan<FlowLine> lines, Styles.Sheets.PageFormat page, StyledBlock[] blocks)
    {
        int fixedRows = 0;
        int closer = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            bool movable = IsMovable(lines, i, blocks);
            closer += movable ? 1 : 0;
            fixedRows += (movable ? 0 : lines[i].Rows) + (i > 0 ? lines[i].BlankRows : 0);
        }

        if (closer == 0)
        {
            return;
        }

        // Rounded down to a twip and one twip less, so that rounding elsewhere never costs the line that was won.
        double room = page.LinePitch.Points * (page.LinesPerPage - fixedRows) / closer;
        Length height = Length.FromPoints((Math.Floor(room * TwipsPerPoint) - 1) / TwipsPerPoint);
        for (int i = 0; i < lines.Length && height >= page.BaseSize; i++)
        {
            if (IsMovable(lines, i, blocks))
            {
                blocks[lines[i].Block] = (StyledParagraph)blocks[lines[i].Block] with { LineHeight = height };
            }
        }
    }

    /// <summary>A line of a paragraph that begins on the page; one that began before it would move lines of the page before.</summary>
    private static bool IsMovable(ReadOnlySpan<FlowLine> lines, int index, StyledBlock[] blocks)
    {
        FlowLine line = lines[index];
        return blocks[line.Block] is StyledParagraph && line.Rows == 1 && line.TableRow < 0 && (line.Block != lines[0].Block || lines[0].Index == 0);
    }
}
