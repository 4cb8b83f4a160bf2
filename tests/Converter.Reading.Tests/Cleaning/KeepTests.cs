using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Cleaning.Junk;
using Converter.Testing;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>
/// For every rule a text that looks like its prey and is none: the text is in <c>Keeps</c> under the id of the rule. That each rule takes
/// something is seen in <see cref="CaseTests"/>.
/// </summary>
public class KeepTests
{
    private static readonly string[] Folder = ["tests", "Converter.Reading.Tests", "Cleaning", "Keeps"];

    public static TheoryData<string> Rules() => [.. CleaningRules.BuiltIn.Notes.Select(note => note.Id).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_only_looks_like_it_stays(string rule)
    {
        string file = Repository.PathOf([.. Folder, rule + ".txt"]);
        Assert.True(File.Exists(file), $"rule {rule} has no text in Keeps");

        CleanedText clean = TextCleaner.Clean(new SourceText(File.ReadAllText(file)), CleaningRules.BuiltIn, CleaningOptions.Default);

        Assert.Equal([], clean.Removed.Select(line => $"{line.Number} {line.Rule}: {line.Text}"));
        Assert.Equal([], clean.Changed.Where(change => change.Rule == rule).Select(change => $"'{change.From}' > '{change.To}' at {change.Span.Start}"));
    }

    /// <summary>A text without any word of the rule would stay whatever the rule is worth.</summary>
    [Fact]
    public void Text_of_a_rule_of_words_holds_two_of_them()
    {
        foreach (Converter.Reading.Cleaning.Rules.JunkRule rule in CleaningRules.BuiltIn.List.Junk)
        {
            string text = LineKey.Of(File.ReadAllText(Repository.PathOf([.. Folder, rule.Id + ".txt"])));
            int held = rule.Words.Count(word => text.Contains(LineKey.Of(word.Word), StringComparison.Ordinal));

            Assert.True(held >= 2, $"{rule.Id}: {held}");
        }
    }

    [Fact]
    public void No_text_stands_without_a_rule()
    {
        HashSet<string> rules = [.. Rules().Select(row => row.Data)];

        Assert.Equal([], Directory.GetFiles(Repository.PathOf(Folder)).Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !rules.Contains(name)));
    }
}
