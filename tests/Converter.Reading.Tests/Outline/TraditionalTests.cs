using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;
using Converter.Testing;

namespace Converter.Reading.Tests.Outline;

/// <summary>A text in traditional characters is read as the same text in simplified ones; what is written stays as it stands.</summary>
public class TraditionalTests
{
    private static readonly Dictionary<char, char> Traditional = ReadPairs();

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Converter.Reading.Tests", "Outline", "Cases"), "*.txt")
            .Where(file => !file.Contains(".expected", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Roles_are_those_of_the_simplified_text(string name)
    {
        string simplified = File.ReadAllText(Repository.PathOf("tests", "Converter.Reading.Tests", "Outline", "Cases", name + ".txt"));
        string traditional = Write(simplified);

        // A text of figures and Western words has nothing to be told by.
        if (!TraditionalHan.Prevails(traditional) || TraditionalHan.Prevails(simplified))
        {
            return;
        }

        OutlinedText expected = Read(simplified);
        OutlinedText actual = Read(traditional);

        Assert.Equal(expected.Lines.Select(line => (line.Number, line.Role, line.Level)), actual.Lines.Select(line => (line.Number, line.Role, line.Level)));
        Assert.Equal(expected.Lines.Select(line => Write(line.Head ?? string.Empty)), actual.Lines.Select(line => line.Head ?? string.Empty));
        Assert.Equal(expected.Lines.SelectMany(line => line.Leads.Select(Write)), actual.Lines.SelectMany(line => line.Leads));
        Assert.Equal(expected.Document.Kind, actual.Document.Kind);

        // Blanks before a unit are mended by its simplified character only.
        Assert.Equal(expected.Document.Blocks.OfType<TextBlock>().Select(block => Bare(Write(block.Text.Text))), actual.Document.Blocks.OfType<TextBlock>().Select(block => Bare(block.Text.Text)));
    }

    [Theory]
    [InlineData("關於開展安全檢查的通知", true)]
    [InlineData("关于开展安全检查的通知", false)]
    [InlineData("关于整理《資治通鑑》古籍的通知：各单位要按照上级的要求，认真做好有关书籍的整理、保护和利用工作，于年底前将情况报送办公室。", false)]
    [InlineData("", false)]
    [InlineData("ABC 123", false)]
    public void Traditional_text_is_told_by_its_characters(string text, bool traditional) =>
        Assert.Equal(traditional, TraditionalHan.Prevails(text));

    [Fact]
    public void Every_character_has_one_of_its_own_length()
    {
        string text = new([.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit)]);

        string simplified = TraditionalHan.Simplify(text);

        Assert.Equal(text.Length, simplified.Length);
        Assert.All(simplified.Where(character => character is >= '\uD800' and <= '\uDFFF'), character => Assert.Equal(text[character], character));
    }

    private static OutlinedText Read(string text) =>
        OutlineReader.Read(TextCleaner.Clean(new SourceText(text), CleaningRules.BuiltIn, CleaningOptions.Default), OutlineOptions.Default);

    private static string Bare(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static string Write(string simplified) => new([.. simplified.Select(character => Traditional.GetValueOrDefault(character, character))]);

    // By its simplified character the first traditional one of the table.
    private static Dictionary<char, char> ReadPairs()
    {
        Dictionary<char, char> pairs = [];
        foreach (char unit in Enumerable.Range('\u4E00', 0x5200).Select(unit => (char)unit))
        {
            char simplified = TraditionalHan.Simplify(unit.ToString())[0];
            if (simplified != unit && TraditionalHan.Simplify(simplified.ToString())[0] == simplified)
            {
                pairs.TryAdd(simplified, unit);
            }
        }

        return pairs;
    }
}
