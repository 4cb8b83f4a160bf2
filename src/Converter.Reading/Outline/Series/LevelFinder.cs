using Converter.Documents;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// Levels by nesting: one more than the number of headings that a heading stands under. Where the file gives its headings levels of their
/// own that agree with the nesting, those count, unnumbered headings among them; else an unnumbered heading has level 1.
/// </summary>
internal static class LevelFinder
{
    /// <summary>The level of the heading on each line; 0 where there is none.</summary>
    public static int[] Find(TextLine[] lines, RoleVerdict[] roles, SeriesItem?[] items, Dictionary<int, LineCorrection> corrections)
    {
        int[] levels = new int[lines.Length];
        StyleLevels styles = StyleLevels.Of(lines, roles, items);
        int[] unnumbered = UnnumberedHeadings.Above(lines, roles, items);
        for (int index = 0; index < lines.Length; index++)
        {
            int level = items[index] is { } item ? OfItem(item, levels, unnumbered, styles) : roles[index].Role == Role.Heading ? styles.LevelOf(lines[index]) : 0;
            bool asked = corrections.TryGetValue(index, out LineCorrection? correction) && correction.Role == Role.Heading;
            levels[index] = asked && correction!.Level > 0 ? Math.Min(correction.Level, 9) : level;
        }

        return levels;
    }

    private static int OfItem(SeriesItem item, int[] levels, int[] unnumbered, StyleLevels styles)
    {
        int above = 0;
        SeriesItem outermost = item;

        // Numbers that ended before an unnumbered heading have nothing below it.
        int own = unnumbered[item.Series.Items[0].Line.Index];
        for (SeriesItem? parent = item.Series.Parent; parent is not null && above == 0 && parent.Series.Items[^1].Line.Index >= own; parent = parent.Series.Parent)
        {
            above = parent.IsHeading ? levels[parent.Line.Index] : 0;
            outermost = parent;
        }

        // Numbers that run on past an unnumbered heading do not stand under it.
        int first = unnumbered[outermost.Series.Items[0].Line.Index];
        if (above == 0 && first >= 0 && first == unnumbered[outermost.Series.Items[^1].Line.Index])
        {
            above = levels[first];
        }

        item.Level = !item.IsHeading ? 0 : styles.AgreeWithNesting ? styles.LevelOf(item.Line) : above + 1;
        return item.Level;
    }
}
