using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Cleaning.Rules;

/// <summary>Reads values out of YAML nodes and keeps what is wrong with them, with line and column.</summary>
/// <param name="fileName">Name of the list, for messages.</param>
internal sealed class YamlNodes(string fileName)
{
    private readonly ImmutableArray<Diagnostic>.Builder _findings = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>What was wrong so far.</summary>
    public ImmutableArray<Diagnostic> Findings => _findings.ToImmutable();

    /// <summary>The root of a document; <see langword="null"/> where it is empty or no YAML.</summary>
    public YamlMappingNode? Root(string yaml)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(yaml));
            YamlNode? root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
            if (root is YamlMappingNode mapping)
            {
                return mapping;
            }

            Report(root?.Start ?? Mark.Empty, "清单应当由“键: 值”组成", "the list must consist of keys and values");
        }
        catch (YamlException exception)
        {
            Report(exception.Start, $"不是有效的 YAML：{exception.Message}", $"this is no valid YAML: {exception.Message}");
        }

        return null;
    }

    /// <summary>The entries of a mapping, its unknown keys reported.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode node, params string[] known)
    {
        if (node is not YamlMappingNode mapping)
        {
            Report(node.Start, "这里应当由“键: 值”组成", "keys and values are wanted here");
            yield break;
        }

        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            string key = (keyNode as YamlScalarNode)?.Value ?? string.Empty;
            if (known.Length > 0 && !known.Contains(key))
            {
                Report(keyNode.Start, $"不认识的键“{key}”；可用：{string.Join('、', known)}", $"unknown key '{key}'; known are: {string.Join(", ", known)}");
                continue;
            }

            yield return (key, value);
        }
    }

    /// <summary>The items of a sequence.</summary>
    public IEnumerable<YamlNode> Items(YamlNode node)
    {
        if (node is YamlSequenceNode sequence)
        {
            return sequence.Children;
        }

        Report(node.Start, "这里应当是一个列表", "a list is wanted here");
        return [];
    }

    /// <summary>A text.</summary>
    public string Text(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } value })
        {
            return value;
        }

        Report(node.Start, "这里应当是文字", "a text is wanted here");
        return string.Empty;
    }

    /// <summary>A number inside bounds.</summary>
    public double Number(YamlNode node, double least, double most)
    {
        if (node is YamlScalarNode scalar
            && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= least && value <= most)
        {
            return value;
        }

        Report(node.Start, $"这里应当是 {least} 到 {most} 之间的数", $"a number from {least} to {most} is wanted here");
        return least;
    }

    /// <summary>Yes or no.</summary>
    public bool Switch(YamlNode node)
    {
        string? value = (node as YamlScalarNode)?.Value;
        if (value is not ("true" or "false"))
        {
            Report(node.Start, "这里应当是 true 或 false", "true or false is wanted here");
        }

        return value != "false";
    }

    /// <summary>Notes something wrong.</summary>
    public void Report(Mark at, string chinese, string english) => _findings.Add(new Diagnostic(
        "cleaning.rules",
        Severity.Error,
        new SourcePosition((int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column)),
        new Message($"{fileName}：{chinese}", $"{fileName}: {english}")));
}
