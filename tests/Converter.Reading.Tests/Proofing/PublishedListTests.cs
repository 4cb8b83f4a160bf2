using System.Globalization;
using System.Text.RegularExpressions;
using Converter.Documents;
using Converter.Reading.Proofing;
using Converter.Testing;

namespace Converter.Reading.Tests.Proofing;

/// <summary>The rules against the list that they were taken from: none is missing, and none is graver or milder than it says.</summary>
public sealed partial class PublishedListTests
{
    [Fact]
    public void Every_rule_of_the_list_is_a_rule_of_the_proofreading_with_its_severity()
    {
        string? file = Repository.SharedPathOf("gbt9704.md");
        Assert.SkipWhen(file is null, Repository.NoShared);
        string text = File.ReadAllText(file);
        string section = text[text.IndexOf("\n## 13.", StringComparison.Ordinal)..text.IndexOf("\n## 14.", StringComparison.Ordinal)];
        List<(int Number, Severity Severity)> listed =
        [
            .. Row().Matches(section).Select(row => (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), SeverityOf(row.Groups[2].Value))),
        ];

        Assert.Equal(55, listed.Count);

        // What was added to the list is numbered on from it.
        Assert.Equal(listed, ProofRules.All.Take(listed.Count).Select(rule => (rule.Number, rule.Severity)));
    }

    [Fact]
    public void Every_rule_speaks_both_languages_and_names_its_source()
    {
        foreach (ProofRule rule in ProofRules.All)
        {
            Assert.StartsWith("proof.", rule.Id, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(rule.Clause), rule.Id);
            foreach (Message message in rule.Variants.Values.Append(rule.Message).Append(rule.Hint))
            {
                Assert.True(message.Chinese.Any(c => c is >= '\u4e00' and <= '\u9fff'), $"{rule.Id}: {message.Chinese}");
                Assert.True(message.English.Any(char.IsAsciiLetter), $"{rule.Id}: {message.English}");
            }
        }
    }

    [GeneratedRegex(@"^\| (\d+) \|.*\| ([EWI]) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static Severity SeverityOf(string letter) => letter switch { "E" => Severity.Error, "W" => Severity.Warning, _ => Severity.Info };
}
