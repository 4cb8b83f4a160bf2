using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;
using CellAlignment = Converter.Documents.CellAlignment;
using CellMerge = Converter.Documents.CellMerge;

namespace Converter.Docx.Parts;

/// <summary>Tables of the text.</summary>
internal static class TableWriter
{
    /// <summary>The table; its head is repeated on every page it reaches.</summary>
    /// <param name="table">The table with its look.</param>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="pictures">The pictures of the file.</param>
    public static Table Build(StyledTable table, StyleSheet sheet, PictureParts pictures)
    {
        Table word = new(Properties(table, sheet), new TableGrid(table.ColumnWidths.Select(Column)));
        int headRows = table.CountHeadRows();
        for (int i = 0; i < table.Rows.Length; i++)
        {
            word.Append(Row(table, i, i < headRows, sheet.Page, pictures));
        }

        return word;
    }

    private static GridColumn Column(Length width) => new() { Width = Lengths.Twips(width) };

    private static TableProperties Properties(StyledTable table, StyleSheet sheet) => new()
    {
        TableStyle = new TableStyle { Val = TableStyles.GridId },
        TableWidth = new TableWidth
        {
            Width = Lengths.Number(table.ColumnWidths.Sum(width => width.Twips)),
            Type = TableWidthUnitValues.Dxa,
        },
        TableBorders = table.RuleWeight == sheet.Table?.RuleWeight ? null : TableStyles.Borders(table.RuleWeight),
        TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        TableLook = new TableLook { Val = "0420" },
    };

    private static TableRow Row(StyledTable table, int index, bool head, PageFormat page, PictureParts pictures)
    {
        TableRowProperties properties = new(new CantSplit());
        if (head)
        {
            properties.Append(new TableHeader());
        }

        TableRow row = new(properties);
        for (int column = 0; column < table.Rows[index].Length; column++)
        {
            CellMerge? merge = table.MergeAt(index, column);
            int columns = merge?.Columns ?? 1;
            Length width = Width(table, column, columns);
            CellAlignment alignment = table.AlignmentAt(merge?.Row ?? index, column);
            TableCell cell = new(Properties(merge, index, width, alignment));
            cell.Append(Content(table, index, column, page, pictures));
            row.Append(cell);
            column += columns - 1;
        }

        return row;
    }

    private static Length Width(StyledTable table, int column, int columns)
    {
        Length width = Length.Zero;
        for (int next = column; next < column + columns; next++)
        {
            width += table.ColumnWidths[next];
        }

        return width;
    }

    /// <summary>The paragraphs of a cell: at least one, which Word asks for.</summary>
    private static IEnumerable<Paragraph> Content(StyledTable table, int row, int column, PageFormat page, PictureParts pictures)
    {
        StyledParagraph cell = table.Rows[row][column];
        IEnumerable<Paragraph> parts = table.PartsOf(row, column).Select(part => part.Text is { } text
            ? ParagraphWriter.Build(text, page)
            : PictureWriter.BuildInCell(part.Picture!, table.CellStyle, cell.KeepWithNext ?? table.CellStyle.KeepWithNext, pictures, page));
        return parts.DefaultIfEmpty(ParagraphWriter.Build(cell, page));
    }

    private static TableCellProperties Properties(CellMerge? merge, int row, Length width, CellAlignment alignment) => new()
    {
        TableCellWidth = new TableCellWidth { Width = Lengths.Twips(width), Type = TableWidthUnitValues.Dxa },
        GridSpan = merge is { Columns: > 1 } wide ? new GridSpan { Val = wide.Columns } : null,
        VerticalMerge = merge is { Rows: > 1 } high ? new VerticalMerge { Val = row == high.Row ? MergedCellValues.Restart : MergedCellValues.Continue } : null,
        TableCellVerticalAlignment = new TableCellVerticalAlignment
        {
            Val = alignment switch
            {
                CellAlignment.Top => TableVerticalAlignmentValues.Top,
                CellAlignment.Bottom => TableVerticalAlignmentValues.Bottom,
                _ => TableVerticalAlignmentValues.Center,
            },
        },
    };
}
