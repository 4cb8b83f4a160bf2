using Converter.Documents;
using Converter.Reading.Outline.Leads;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>The headings of a text: which numbered paragraphs are headings, their levels by nesting, and where run-in headings end.</summary>
internal sealed class OutlineTree
{
    private OutlineTree(SeriesItem?[] items, List<NumberSeries> series, int[] levels, int[] heads)
    {
        Items = items;
        Series = series;
        Levels = levels;
        Heads = heads;
    }

    /// <summary>The numbered paragraphs by index of the line.</summary>
    public SeriesItem?[] Items { get; }

    public List<NumberSeries> Series { get; }

    /// <summary>Level of the heading on each line; 0 where there is none.</summary>
    public int[] Levels { get; }

    /// <summary>Length of the run-in heading on each line, enumerator included; 0 where the line is no heading or one as a whole.</summary>
    public int[] Heads { get; }

    /// <summary>Finds the headings.</summary>
    public static OutlineTree Grow(Surroundings all, RoleVerdict[] roles, Dictionary<int, LineCorrection> corrections)
    {
        (SeriesItem?[] items, List<NumberSeries> series) = SeriesBuilder.Build(all, roles);
        TextLine[] lines = all.Lines;
        foreach (SeriesItem? item in items)
        {
            if (item is not null)
            {
                item.IsInline = LeadFinder.GoesOnInside(item.Line, item.Marker);
            }
        }

        new HeadingJudge(all, items).Judge(series);
        Obey(items, corrections);
        int[] levels = LevelFinder.Find(lines, roles, items, corrections);
        int[] heads = new int[lines.Length];
        foreach (NumberSeries each in series)
        {
            HeadCutter.Cut(each, lines, heads);
        }

        ObeyHeads(lines, heads, corrections);
        return new OutlineTree(items, series, levels, heads);
    }

    private static void Obey(SeriesItem?[] items, Dictionary<int, LineCorrection> corrections)
    {
        foreach ((int index, LineCorrection correction) in corrections)
        {
            if (items[index] is { } item)
            {
                item.IsHeading = correction.Role == Role.Heading;
            }
        }
    }

    private static void ObeyHeads(TextLine[] lines, int[] heads, Dictionary<int, LineCorrection> corrections)
    {
        foreach ((int index, LineCorrection correction) in corrections)
        {
            if (correction.Head is { Length: > 0 } head && correction.Role == Role.Heading && lines[index].Clean.Text.Text.StartsWith(head, StringComparison.Ordinal))
            {
                heads[index] = head.Length < lines[index].Length ? head.Length : 0;
            }
        }
    }
}
