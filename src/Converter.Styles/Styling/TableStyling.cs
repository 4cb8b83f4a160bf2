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
        int columns = ColumnsOf(table);
        ImmutableArray<ImmutableArray<StyledParagraph>> rows =
        [
            .. table.Rows.Select(row => Enumerable.Range(0, columns).Select(column => Cell(table, row, column, style)).ToImmutableArray()),
        ];
        StyledTable styled = new(table, style, ColumnWidths(table, columns, sheet), rows, sheet.Table?.RuleWeight ?? Length.Zero)
        {
            Merges = SoundMerges(table, columns),
        };
        return table.Pictures.IsEmpty ? styled : styled with
        {
            Pictures = [.. table.Pictures.Select(picture => PictureStyling.InCell(picture, styled.WidthOf(picture.Row, picture.Column), style, sheet.Page))],
        };
    }

    /// <summary>Number of columns: of cells in the longest row.</summary>
    internal static int ColumnsOf(TableBlock table) => Math.Max(1, table.Rows.Select(row => row.Cells.Length).DefaultIfEmpty().Max());

    private static StyledParagraph Cell(TableBlock table, TableRow row, int column, ParagraphStyle style)
    {
        MappedText text = column < row.Cells.Length ? row.Cells[column] : MappedText.Empty;
        return new StyledParagraph(table, style, text.Length == 0 ? [] : [new StyledRun(text, style.Text)]);
    }

    // A merge that reaches out of the table, into another, or over text is none: every character must have a place.
    private static ImmutableArray<CellMerge> SoundMerges(TableBlock table, int columns)
    {
        HashSet<(int Row, int Column)> taken = [];
        ImmutableArray<CellMerge>.Builder sound = ImmutableArray.CreateBuilder<CellMerge>();
        foreach (CellMerge merge in table.Merges)
        {
            bool inside = merge is { Row: >= 0, Column: >= 0, Rows: >= 1, Columns: >= 1 } && merge.Row + merge.Rows <= table.Rows.Length && merge.Column + merge.Columns <= columns;
            List<(int Row, int Column)> places = inside
                ? [.. Enumerable.Range(merge.Row, merge.Rows).SelectMany(row => Enumerable.Range(merge.Column, merge.Columns).Select(column => (row, column)))]
                : [];
            if (inside && places.TrueForAll(place => !taken.Contains(place) && (place == (merge.Row, merge.Column) || IsEmpty(table.Rows[place.Row], place.Column))))
            {
                taken.UnionWith(places);
                sound.Add(merge);
            }
        }

        return sound.ToImmutable();
    }

    private static bool IsEmpty(TableRow row, int column) => column >= row.Cells.Length || row.Cells[column].Length == 0;

    /// <summary>
    /// Shares the width of the type area as the file does, and where it does not say by the widest text of each column, none of them
    /// narrower than the sheet's narrowest, nor than its longest number or word, while there is room. The widths add up exactly.
    /// </summary>
    internal static ImmutableArray<Length> ColumnWidths(TableBlock table, int columns, StyleSheet sheet)
    {
        Length[] widths = table.ColumnShares.Length == columns ? SharedWidths(table.ColumnShares, sheet) : WidthsByText(table, columns, sheet);
        return Raised(widths, Floors(table, columns, sheet), sheet);
    }

    private static Length[] SharedWidths(ImmutableArray<int> shares, StyleSheet sheet)
    {
        double total = shares.Sum(share => (double)share);
        return [.. shares.Select(share => sheet.Page.TypeAreaWidth * (share / total))];
    }

    /// <summary>What columns are short of the narrowest, the wider ones give in proportion to what they have beyond it.</summary>
    private static ImmutableArray<Length> Raised(Length[] widths, Length[] floors, StyleSheet sheet)
    {
        Length lacking = new(widths.Zip(floors).Sum(pair => Math.Max(0, (pair.Second - pair.First).Units)));
        Length beyond = new(widths.Zip(floors).Sum(pair => Math.Max(0, (pair.First - pair.Second).Units)));
        for (int column = 0; column < widths.Length && lacking > Length.Zero; column++)
        {
            Length own = widths[column] - floors[column];
            widths[column] = own <= Length.Zero ? floors[column] : widths[column] - (lacking * ((double)own.Units / beyond.Units));
        }

        widths[^1] += sheet.Page.TypeAreaWidth - new Length(widths.Sum(width => width.Units));
        return [.. widths];
    }

    /// <summary>How wide each column is at least: for its numbers and words where the type area holds those of all columns, else alike.</summary>
    private static Length[] Floors(TableBlock table, int columns, StyleSheet sheet)
    {
        Length whole = sheet.Page.TypeAreaWidth;
        Length narrowest = sheet.Table?.NarrowestColumn ?? Length.Zero;
        Length[] floors = [.. TableWidth.LongestWords(table, columns, sheet).Select(width => width > narrowest ? width : narrowest)];
        if (floors.Sum(width => width.Units) < whole.Units)
        {
            return floors;
        }

        Array.Fill(floors, Floor(columns, sheet));
        return floors;
    }

    private static Length Floor(int columns, StyleSheet sheet)
    {
        Length narrowest = sheet.Table?.NarrowestColumn ?? Length.Zero;
        return narrowest * columns < sheet.Page.TypeAreaWidth ? narrowest : sheet.Page.TypeAreaWidth / columns;
    }

    private static Length[] WidthsByText(TableBlock table, int columns, StyleSheet sheet)
    {
        Length floor = Floor(columns, sheet);
        Length free = sheet.Page.TypeAreaWidth - (floor * columns);
        decimal[] wanted = new decimal[columns];
        HashSet<(int Row, int Column)> wide = [.. table.Merges.Where(merge => merge.Columns > 1).Select(merge => (merge.Row, merge.Column))];
        for (int index = 0; index < table.Rows.Length; index++)
        {
            TableRow row = table.Rows[index];
            for (int column = 0; column < row.Cells.Length; column++)
            {
                // What has several columns to itself says nothing about the width of one.
                wanted[column] = wide.Contains((index, column)) ? wanted[column]
                    : Math.Max(wanted[column], TextWidth.Of(row.Cells[column].Text));
            }
        }

        decimal total = Math.Max(1, wanted.Sum());
        return [.. wanted.Select(width => floor + (free * (double)(width / total)))];
    }
}
