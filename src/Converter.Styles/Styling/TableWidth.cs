using System.Collections.Immutable;
using System.Text;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Judges whether a table is too wide for an upright page, by the lines that its cells take there and on a turned one.</summary>
internal static class TableWidth
{
    private const int Hundred = 100;

    /// <summary>Faces differ from the widths reckoned with here by a little, in em.</summary>
    private const double Reserve = 0.1;

    /// <summary>Whether the style sheet calls it too wide (<see cref="LandscapeFormat"/>).</summary>
    /// <param name="table">The table.</param>
    /// <param name="sheet">The style sheet.</param>
    public static bool IsTooWide(TableBlock table, StyleSheet sheet)
    {
        int columns = TableStyling.ColumnsOf(table);
        if (sheet.Table?.Landscape is not { } landscape || columns < landscape.Columns)
        {
            return false;
        }

        CharacterStyle type = sheet.Paragraphs["table"].Text;
        Measure upright = MeasureOf(table, TableStyling.ColumnWidths(table, columns, sheet), type);
        Measure turned = MeasureOf(table, TableStyling.ColumnWidths(table, columns, sheet with { Page = sheet.Page.Turn() }), type);
        int rows = Math.Max(1, table.Rows.Length - HeadOf(table));
        bool isHigh = upright.Lines >= landscape.RowLines * rows && turned.Lines * Hundred <= upright.Lines * landscape.AtMost;
        bool isNarrow = sheet.Table.NarrowestColumn * columns >= sheet.Page.TypeAreaWidth && turned.Lines < upright.Lines;
        return isHigh || isNarrow || turned.Torn < upright.Torn;
    }

    /// <summary>The widths that columns need for their longest numbers and Western words, with the blanks beside them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Number of its columns.</param>
    /// <param name="sheet">The style sheet.</param>
    public static Length[] LongestWords(TableBlock table, int columns, StyleSheet sheet)
    {
        CharacterStyle type = sheet.Paragraphs["table"].Text;
        decimal[] widest = new decimal[columns];
        HashSet<(int Row, int Column)> wide = [.. table.Merges.Where(merge => merge.Columns > 1).Select(merge => (merge.Row, merge.Column))];
        for (int row = 0; row < table.Rows.Length; row++)
        {
            for (int column = 0; column < table.Rows[row].Cells.Length; column++)
            {
                IEnumerable<string> words = wide.Contains((row, column)) ? [] : Unbreakable(table.Rows[row].Cells[column].Text);
                widest[column] = words.Aggregate(widest[column], (most, word) => Math.Max(most, TextWidth.Of(word, type.Typeface)));
            }
        }

        return [.. widest.Select(width => width == 0 ? Length.Zero : (type.Size.Length * ((double)width + Reserve)) + StyledTable.CellPadding + StyledTable.CellPadding)];
    }

    private static int HeadOf(TableBlock table) => Math.Max(1, table.HeadRows);

    /// <summary>The lines of the rows below the head, each as high as its highest cell, and in how many cells a number or word does not fit.</summary>
    private static Measure MeasureOf(TableBlock table, ImmutableArray<Length> widths, CharacterStyle type)
    {
        Dictionary<(int, int), int> wide = table.Merges.Where(merge => merge.Columns > 1).ToDictionary(merge => (merge.Row, merge.Column), merge => merge.Columns);
        int lines = 0;
        int torn = 0;
        for (int row = 0; row < table.Rows.Length; row++)
        {
            int highest = 1;
            for (int column = 0; column < table.Rows[row].Cells.Length; column++)
            {
                int columns = wide.GetValueOrDefault((row, column), 1);
                Length width = new(widths.Skip(column).Take(columns).Sum(one => one.Units));
                double room = Math.Max(1, (width - StyledTable.CellPadding - StyledTable.CellPadding) / type.Size.Length);
                string text = table.Rows[row].Cells[column].Text;
                highest = Math.Max(highest, LinesOf(text, type, room));
                torn += Unbreakable(text).Any(word => (double)TextWidth.Of(word, type.Typeface) > room) ? 1 : 0;
            }

            lines += row < HeadOf(table) ? 0 : highest;
        }

        return new Measure(lines, torn);
    }

    /// <summary>A line of Han characters holds whole ones.</summary>
    private static int LinesOf(string text, CharacterStyle type, double room) =>
        (int)Math.Ceiling((double)TextWidth.Of(text, type.Typeface) / (Ascii.IsValid(text) ? room : Math.Floor(room)));

    /// <summary>Numbers and Western words, which no line should end inside of.</summary>
    private static IEnumerable<string> Unbreakable(string text)
    {
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || !(char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or ',' or '%'))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }

    private readonly record struct Measure(int Lines, int Torn);
}
