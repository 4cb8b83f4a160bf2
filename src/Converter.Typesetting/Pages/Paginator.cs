namespace Converter.Typesetting.Pages;

/// <summary>The lines of a page, as a stretch of the flow.</summary>
/// <param name="Start">Index of the first line.</param>
/// <param name="End">Index behind the last one.</param>
internal readonly record struct PageRange(int Start, int End);

/// <summary>Fills pages with whole grid lines. A page breaks before the last line that may begin one; linear time.</summary>
internal static class Paginator
{
    /// <summary>Divides a flow into pages.</summary>
    /// <param name="flow">The lines.</param>
    /// <param name="rowsPerPage">Grid lines of a page.</param>
    /// <returns>At least one page.</returns>
    public static List<PageRange> Paginate(ReadOnlySpan<FlowLine> flow, int rowsPerPage)
    {
        List<PageRange> pages = [];
        for (int start = 0; start < flow.Length;)
        {
            int full = EndOfFullPage(flow, start, rowsPerPage);
            int end = full < flow.Length && !flow[full].BeginsPage ? LastAllowedBreak(flow, start, full) : full;
            pages.Add(new PageRange(start, end));
            start = end;
        }

        if (pages.Count == 0)
        {
            pages.Add(new PageRange(0, 0));
        }

        return pages;
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
