using System.Text.Json;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;

namespace Converter.Reading.Tests.Robustness;

/// <summary>What must hold after the reading of any text at all.</summary>
internal static class WholeReading
{
    /// <summary>Reads a text, its lone surrogates included, and checks what was promised.</summary>
    public static void Check(string text, string name)
    {
        SourceText source = new(text);
        CleanedText clean = TextCleaner.Clean(source, CleaningRules.BuiltIn, CleaningOptions.Default);
        OutlinedText outlined = OutlineReader.Read(clean, new OutlineOptions { WithReasons = true });
        _ = PlaceholderFinder.Find(outlined.Document);
        _ = Proofreader.Proof(clean, outlined.Document, ProofOptions.Default);
        Check(new DecodingResult(source, "utf-8", 1, false, []), clean, outlined, name);
    }

    /// <summary>Reads bytes and checks what was promised; bytes that are no text end at the decoding.</summary>
    public static void Check(byte[] bytes, string name)
    {
        ReadingResult result = Reader.Read(bytes, new ReadingOptions { Outline = new OutlineOptions { WithReasons = true } }, new StageClock(TimeProvider.System));
        if (result.Cleaned is { } clean && result.Outlined is { } outlined)
        {
            Check(result.Decoding, clean, outlined, name);
        }
        else
        {
            Assert.True(result.Findings.Any(finding => finding.Severity == Severity.Error), $"{name}: no text and no error");
        }
    }

    private static void Check(DecodingResult decoding, CleanedText clean, OutlinedText outlined, string name)
    {
        ConservationResult account = Conservation.Check(clean);
        Assert.True(account.Holds, $"{name}: {string.Join(" | ", account.Violations)}");
        IEnumerable<int> expected = clean.Lines.SelectMany(line => line.Parts).Select(part => part.Number).Concat(clean.Removed.Select(line => line.Number)).Order();
        Assert.True(expected.SequenceEqual(outlined.Lines.Select(line => line.Number)), $"{name}: a line has no verdict, or two");
        CheckJson(decoding, outlined, name);
    }

    private static void CheckJson(DecodingResult decoding, OutlinedText outlined, string name)
    {
        using MemoryStream written = new();
        OutlineJson.Write(written, decoding, outlined, explain: true);
        using JsonDocument json = JsonDocument.Parse(written.GetBuffer().AsMemory(0, (int)written.Length));
        Assert.True(outlined.Lines.Length == json.RootElement.GetProperty("lines").GetArrayLength(), $"{name}: the JSON has another number of lines");
    }
}
