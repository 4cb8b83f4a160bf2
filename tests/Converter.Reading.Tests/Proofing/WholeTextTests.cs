using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;
using Converter.Testing;

namespace Converter.Reading.Tests.Proofing;

/// <summary>The proofreading behind the real reader, on whole texts.</summary>
public class WholeTextTests
{
    [Theory]
    [InlineData("speech")]
    [InlineData("notice")]
    [InlineData("letter")]
    [InlineData("request")]
    [InlineData("minutes")]
    public void A_clean_sample_has_no_finding_and_no_placeholder(string name)
    {
        (CleanedText cleaned, Document document) = Read(Repository.PathOf("samples", name + ".txt"));
        Assert.Empty(Dump(Proofreader.Proof(cleaned, document, ProofOptions.Default)));
        Assert.Empty(PlaceholderFinder.Find(document));
    }

    [Fact]
    public void The_raw_sample_shows_its_numbering_and_its_placeholders()
    {
        (CleanedText cleaned, Document document) = Read(Repository.PathOf("samples", "raw-speech.txt"));
        ImmutableArray<Diagnostic> findings = Proofreader.Proof(cleaned, document, ProofOptions.Default);
        Assert.Contains(findings, finding => finding is { Code: "proof.arabic-mark", At: { Line: 19, Column: 4 } });
        Assert.Equal(
            ["7:7 ××", "7:10 ××", "8:3 ××", "8:12 ×××", "12:50 ××", "12:55 ××", "12:59 ××", "25:24 ××", "25:42 ××", "27:63 ××", "27:68 ××"],
            PlaceholderFinder.Find(document).Select(placeholder => $"{placeholder.At} {placeholder.Text}"));
    }

    /// <summary>
    /// The list names every error found in the real texts; each was read there and is a true slip. Whoever makes a new one appear reads it,
    /// and puts it on the list or mends the rule.
    /// </summary>
    [Fact]
    public void Every_error_found_in_the_real_texts_was_read_and_is_true()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);
        HashSet<string> read = [.. File.ReadAllLines(Repository.PathOf("tests", "Converter.Reading.Tests", "Proofing", "Goldens", "true-errors.txt"))];
        foreach (string file in Directory.GetFiles(corpus!, "*.txt").Order())
        {
            (CleanedText cleaned, Document document) = Read(file);
            foreach (Diagnostic error in Proofreader.Proof(cleaned, document, new ProofOptions { Least = Severity.Error }))
            {
                string name = $"{Path.GetFileNameWithoutExtension(file)} {error.At} {error.Code}";
                Assert.True(read.Contains(name), $"not read yet: {name} {error.Message}");
            }
        }
    }

    [Fact]
    public void Repairs_of_a_raw_text_make_a_text_with_fewer_findings_and_of_as_many_lines()
    {
        (CleanedText cleaned, Document document) = Read(Repository.PathOf("samples", "raw-speech.txt"));
        ImmutableArray<Diagnostic> before = Proofreader.Proof(cleaned, document, ProofOptions.Default);
        RepairedText repaired = TextRepairer.Apply(document.Source, TextRepairer.RepairsOf(cleaned, before));
        (CleanedText cleanedAgain, Document again) = Read(new SourceText(repaired.Text));
        ImmutableArray<Diagnostic> after = Proofreader.Proof(cleanedAgain, again, ProofOptions.Default);
        Assert.Equal(document.Source.LineCount, again.Source.LineCount);
        Assert.True(after.Length < before.Length, Dump(after));
        Assert.DoesNotContain(cleanedAgain.Changed, change => change.Rule.StartsWith("punctuation.", StringComparison.Ordinal));
    }

    private static string Dump(IEnumerable<Diagnostic> findings) =>
        string.Concat(findings.Select(finding => $"{finding.At} {finding.Severity} {finding.Code}: {finding.Message.Chinese}\n"));

    private static (CleanedText Cleaned, Document Document) Read(string file)
    {
        DecodingResult decoded = TextDecoder.Decode(File.ReadAllBytes(file));
        return Read(decoded.Text!);
    }

    private static (CleanedText Cleaned, Document Document) Read(SourceText source)
    {
        CleanedText cleaned = TextCleaner.Clean(source, CleaningRules.BuiltIn, CleaningOptions.Default);
        return (cleaned, OutlineReader.Read(cleaned, OutlineOptions.Default).Document);
    }
}
