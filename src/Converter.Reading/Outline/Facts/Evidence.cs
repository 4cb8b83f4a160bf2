using Converter.Documents;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Facts;

/// <summary>The pieces of evidence of <c>evidence.yaml</c>, by their identifiers.</summary>
internal static class Evidence
{
    private static readonly Dictionary<string, Reason> Table = Read();

    /// <summary>The evidence with an identifier; one that the file does not have is a mistake of the program.</summary>
    /// <param name="id">The identifier.</param>
    public static Reason Of(string id) => Table[id];

    private static Dictionary<string, Reason> Read()
    {
        Dictionary<string, Reason> table = new(StringComparer.Ordinal);
        foreach (YamlNode item in (YamlSequenceNode)FactFile.Load("evidence.yaml"))
        {
            string id = FactFile.Text(item, "id");
            Message words = new(FactFile.Text(item, "zh"), FactFile.Text(item, "en"));
            table.Add(id, new Reason(id, FactFile.Number(item, "weight"), words));
        }

        return table;
    }
}
