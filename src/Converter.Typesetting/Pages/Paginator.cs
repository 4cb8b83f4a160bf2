using Converter.Styles.Sheets;

namespace Converter.Typesetting.Pages;

/// <summary>The lines of a page, as a stretch of the flow.</summary>
/// <param name="Start">Index of the first line.</param>
/// <param name="End">Index behind the last one.</param>
/// <param name="ExtraRows">Grid lines that it takes beyond those of a page, set closer.</param>
internal readonly record struct PageRange(int Start, int End, int ExtraRows)
{
    /// <summary>The head of a table that the page begins inside of: its slices in the flow; empty where there is none.</summary>
    public Range Head { get; init; } = 0..0;
}

/// <summary>Fills pages with whole grid lines. A page breaks before the last line that may begin one; linear time.</summary>
internal static class Paginator
{
    /// <summary>Divides a flow into pages.</summary>
    /// <param name="flow">The lines.</param>
    /// <param name="format">The page.</param>
    /// <param name="extraRows">Grid lines more that a page may take so that a signature finds room on it (GB/T 9704 7.3.5.5).</param>
    /// <returns>At least one page.</returns>
    public static List<PageRange> Paginate(ReadOnlySpan<FlowLine> flow, PageFormat format, int extraRows)
    {
        List<PageRange> pages = [];
        int turnedRows = format.Turn().LinesPerPage;
        for (int start = 0; start < flow.Length;)
        {
            Range head = HeadAbove(flow, start);
            int rows = (flow[start].IsTurned ? turnedRows : format.LinesPerPage) - RowsOf(flow[head]);
            int full = EndOfFullPage(flow, start, rows);
            PageRange page = new PageRange(start, full, 0) { Head = head };
            if (full < flow.Length && !flow[full].BeginsPage)
            {
                // Closer lines would part the text from the head above it.
                int signed = extraRows == 0 || flow[start].Head is not null ? start : EndOfFullPage(flow, start, rows + extraRows);
                page = EndsSignature(flow, full, signed)
                    ? page with { End = signed, ExtraRows = RowsOf(flow[start..signed]) - rows }
                    : page with { End = LastAllowedBreak(flow, start, full) };
            }

            pages.Add(page);
            start = page.End;
        }

        if (pages.Count == 0)
        {
            pages.Add(new PageRange(0, 0, 0));
        }

        return pages;
    }

    /// <summary>
    /// Whether a page, by taking more lines than it has, comes to the end of a signature, and so to the end of the text or of a part of it
    /// that ends its page anyway.
    /// </summary>
    private static bool EndsSignature(ReadOnlySpan<FlowLine> flow, int full, int end) =>
        end > full && flow[end - 1].IsSignature && (end == flow.Length || flow[end].BeginsPage);

    /// <summary>The head of the table that a page begins inside of.</summary>
    private static Range HeadAbove(ReadOnlySpan<FlowLine> flow, int start)
    {
        (int first, int length) = (flow[start].HeadStart, flow[start].HeadLength);
        return length > 0 && start >= first + length ? first..(first + length) : 0..0;
    }

    private static int RowsOf(ReadOnlySpan<FlowLine> flow)
    {
        int rows = 0;
        for (int i = 0; i < flow.Length; i++)
        {
            rows += flow[i].Rows + (i > 0 ? flow[i].BlankRows : 0);
        }

        return rows;
    }

    private static int EndOfFullPage(ReadOnlySpan<FlowLine> flow, int start, int rowsPerPage)
    {
        int rows = flow[start].Rows;
        int at = start + 1;
        while (at < flow.Length && !flow[at].BeginsPage && rows + flow[at].BlankRows + flow[at].Rows <= rowsPerPage)
        {
            rows += flow[at].BlankRows + flow[at].Rows;
            at++;
        }

        return at;
    }

    /// <summary>Where everything on the page is kept together, the page is simply full.</summary>
    private static int LastAllowedBreak(ReadOnlySpan<FlowLine> flow, int start, int full)
    {
        int at = full;
        while (at > start && flow[at].StaysWithPrevious)
        {
            at--;
        }

        return at > start ? at : full;
    }
}
