using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tables;

/// <summary>The rules around the cells of that part of a table which stands on one page.</summary>
internal static class TableRules
{
    /// <summary>Draws the rules.</summary>
    /// <param name="table">The table.</param>
    /// <param name="left">Left edge of the table.</param>
    /// <param name="edges">Heights of the horizontal rules from the top: upper edge, edges between rows, lower edge.</param>
    /// <param name="rules">Takes the rules.</param>
    public static void Draw(StyledTable table, Length left, IReadOnlyList<Length> edges, ImmutableArray<PlacedRule>.Builder rules)
    {
        Color color = table.CellStyle.Text.Color;
        Length right = left;
        foreach (Length width in table.ColumnWidths)
        {
            right += width;
        }

        foreach (Length y in edges)
        {
            rules.Add(new PlacedRule(left, y, right, y, table.RuleWeight, color));
        }

        Length x = left;
        for (int column = 0; column <= table.ColumnWidths.Length; column++)
        {
            rules.Add(new PlacedRule(x, edges[0], x, edges[^1], table.RuleWeight, color));
            x += column < table.ColumnWidths.Length ? table.ColumnWidths[column] : Length.Zero;
        }
    }
}
