using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Tables of the text.</summary>
internal static class TableWriter
{
    /// <summary>The table; its first row is repeated on every page it reaches.</summary>
    /// <param name="table">The table with its look.</param>
    /// <param name="sheet">The style sheet.</param>
    public static Table Build(StyledTable table, StyleSheet sheet)
    {
        Table word = new(Properties(table, sheet), new TableGrid(table.ColumnWidths.Select(Column)));
        for (int i = 0; i < table.Rows.Length; i++)
        {
            bool head = i == 0 && table.Rows.Length > 1;
            word.Append(Row(table.Rows[i], table.ColumnWidths, head, sheet.Page));
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

    private static TableRow Row(ImmutableArray<StyledParagraph> cells, ImmutableArray<Length> widths, bool head, PageFormat page)
    {
        TableRowProperties properties = new(new CantSplit());
        if (head)
        {
            properties.Append(new TableHeader());
        }

        TableRow row = new(properties);
        for (int i = 0; i < cells.Length; i++)
        {
            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = Lengths.Twips(widths[i]), Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                ParagraphWriter.Build(cells[i], page)));
        }

        return row;
    }
}
