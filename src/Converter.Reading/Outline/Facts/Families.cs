using Converter.Reading.Outline.Enumerators;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Facts;

/// <summary>What custom says about the families of enumerators, from <c>families.yaml</c>.</summary>
internal static class Families
{
    private static readonly (double Rank, double Prior, bool Floating)[] Table = Read();

    /// <summary>The place by custom, from the outermost (0) inwards.</summary>
    public static double Rank(Enumerator marker) =>
        Table[(int)marker.Family].Rank + (marker.Family == EnumeratorFamily.Decimal ? (marker.Depth - 2) * 0.1 : 0);

    /// <summary>Whether custom has no place for the family.</summary>
    public static bool IsFloating(Enumerator marker) => Table[(int)marker.Family].Floating;

    /// <summary>How readily a numbered paragraph of the family is a heading.</summary>
    public static double Prior(EnumeratorFamily family) => Table[(int)family].Prior;

    private static (double Rank, double Prior, bool Floating)[] Read()
    {
        (double, double, bool)[] table = new (double, double, bool)[Enum.GetValues<EnumeratorFamily>().Length];
        foreach (YamlNode item in (YamlSequenceNode)FactFile.Load("families.yaml"))
        {
            EnumeratorFamily family = Enum.Parse<EnumeratorFamily>(FactFile.Text(item, "family"), ignoreCase: true);
            table[(int)family] = (FactFile.Number(item, "rank"), FactFile.Number(item, "prior"), ((YamlMappingNode)item).Children.ContainsKey("floating"));
        }

        return table;
    }
}
