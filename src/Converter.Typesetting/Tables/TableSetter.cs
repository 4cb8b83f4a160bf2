using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tables;

/// <summary>Sets the cells of a table and cuts its rows into slices one grid line high.</summary>
internal sealed class TableSetter(PageFormat page, ParagraphSetter setter)
{
    /// <summary>A head that takes more than this part of a page is not repeated.</summary>
    private const int LargestHead = 2;

    /// <summary>Sets a table. Its head stays with the row below it and is repeated on every page that the table reaches.</summary>
    /// <param name="table">The table.</param>
    /// <param name="block">Index of its block.</param>
    /// <param name="flow">Takes the slices.</param>
    public void Set(StyledTable table, int block, List<FlowLine> flow)
    {
        int headStart = flow.Count;
        int headLength = 0;
        int headRows = table.CountHeadRows();
        List<SetLine>[][] cells = SetCells(table);
        int[] heights = Heights(table, cells);
        List<CellLine>[][] slices = Slices(table, cells, heights);
        HashSet<int> joined = JoinedRows(table, heights);
        for (int row = 0; row < slices.Length; row++)
        {
            int gridLines = Math.Max(1, table.CellStyle.GridLines);
            bool fitsPage = slices[row].Length * gridLines <= page.LinesPerPage;
            int headSlices = flow.Count + slices[row].Length - headStart;
            if (row == headRows - 1 && headSlices * gridLines * LargestHead <= page.LinesPerPage)
            {
                headLength = headSlices;
            }

            for (int slice = 0; slice < slices[row].Length; slice++)
            {
                flow.Add(new FlowLine
                {
                    Block = block,
                    Index = slice,
                    TableRow = row,
                    Rows = gridLines,
                    StaysWithPrevious = slices[row][slice].Exists(static cell => cell.Line.GoesOn) || (slice > 0 ? fitsPage : joined.Contains(row) || (row > 0 && row < headRows) || (row == headRows && headLength > 0)),
                    HeadStart = headStart,
                    HeadLength = headLength,
                    Cells = [.. slices[row][slice]],
                });
            }
        }
    }

    /// <summary>The lines of the cells, by row and slice: each cell in the middle of its rows, unless the table says otherwise.</summary>
    private List<CellLine>[][] Slices(StyledTable table, List<SetLine>[][] cells, int[] heights)
    {
        List<CellLine>[][] slices = [.. heights.Select(height => Enumerable.Range(0, height).Select(_ => new List<CellLine>()).ToArray())];
        for (int row = 0; row < cells.Length; row++)
        {
            for (int column = 0; column < cells[row].Length; column++)
            {
                int rows = RowsOf(table, row, column);
                int height = heights[row..(row + rows)].Sum();
                int free = height - cells[row][column].Count;

                // What no page holds whole has no middle that a reader could see.
                bool hasMiddle = height * Math.Max(1, table.CellStyle.GridLines) <= page.LinesPerPage;
                CellAlignment alignment = hasMiddle ? table.AlignmentAt(row, column) : CellAlignment.Top;
                bool isLower = alignment == CellAlignment.Center && free % 2 != 0;
                int first = alignment switch { CellAlignment.Top => 0, CellAlignment.Bottom => free, _ => free / 2 };
                List<CellLine>[] own = [.. slices[row..(row + rows)].SelectMany(one => one)];
                for (int line = 0; line < cells[row][column].Count; line++)
                {
                    own[first + line].Add(new CellLine(cells[row][column][line], row, column, isLower));
                }
            }
        }

        return slices;
    }

    /// <summary>
    /// Rows that a cell joins to the row above, so that they stand on one page where it holds all that are joined so, below the head. Where it
    /// does not (cells that overlap can join a whole table), each of the rows may begin a page.
    /// </summary>
    /// <param name="table">The table.</param>
    public IReadOnlySet<int> JoinedRows(StyledTable table) => JoinedRows(table, Heights(table, SetCells(table)));

    private HashSet<int> JoinedRows(StyledTable table, int[] heights)
    {
        int gridLines = Math.Max(1, table.CellStyle.GridLines);
        int room = page.LinesPerPage - (heights[..table.CountHeadRows()].Sum() * gridLines);
        return [.. Chains(table)
            .Where(chain => heights[chain.Start..chain.End].Sum() * gridLines <= room)
            .SelectMany(chain => Enumerable.Range(chain.Start + 1, chain.End - chain.Start - 1))];
    }

    /// <summary>Stretches of rows that no rule goes through from edge to edge: those of a cell, or of several that overlap.</summary>
    private static IEnumerable<(int Start, int End)> Chains(StyledTable table)
    {
        (int start, int end) = (0, 0);
        foreach (CellMerge merge in table.Merges.Where(merge => merge.Rows > 1).OrderBy(merge => merge.Row))
        {
            if (merge.Row >= end)
            {
                if (end > start)
                {
                    yield return (start, end);
                }

                start = merge.Row;
            }

            end = Math.Max(end, merge.Row + merge.Rows);
        }

        if (end > start)
        {
            yield return (start, end);
        }
    }

    /// <summary>Slices of each row: as many as its longest cell has lines. A cell of several rows lengthens the last of them where they do not hold it.</summary>
    private static int[] Heights(StyledTable table, List<SetLine>[][] cells)
    {
        int[] heights = new int[cells.Length];
        Array.Fill(heights, 1);
        for (int row = 0; row < cells.Length; row++)
        {
            for (int column = 0; column < cells[row].Length; column++)
            {
                if (RowsOf(table, row, column) == 1)
                {
                    heights[row] = Math.Max(heights[row], cells[row][column].Count);
                }
            }
        }

        foreach (CellMerge merge in table.Merges.Where(merge => merge.Rows > 1).OrderBy(merge => merge.Row + merge.Rows))
        {
            int last = merge.Row + merge.Rows - 1;
            heights[last] += Math.Max(0, cells[merge.Row][merge.Column].Count - heights[merge.Row..(last + 1)].Sum());
        }

        return heights;
    }

    private static int RowsOf(StyledTable table, int row, int column) =>
        table.MergeAt(row, column) is { } merge && merge.Row == row && merge.Column == column ? merge.Rows : 1;

    private List<SetLine>[][] SetCells(StyledTable table) => [.. Enumerable.Range(0, table.Rows.Length).Select(row => SetCells(table, row))];

    private List<SetLine>[] SetCells(StyledTable table, int row)
    {
        List<SetLine>[] cells = new List<SetLine>[Math.Min(table.Rows[row].Length, table.ColumnWidths.Length)];
        Length left = page.Left;
        for (int column = 0; column < cells.Length; column++)
        {
            Length width = table.ColumnWidths[column];
            (Length start, Length own) = (left + StyledTable.CellPadding, table.WidthOf(row, column) - StyledTable.CellPadding - StyledTable.CellPadding);
            cells[column] = [];
            foreach (CellPart part in table.PartsOf(row, column))
            {
                if (part.Text is { } text)
                {
                    setter.Set(text, start, own, cells[column]);
                }
                else
                {
                    Add(part.Picture!, table.CellStyle, start, own, cells[column]);
                }
            }

            left += width;
        }

        return cells;
    }

    /// <summary>A picture takes whole lines of its cell; the first of them carries it.</summary>
    private static void Add(StyledCellPicture picture, ParagraphStyle style, Length left, Length width, List<SetLine> lines)
    {
        Length x = style.Alignment switch
        {
            Alignment.Center => left + ((width - picture.Width) / 2),
            Alignment.Right => left + width - picture.Width,
            _ => left,
        };
        for (int line = 0; line < picture.Rows; line++)
        {
            lines.Add(new SetLine(x, style.Text.Size.Length, [], string.Empty) { Picture = line == 0 ? picture : null, GoesOn = line > 0 });
        }
    }
}
