using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Testing;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>What must hold for any text: nothing is lost, and what is clean stays as it is.</summary>
public class PropertyTests
{
    private const int Rounds = 1500;

    [Theory]
    [MemberData(nameof(CorpusTests.Names), MemberType = typeof(CorpusTests))]
    public void Real_texts_are_conserved_and_stay_clean(string name)
    {
        string? file = Repository.SharedPathOf("corpus", name + ".txt");
        Assert.SkipWhen(file is null, Repository.NoShared);

        AssertConservedAndIdempotent(TextDecoder.Decode(File.ReadAllBytes(file)).Text!.Text);
    }

    [Fact]
    public void Samples_are_conserved_and_stay_clean()
    {
        foreach (string file in Directory.GetFiles(Repository.PathOf("samples"), "*.txt"))
        {
            AssertConservedAndIdempotent(TextDecoder.Decode(File.ReadAllBytes(file)).Text!.Text);
        }
    }

    [Fact]
    public void Nasty_texts_are_conserved()
    {
        for (int seed = 0; seed < Rounds; seed++)
        {
            CleanedText clean = Clean(NastyText.Of(seed));
            ConservationResult account = Conservation.Check(clean);
            Assert.True(account.Holds, $"seed {seed}: {string.Join(" | ", account.Violations)}");
            Assert.All(clean.Lines, line => Assert.False(string.IsNullOrEmpty(line.Text.Text)));
        }
    }

    [Fact]
    public void Nasty_characters_once_mended_stay_as_they_are()
    {
        for (int seed = 0; seed < Rounds; seed++)
        {
            CleanedText twice = Clean(PlainText.Of(Clean(NastyText.Of(seed))));

            Assert.Equal([], twice.Changed.Select(change => $"seed {seed}: {change.Rule} '{change.From}' > '{change.To}'"));
        }
    }

    [Fact]
    public void Documents_among_junk_once_clean_stay_clean()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            AssertConservedAndIdempotent(NastyText.DocumentAmongJunk(seed));
        }
    }

    [Fact]
    public void Where_no_character_is_mended_a_second_cleaning_of_nasty_texts_takes_nothing()
    {
        CleaningOptions lines = new() { Keep = ["characters", "spaces", "punctuation", "html", "lines", "markup"] };
        List<string> taken = [];
        for (int seed = 0; seed < Rounds; seed++)
        {
            CleanedText once = TextCleaner.Clean(new SourceText(NastyText.Of(seed)), CleaningRules.BuiltIn, lines);
            CleanedText twice = TextCleaner.Clean(new SourceText(PlainText.Of(once)), CleaningRules.BuiltIn, lines);
            taken.AddRange(twice.Removed.Select(line => $"seed {seed}: {line.Rule} {line.Text}"));
        }

        Assert.True(taken.Count == 0, $"{taken.Count}\n" + string.Join("\n", taken));
    }

    [Fact]
    public void Without_cleaning_no_character_is_altered()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            string text = NastyText.Of(seed);
            CleanedText clean = TextCleaner.Clean(new SourceText(text), CleaningRules.BuiltIn, new CleaningOptions { Enabled = false });

            Assert.Empty(clean.Changed);
            Assert.Empty(clean.Removed);
            Assert.True(Conservation.Check(clean).Holds);
        }
    }

    [Fact]
    public void Long_lines_and_many_lines_are_cleaned()
    {
        AssertConserved(string.Concat(Enumerable.Repeat("要坚持, 要落实 ( 试行 ) \"通知\" &nbsp; 2024 年...", 25_000)));
        AssertConserved(string.Concat(Enumerable.Repeat("第一条 会员群：QQ 12345\n", 100_000)));
        AssertConserved(new string('(', 1_000_000));
        AssertConserved(new string('"', 1_000_001));
        AssertConserved(new string(' ', 1_000_000) + "，" + new string(' ', 1_000_000) + "x");
        AssertConserved(string.Concat(Enumerable.Repeat("&amp;", 200_000)));
        AssertConserved(new string('<', 500_000));
        AssertConserved(new string('\0', 500_000) + "\n" + new string('…', 500_001) + "\n" + new string('-', 300_000));
        AssertConserved(string.Concat(Enumerable.Repeat("字 ", 500_000)));
    }

    private static CleanedText Clean(string text) => TextCleaner.Clean(new SourceText(text), CleaningRules.BuiltIn, CleaningOptions.Default);

    private static void AssertConserved(string text)
    {
        ConservationResult account = Conservation.Check(Clean(text));
        Assert.True(account.Holds, string.Join(" | ", account.Violations));
    }

    private static void AssertConservedAndIdempotent(string text)
    {
        AssertConserved(text);
        CleanedText again = Clean(PlainText.Of(Clean(text)));
        Assert.Equal([], again.Changed.Select(change => $"{change.Rule} '{change.From}' > '{change.To}' at {change.Span.Start}"));
        Assert.Equal([], again.Removed.Select(line => line.Rule + ": " + line.Text));
    }
}
