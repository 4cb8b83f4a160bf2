using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Facts;

/// <summary>Reads the fact files that are embedded in this assembly.</summary>
internal static class FactFile
{
    /// <summary>The root node of a fact file.</summary>
    /// <param name="name">Its name, such as <c>words.yaml</c>.</param>
    public static YamlNode Load(string name)
    {
        string resource = $"Converter.Reading.Outline.Facts.{name}";
        using Stream stream = typeof(FactFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the fact file {name} is missing from the assembly");
        using StreamReader reader = new(stream);
        YamlStream yaml = [];
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    /// <summary>The text of a field.</summary>
    /// <param name="node">A mapping.</param>
    /// <param name="field">The name of the field.</param>
    public static string Text(YamlNode node, string field) => ((YamlScalarNode)node[field]).Value ?? string.Empty;

    /// <summary>The number of a field.</summary>
    /// <param name="node">A mapping.</param>
    /// <param name="field">The name of the field.</param>
    public static double Number(YamlNode node, string field) =>
        double.Parse(Text(node, field), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The texts of a sequence.</summary>
    /// <param name="node">A mapping.</param>
    /// <param name="field">The name of the field.</param>
    public static string[] Texts(YamlNode node, string field) =>
        [.. ((YamlSequenceNode)node[field]).Select(item => ((YamlScalarNode)item).Value ?? string.Empty)];
}
