using Converter.Documents;
using Converter.Reading.Outline.Facts;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Roles;

/// <summary>What may follow what in an official document, from <c>transitions.yaml</c>.</summary>
internal static class RoleGrammar
{
    /// <summary>Number of roles; the border of the text has the place of <see cref="Role.Junk"/>.</summary>
    public const int Count = (int)Role.Table + 1;

    /// <summary>Length of a row of scores, one for each role: <see cref="Count"/> filled up to a whole vector.</summary>
    public const int Row = 16;

    private const double Unlisted = -12;
    private static readonly short[] Table = Read();
    private static readonly short[] Turned = Turn(Table);

    /// <summary>What is added, in halves, when a role follows another, for every role that may follow; <see cref="Role.Junk"/> stands for the start and the end of the text.</summary>
    public static ReadOnlySpan<short> After(int before) => Table.AsSpan(before * Row, Row);

    /// <summary>The same for every role that may stand before.</summary>
    public static ReadOnlySpan<short> Before(int after) => Turned.AsSpan(after * Row, Row);

    /// <summary>A weight in halves, in which all of them are whole.</summary>
    /// <param name="weight">The weight.</param>
    public static short Halves(double weight) => (short)(2 * weight);

    private static short[] Turn(short[] table)
    {
        short[] turned = new short[Row * Row];
        for (int cell = 0; cell < turned.Length; cell++)
        {
            turned[cell] = table[(cell % Row * Row) + (cell / Row)];
        }

        return turned;
    }

    private static short[] Read()
    {
        short[] table = new short[Row * Row];
        Array.Fill(table, Halves(Unlisted));
        foreach ((YamlNode before, YamlNode row) in (YamlMappingNode)FactFile.Load("transitions.yaml"))
        {
            foreach ((YamlNode after, YamlNode cost) in (YamlMappingNode)row)
            {
                double number = double.Parse(((YamlScalarNode)cost).Value!, System.Globalization.CultureInfo.InvariantCulture);
                table[(IndexOf(before) * Row) + IndexOf(after)] = Halves(number);
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
