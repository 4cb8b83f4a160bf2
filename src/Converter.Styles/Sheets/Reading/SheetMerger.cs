using System.Collections.Immutable;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Lays one mapping over another: mappings are joined key by key, any other value takes the place of the one below.</summary>
internal static class SheetMerger
{
    /// <summary>The upper mapping with what only the lower one has; the place is the upper one's.</summary>
    public static YamlMap Merge(YamlMap? lower, YamlMap upper)
    {
        if (lower is null)
        {
            return upper;
        }

        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (YamlEntry entry in lower.Entries)
        {
            YamlNode? over = upper.Find(entry.Key.Value);
            entries.Add(over is null ? entry : entry with { Value = MergeNodes(entry.Value, over) });
        }

        entries.AddRange(upper.Entries.Where(entry => lower.Find(entry.Key.Value) is null));
        return upper with { Entries = entries.ToImmutable() };
    }

    /// <summary>The mapping without one key.</summary>
    public static YamlMap Without(YamlMap map, string key) =>
        map with { Entries = [.. map.Entries.Where(entry => entry.Key.Value != key)] };

    private static YamlNode MergeNodes(YamlNode lower, YamlNode upper) =>
        lower is YamlMap below && upper is YamlMap above ? Merge(below, above) : upper;
}
