using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Gives a table its columns.</summary>
internal static class TableStyling
{
    /// <summary>Styles a table.</summary>
    public static StyledTable Style(TableBlock table, StyleSheet sheet)
    {
        ParagraphStyle style = sheet.Paragraphs["table"];
        int columns = Math.Max(1, table.Rows.Select(row => row.Cells.Length).DefaultIfEmpty().Max());
        ImmutableArray<ImmutableArray<StyledParagraph>> rows =
        [
            .. table.Rows.Select(row => Enumerable.Range(0, columns).Select(column => Cell(table, row, column, style)).ToImmutableArray()),
        ];
        return new StyledTable(table, style, ColumnWidths(table, columns, sheet), rows, sheet.Table?.RuleWeight ?? Length.Zero);
    }

    private static StyledParagraph Cell(TableBlock table, TableRow row, int column, ParagraphStyle style)
    {
        MappedText text = column < row.Cells.Length ? row.Cells[column] : MappedText.Empty;
        return new StyledParagraph(table, style, text.Length == 0 ? [] : [new StyledRun(text, style.Text)]);
    }

    /// <summary>
    /// Shares the width of the type area by the widest text of each column, none of them narrower than the sheet's narrowest while there
    /// is room. The widths add up exactly.
    /// </summary>
    private static ImmutableArray<Length> ColumnWidths(TableBlock table, int columns, StyleSheet sheet)
    {
        Length whole = sheet.Page.TypeAreaWidth;
        Length narrowest = sheet.Table?.NarrowestColumn ?? Length.Zero;
        Length floor = narrowest * columns < whole ? narrowest : whole / columns;
        Length free = whole - (floor * columns);
        decimal[] wanted = new decimal[columns];
        foreach (TableRow row in table.Rows)
        {
            for (int column = 0; column < row.Cells.Length; column++)
            {
                wanted[column] = Math.Max(wanted[column], TextWidth.Of(row.Cells[column].Text));
            }
        }

        decimal total = Math.Max(1, wanted.Sum());
        Length[] widths = [.. wanted.Select(width => floor + (free * (double)(width / total)))];
        widths[^1] += whole - new Length(widths.Sum(width => width.Units));
        return [.. widths];
    }
}
