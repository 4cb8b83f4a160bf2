using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Styles.Yaml;

/// <summary>A node of a YAML file that knows where it stands.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="At">Where the node begins.</param>
/// <param name="Size">Number of nodes in it, itself included; an alias counts in full.</param>
internal abstract record YamlNode(string File, SourcePosition At, int Size);

/// <summary>A single value.</summary>
internal sealed record YamlScalar(string File, SourcePosition At, string Value) : YamlNode(File, At, 1);

/// <summary>A sequence.</summary>
internal sealed record YamlList(string File, SourcePosition At, int Size, ImmutableArray<YamlNode> Items) : YamlNode(File, At, Size);

/// <summary>A mapping; its keys are scalars, each once.</summary>
internal sealed record YamlMap(string File, SourcePosition At, int Size, ImmutableArray<YamlEntry> Entries) : YamlNode(File, At, Size)
{
    /// <summary>The value of a key; <see langword="null"/> where the key is missing.</summary>
    public YamlNode? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>A key of a mapping with its value.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
