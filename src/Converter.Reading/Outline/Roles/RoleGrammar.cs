using Converter.Documents;
using Converter.Reading.Outline.Facts;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Roles;

/// <summary>What may follow what in an official document, from <c>transitions.yaml</c>.</summary>
internal static class RoleGrammar
{
    /// <summary>Number of roles; the border of the text has the place of <see cref="Role.Junk"/>.</summary>
    public const int Count = (int)Role.Table + 1;

    /// <summary>Length of a row of scores, one for each role: <see cref="Count"/> filled up to whole vectors.</summary>
    public const int Row = 16;

    private const float Unlisted = -12;
    private static readonly float[] Table = Read();
    private static readonly float[] Turned = Turn(Table);

    /// <summary>What is added when a role follows another, for every role that may follow; <see cref="Role.Junk"/> stands for the start and the end of the text.</summary>
    public static ReadOnlySpan<float> After(int before) => Table.AsSpan(before * Row, Row);

    /// <summary>The same for every role that may stand before.</summary>
    public static ReadOnlySpan<float> Before(int after) => Turned.AsSpan(after * Row, Row);

    private static float[] Turn(float[] table)
    {
        float[] turned = new float[Row * Row];
        for (int cell = 0; cell < turned.Length; cell++)
        {
            turned[cell] = table[(cell % Row * Row) + (cell / Row)];
        }

        return turned;
    }

    private static float[] Read()
    {
        float[] table = new float[Row * Row];
        Array.Fill(table, Unlisted);
        foreach ((YamlNode before, YamlNode row) in (YamlMappingNode)FactFile.Load("transitions.yaml"))
        {
            foreach ((YamlNode after, YamlNode cost) in (YamlMappingNode)row)
            {
                float number = float.Parse(((YamlScalarNode)cost).Value!, System.Globalization.CultureInfo.InvariantCulture);
                table[(IndexOf(before) * Row) + IndexOf(after)] = number;
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
