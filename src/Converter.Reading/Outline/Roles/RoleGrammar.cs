using Converter.Documents;
using Converter.Reading.Outline.Facts;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Roles;

/// <summary>What may follow what in an official document, from <c>transitions.yaml</c>.</summary>
internal static class RoleGrammar
{
    /// <summary>Number of roles; the border of the text has the place of <see cref="Role.Junk"/>.</summary>
    public const int Count = (int)Role.Table + 1;

    private const double Unlisted = -12;
    private static readonly double[] Table = Read();

    /// <summary>What is added when a role follows another; <see cref="Role.Junk"/> stands for the start and the end of the text.</summary>
    public static double Follows(int before, int after) => Table[(before * Count) + after];

    private static double[] Read()
    {
        double[] table = new double[Count * Count];
        Array.Fill(table, Unlisted);
        foreach ((YamlNode before, YamlNode row) in (YamlMappingNode)FactFile.Load("transitions.yaml"))
        {
            foreach ((YamlNode after, YamlNode cost) in (YamlMappingNode)row)
            {
                double number = double.Parse(((YamlScalarNode)cost).Value!, System.Globalization.CultureInfo.InvariantCulture);
                table[(IndexOf(before) * Count) + IndexOf(after)] = number;
            }
        }

        return table;
    }

    private static int IndexOf(YamlNode name) => ((YamlScalarNode)name).Value switch
    {
        "start" or "end" => (int)Role.Junk,
        string word => (int)Enum.Parse<Role>(word, ignoreCase: true),
        null => throw new InvalidOperationException("a role in transitions.yaml has no name"),
    };
}
