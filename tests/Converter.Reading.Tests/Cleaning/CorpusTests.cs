using System.Text.Json;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Testing;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>The cleaning of real texts, line by line against their labels.</summary>
public class CorpusTests
{
    public static TheoryData<string> Names()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        IEnumerable<string> names = corpus is null
            ? ["(none)"]
            : Directory.GetFiles(corpus, "*.labels.json").Select(file => Path.GetFileName(file)[..^".labels.json".Length]).Order(StringComparer.Ordinal);
        return [.. names];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Junk_is_found_and_nothing_else(string name)
    {
        string? file = Repository.SharedPathOf("corpus", name + ".txt");
        Assert.SkipWhen(file is null, Repository.NoShared);

        CleanedText clean = TextCleaner.Clean(TextDecoder.Decode(File.ReadAllBytes(file)).Text!, CleaningRules.BuiltIn, CleaningOptions.Default);

        Dictionary<int, string> removed = clean.Removed.ToDictionary(line => line.Number, line => line.Rule);
        using JsonDocument labels = JsonDocument.Parse(File.ReadAllText(file.Replace(".txt", ".labels.json", StringComparison.Ordinal)));
        HashSet<int> doubts = DoubtfulLines(labels.RootElement);
        List<string> wrong = [];
        foreach (JsonElement line in labels.RootElement.GetProperty("lines").EnumerateArray())
        {
            int number = line.GetProperty("n").GetInt32();
            bool junk = line.GetProperty("role").GetString() == "junk";
            if (!doubts.Contains(number) && junk != removed.ContainsKey(number))
            {
                wrong.Add($"{number} {(junk ? "left in" : "lost by " + removed[number])}: {clean.Source.Line(number)}");
            }
        }

        Assert.Equal([], wrong);
    }

    private static HashSet<int> DoubtfulLines(JsonElement labels)
    {
        HashSet<int> lines = [];
        if (labels.TryGetProperty("doubts", out JsonElement doubts))
        {
            foreach (JsonElement doubt in doubts.EnumerateArray())
            {
                if (doubt.TryGetProperty("n", out JsonElement numbers))
                {
                    lines.UnionWith(numbers.EnumerateArray().Select(number => number.GetInt32()));
                }
            }
        }

        return lines;
    }
}
