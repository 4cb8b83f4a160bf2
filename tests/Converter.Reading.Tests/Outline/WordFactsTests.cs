using System.Globalization;
using System.Text;
using Converter.Reading.Cleaning.Junk;
using Converter.Reading.Decoding;
using Converter.Testing;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Tests.Outline;

/// <summary>No rule rests on the words of one text: a word that only one real text holds must stand in a case of another text, too.</summary>
public class WordFactsTests(ITestOutputHelper output)
{
    // Without quotes a comma in a flow mapping cuts what is said.
    [Fact]
    public void Every_reason_is_said_in_full()
    {
        foreach (YamlNode item in (YamlSequenceNode)Converter.Reading.Outline.Facts.FactFile.Load("evidence.yaml"))
        {
            Assert.Equal(["id", "weight", "zh", "en"], ((YamlMappingNode)item).Children.Keys.Select(key => ((YamlScalarNode)key).Value));
        }
    }

    // The roles of lines are found in whole numbers of halves.
    [Fact]
    public void Every_weight_is_a_number_of_halves()
    {
        foreach (YamlNode item in (YamlSequenceNode)Converter.Reading.Outline.Facts.FactFile.Load("evidence.yaml"))
        {
            double weight = Converter.Reading.Outline.Facts.FactFile.Number(item, "weight");
            Assert.True(double.IsInteger(2 * weight), Converter.Reading.Outline.Facts.FactFile.Text(item, "id"));
        }

        foreach ((YamlNode _, YamlNode row) in (YamlMappingNode)Converter.Reading.Outline.Facts.FactFile.Load("transitions.yaml"))
        {
            Assert.All(((YamlMappingNode)row).Children.Values, cost => Assert.True(double.IsInteger(2 * double.Parse(((YamlScalarNode)cost).Value!, CultureInfo.InvariantCulture))));
        }
    }

    [Fact]
    public void No_word_of_a_rule_stands_in_one_text_only()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);

        string[] real = [.. Directory.EnumerateFiles(corpus, "*.txt").Order(StringComparer.Ordinal).Select(Key)];
        string[] own = [.. OwnTexts().Select(Key)];
        List<string> single = [];
        int[] figures = new int[4];
        foreach ((string list, string word) in Words())
        {
            string key = LineKey.Of(word);
            int inReal = real.Count(text => text.Contains(key, StringComparison.Ordinal));
            bool inOwn = own.Any(text => text.Contains(key, StringComparison.Ordinal));
            figures[inReal > 1 ? 0 : inReal == 1 ? 1 : inOwn ? 2 : 3]++;
            if (inReal == 1 && !inOwn)
            {
                single.Add(string.Create(CultureInfo.InvariantCulture, $"{list}: {word}"));
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"words {figures.Sum()}: in several of {real.Length} real texts {figures[0]}, in one of them and a case {figures[1] - single.Count}, in cases only {figures[2]}, in neither {figures[3]}"));
        Assert.Empty(single);
    }

    private static string Key(string path) => LineKey.Of(TextDecoder.Decode(File.ReadAllBytes(path)).Text!.Text);

    private static IEnumerable<string> OwnTexts()
    {
        string cases = Path.Combine(Repository.Root, "tests", "Converter.Reading.Tests");
        return Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.txt")
            .Concat(Directory.EnumerateFiles(Path.Combine(cases, "Outline", "Cases"), "*.txt"))
            .Concat(Directory.EnumerateFiles(Path.Combine(cases, "Cleaning", "Cases"), "*.txt"))
            .Where(path => !path.Contains(".expected", StringComparison.Ordinal));
    }

    private static IEnumerable<(string List, string Word)> Words()
    {
        foreach ((string list, YamlNode node) in Entries(Load("src", "Converter.Reading", "Outline", "Facts", "words.yaml")))
        {
            foreach (YamlNode item in (YamlSequenceNode)node)
            {
                yield return (list, item is YamlMappingNode map ? map.Children["word"].ToString() : item.ToString());
            }
        }

        YamlMappingNode cleaning = Load("styles", "cleaning.yaml");
        foreach (YamlMappingNode rule in ((YamlSequenceNode)cleaning.Children["junk"]).Cast<YamlMappingNode>())
        {
            foreach ((string word, _) in Entries((YamlMappingNode)rule.Children["words"]))
            {
                yield return (rule.Children["id"].ToString(), word.TrimStart('^', '='));
            }
        }

        foreach ((string list, YamlNode node) in Entries((YamlMappingNode)cleaning.Children["metadata"]))
        {
            foreach (YamlNode item in (YamlSequenceNode)node)
            {
                yield return ("metadata." + list, item.ToString());
            }
        }
    }

    private static IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode map) =>
        map.Children.Select(pair => (pair.Key.ToString(), pair.Value));

    private static YamlMappingNode Load(params string[] parts)
    {
        YamlStream stream = [];
        using StringReader reader = new(File.ReadAllText(Path.Combine([Repository.Root, .. parts]), Encoding.UTF8));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
