using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tables;

/// <summary>A horizontal edge of the rows that stand on a page.</summary>
/// <param name="Y">Its height.</param>
/// <param name="Row">The row below it; −1 below the last one.</param>
internal readonly record struct TableEdge(Length Y, int Row);

/// <summary>The rules around the cells of that part of a table which stands on one page.</summary>
internal static class TableRules
{
    /// <summary>Draws the rules.</summary>
    /// <param name="table">The table.</param>
    /// <param name="left">Left edge of the table.</param>
    /// <param name="edges">The edges from the top: upper edge, edges between rows, lower edge.</param>
    /// <param name="rules">Takes the rules.</param>
    public static void Draw(StyledTable table, Length left, IReadOnlyList<TableEdge> edges, ImmutableArray<PlacedRule>.Builder rules)
    {
        Color color = table.CellStyle.Text.Color;
        Length[] xs = new Length[table.ColumnWidths.Length + 1];
        xs[0] = left;
        for (int column = 0; column < table.ColumnWidths.Length; column++)
        {
            xs[column + 1] = xs[column] + table.ColumnWidths[column];
        }

        for (int edge = 0; edge < edges.Count; edge++)
        {
            int above = edge > 0 ? edges[edge - 1].Row : -1;
            foreach ((int from, int to) in Stretches(xs.Length - 1, column => !IsInside(table, above, column, edges[edge].Row, column)))
            {
                rules.Add(new PlacedRule(xs[from], edges[edge].Y, xs[to], edges[edge].Y, table.RuleWeight, color));
            }
        }

        for (int column = 0; column < xs.Length; column++)
        {
            foreach ((int from, int to) in Stretches(edges.Count - 1, band => !IsInside(table, edges[band].Row, column - 1, edges[band].Row, column)))
            {
                rules.Add(new PlacedRule(xs[column], edges[from].Y, xs[column], edges[to].Y, table.RuleWeight, color));
            }
        }
    }

    // Whether two places are of one merged cell, so that no rule parts them.
    private static bool IsInside(StyledTable table, int row, int column, int otherRow, int otherColumn) =>
        !table.Merges.IsEmpty && row >= 0 && otherRow >= 0 && Math.Abs(row - otherRow) <= 1
        && table.MergeAt(row, column) is { } merge && merge.Covers(otherRow, otherColumn);

    // The longest stretches without gap, each from the beginning of its first to the end of its last member.
    private static IEnumerable<(int From, int To)> Stretches(int count, Func<int, bool> isDrawn)
    {
        int from = -1;
        for (int index = 0; index <= count; index++)
        {
            bool drawn = index < count && isDrawn(index);
            if (drawn && from < 0)
            {
                from = index;
            }
            else if (!drawn && from >= 0)
            {
                yield return (from, index);
                from = -1;
            }
        }
    }
}
