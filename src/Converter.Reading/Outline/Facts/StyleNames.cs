using System.Collections.Frozen;
using Converter.Documents;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Facts;

/// <summary>Names of paragraph styles that tell a role, from <c>style-names.yaml</c>.</summary>
internal static class StyleNames
{
    private static readonly FrozenDictionary<string, Role> Table = Read();

    /// <summary>The role that a style is named after; <see cref="Role.Junk"/> where its name tells none.</summary>
    /// <param name="name">Name of the style in lower case.</param>
    public static Role RoleOf(string name) => Table.GetValueOrDefault(name, Role.Junk);

    private static FrozenDictionary<string, Role> Read()
    {
        Dictionary<string, Role> table = new(StringComparer.Ordinal);
        foreach ((YamlNode role, YamlNode names) in (YamlMappingNode)FactFile.Load("style-names.yaml"))
        {
            foreach (YamlNode name in (YamlSequenceNode)names)
            {
                table.Add(((YamlScalarNode)name).Value!, Enum.Parse<Role>(((YamlScalarNode)role).Value!, ignoreCase: true));
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
