using Converter.Documents;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// The levels that a file gives its headings by styles or by Markdown marks: the depths that are in use, counted from the outermost. A
/// title takes part in none of them, so that “heading 2” is level 1 where “heading 1” is the title.
/// </summary>
internal sealed class StyleLevels
{
    private readonly List<int> _depths;

    private StyleLevels(List<int> depths, bool agree)
    {
        _depths = depths;
        AgreeWithNesting = agree;
    }

    /// <summary>
    /// Whether every heading has a depth, the members of a series the same one, and each a greater one than the heading it stands under.
    /// </summary>
    public bool AgreeWithNesting { get; }

    /// <summary>Looks at the headings of a text.</summary>
    public static StyleLevels Of(TextLine[] lines, RoleVerdict[] roles, SeriesItem?[] items)
    {
        SortedSet<int> depths = [];
        bool agree = true;
        for (int index = 0; index < lines.Length; index++)
        {
            if (items[index] is { } item ? !item.IsHeading : roles[index].Role != Role.Heading)
            {
                continue;
            }

            int depth = DepthOf(lines[index]);
            depths.Add(depth);
            agree &= depth > 0 && (items[index] is not { } numbered || Agrees(numbered, depth));
        }

        depths.Remove(0);
        return new StyleLevels([.. depths], agree && depths.Count > 0);
    }

    /// <summary>The level that the file gives a heading; 1 where it gives none.</summary>
    /// <param name="line">The heading.</param>
    public int LevelOf(TextLine line) => Math.Max(1, _depths.IndexOf(DepthOf(line)) + 1);

    private static bool Agrees(SeriesItem item, int depth) =>
        DepthOf(item.Series.Items[0].Line) == depth
        && (item.Series.Parent is not { IsHeading: true } parent || DepthOf(parent.Line) < depth);

    private static int DepthOf(TextLine line) => line.Marks is { } marks ? Math.Max(marks.OutlineLevel, marks.HashLevel) : 0;
}
