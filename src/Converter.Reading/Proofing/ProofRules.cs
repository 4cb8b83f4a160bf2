using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Converter.Documents;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Proofing;

/// <summary>The list of the rules, as the embedded <c>rules.yaml</c> has it.</summary>
public static class ProofRules
{
    /// <summary>All rules in the order of their numbers.</summary>
    public static ImmutableArray<ProofRule> All { get; } = Read();

    /// <summary>The rules by identifier.</summary>
    public static ImmutableDictionary<string, ProofRule> ById { get; } = All.ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static ImmutableArray<ProofRule> Read()
    {
        using Stream stream = typeof(ProofRules).Assembly.GetManifestResourceStream("Converter.Reading.Proofing.rules.yaml")
            ?? throw new InvalidOperationException("rules.yaml is not embedded");
        using StreamReader reader = new(stream, Encoding.UTF8);
        YamlStream yaml = [];
        yaml.Load(reader);
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode).Children.Select(node => RuleOf((YamlMappingNode)node))];
    }

    private static ProofRule RuleOf(YamlMappingNode node)
    {
        ProofRule rule = new(
            Scalar(node, "id"),
            int.Parse(Scalar(node, "number"), CultureInfo.InvariantCulture),
            Enum.Parse<Severity>(Scalar(node, "severity"), ignoreCase: true),
            Scalar(node, "clause"),
            MessageOf(node.Children["message"]),
            MessageOf(node.Children["hint"]))
        {
            Yields = node.Children.TryGetValue("yields", out YamlNode? yields) && ((YamlScalarNode)yields).Value == "true",
        };
        if (node.Children.TryGetValue("variants", out YamlNode? variants))
        {
            rule = rule with
            {
                Variants = ((YamlMappingNode)variants).Children
                    .ToImmutableDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => MessageOf(pair.Value), StringComparer.Ordinal),
            };
        }

        return node.Children.TryGetValue("later", out YamlNode? later) ? rule with { Later = MessageOf(later) } : rule;
    }

    private static Message MessageOf(YamlNode node) => new(Scalar((YamlMappingNode)node, "zh"), Scalar((YamlMappingNode)node, "en"));

    private static string Scalar(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[key]).Value!;
}
