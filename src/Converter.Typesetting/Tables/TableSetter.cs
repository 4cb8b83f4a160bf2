using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tables;

/// <summary>Sets the cells of a table and cuts its rows into slices one grid line high.</summary>
internal sealed class TableSetter(PageFormat page, ParagraphSetter setter)
{
    /// <summary>Blank on both sides of a cell; the 108 twips that word processors leave.</summary>
    public static readonly Length Padding = Length.FromPoints(5.4);

    /// <summary>A head that takes more than this part of a page is not repeated.</summary>
    private const int LargestHead = 4;

    /// <summary>Sets a table. Its head stays with the row below it and is repeated on every page that the table reaches.</summary>
    /// <param name="table">The table.</param>
    /// <param name="block">Index of its block.</param>
    /// <param name="flow">Takes the slices.</param>
    public void Set(StyledTable table, int block, List<FlowLine> flow)
    {
        int headStart = flow.Count;
        int headLength = 0;
        int headRows = table.HeadRows;
        for (int row = 0; row < table.Rows.Length; row++)
        {
            List<SetLine>[] cells = SetCells(table, row);
            int slices = Math.Max(1, cells.Length == 0 ? 1 : cells.Max(lines => lines.Count));
            int gridLines = Math.Max(1, table.CellStyle.GridLines);
            bool fitsPage = slices * gridLines <= page.LinesPerPage;
            int headSlices = flow.Count + slices - headStart;
            if (row == headRows - 1 && headSlices * gridLines * LargestHead <= page.LinesPerPage)
            {
                headLength = headSlices;
            }

            for (int slice = 0; slice < slices; slice++)
            {
                flow.Add(new FlowLine
                {
                    Block = block,
                    Index = slice,
                    TableRow = row,
                    Rows = gridLines,
                    StaysWithPrevious = (slice > 0 && fitsPage) || (slice == 0 && row > 0 && (row < headRows || (row == headRows && headLength > 0))),
                    HeadStart = headStart,
                    HeadLength = headLength,
                    Cells = [.. cells.Select(lines => slice < lines.Count ? lines[slice] : null)],
                });
            }
        }
    }

    private List<SetLine>[] SetCells(StyledTable table, int row)
    {
        List<SetLine>[] cells = new List<SetLine>[Math.Min(table.Rows[row].Length, table.ColumnWidths.Length)];
        Length left = page.Left;
        for (int column = 0; column < cells.Length; column++)
        {
            Length width = table.ColumnWidths[column];
            Length own = WidthOf(table, row, column);
            cells[column] = [];
            StyledParagraph paragraph = table.Rows[row][column];
            if (!paragraph.Runs.All(run => run.Text.Length == 0))
            {
                setter.Set(paragraph, left + Padding, own - Padding - Padding, cells[column]);
            }

            left += width;
        }

        return cells;
    }

    private static Length WidthOf(StyledTable table, int row, int column)
    {
        int columns = table.MergeAt(row, column) is { } merge && merge.Row == row && merge.Column == column ? merge.Columns : 1;
        Length width = Length.Zero;
        for (int next = column; next < column + columns; next++)
        {
            width += table.ColumnWidths[next];
        }

        return width;
    }
}
