using System.Collections.Immutable;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Reading.Importing;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Output;

/// <summary>Makes a table of lines that the file says are its rows: cells as they were, empty rows and merged cells too.</summary>
internal static class MarkedTable
{
    /// <summary>The table.</summary>
    /// <param name="lines">Its rows that have text, in order; all of one table.</param>
    public static TableBlock Build(ReadOnlySpan<LineReading> lines)
    {
        int columns = 1;
        foreach (LineReading reading in lines)
        {
            columns = reading.Line.Marks!.Row!.Cells.Aggregate(columns, (most, cell) => Math.Max(most, cell.Column + cell.Columns));
        }

        RowMarks first = lines[0].Line.Marks!.Row!;
        int top = first.Row - first.EmptyAbove;
        ImmutableArray<TableRow>.Builder rows = ImmutableArray.CreateBuilder<TableRow>(lines.Length);
        ImmutableArray<BlockLine>.Builder starts = ImmutableArray.CreateBuilder<BlockLine>(lines.Length);
        List<CellMerge> merges = [];
        List<CellPicture> pictures = [];
        Dictionary<int, int> last = [];
        double confidence = 1;
        foreach (LineReading reading in lines)
        {
            RowMarks row = reading.Line.Marks!.Row!;
            AddEmptyRows(rows, row.Row - top - rows.Count, columns);
            AddMerges(row, rows.Count, merges, last);
            rows.Add(RowOf(reading.Line, row, columns));
            AddPictures(row, rows, pictures);
            starts.Add(new BlockLine(0, reading.Line.Clean.Number));
            confidence = Math.Min(confidence, reading.Confidence);
        }

        AddEmptyRows(rows, lines[^1].Line.Marks!.Row!.EmptyBelow, columns);
        return new TableBlock(rows.ToImmutable())
        {
            Lines = starts.ToImmutable(),
            Confidence = confidence,
            Merges = [.. merges.Where(merge => merge.Rows > 1 || merge.Columns > 1)],
            Pictures = [.. pictures],
            HeadRows = Math.Max(0, first.Whole.HeadRows - top),
            ColumnShares = first.Whole.ColumnShares.Length == columns ? first.Whole.ColumnShares : [],
        };
    }

    /// <summary>The mark of a picture is found by its place in the source: the cleaning may have changed what stands beside it.</summary>
    private static void AddPictures(RowMarks row, ImmutableArray<TableRow>.Builder rows, List<CellPicture> pictures)
    {
        foreach (CellMarks cell in row.Cells.Where(cell => cell.Pictures is not null))
        {
            MappedText text = rows[^1].Cells[cell.Column];
            foreach (PictureMarks picture in cell.Pictures!)
            {
                int start = TableCells.IndexOf(text, picture.Offset, 0);
                int end = TableCells.IndexOf(text, picture.Offset + Picture.Mark.Length, start);
                pictures.Add(new CellPicture(rows.Count - 1, cell.Column, new TextRange(start, end - start), picture.Figure));
            }
        }
    }

    private static void AddEmptyRows(ImmutableArray<TableRow>.Builder rows, int count, int columns)
    {
        for (int row = 0; row < count; row++)
        {
            rows.Add(new TableRow([.. Enumerable.Repeat(MappedText.Empty, columns)]));
        }
    }

    private static TableRow RowOf(TextLine line, RowMarks row, int columns)
    {
        MappedText[] cells = new MappedText[columns];
        Array.Fill(cells, MappedText.Empty);
        CellAlignment?[] alignments = new CellAlignment?[columns];
        MappedText text = line.Clean.Text;
        int at = 0;
        for (int cell = 0; cell < row.Cells.Length; cell++)
        {
            // Up to the next cell that has characters: what the cleaning put in at an end belongs to the cell before.
            int next = cell + 1 < row.Cells.Length ? TableCells.IndexOf(text, row.Cells[cell + 1].Span.Start, at) : text.Length;
            int column = row.Cells[cell].Column;
            cells[column] = cells[column].Append(TableCells.Trim(text, at, next));
            alignments[column] = row.Cells[cell].Alignment;
            at = next;
        }

        return new TableRow([.. cells]) { Alignments = Array.TrueForAll(alignments, one => one is null) ? [] : [.. alignments] };
    }

    // A cell that goes on with the one above lengthens it, where that one is as wide; with text of its own it is a cell of its own.
    private static void AddMerges(RowMarks row, int index, List<CellMerge> merges, Dictionary<int, int> last)
    {
        foreach (CellMarks cell in row.Cells)
        {
            bool goesOn = cell.GoesOn && cell.Span.Length == 0;
            if (goesOn && last.TryGetValue(cell.Column, out int above) && merges[above].Columns == cell.Columns && merges[above].Row + merges[above].Rows == index)
            {
                merges[above] = merges[above] with { Rows = merges[above].Rows + 1 };
            }
            else
            {
                last[cell.Column] = merges.Count;
                merges.Add(new CellMerge(index, cell.Column, 1, cell.Columns));
            }
        }
    }
}
