using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Lines;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds the lines of a text that are no part of the document.</summary>
internal static class JunkFinder
{
    private const int MostRounds = 4;

    /// <summary>Gives a verdict on every line; <see langword="null"/> for a line of the document.</summary>
    public static Span<JunkVerdict?> Find(
        SourceText source, ImmutableArray<SourceLine> lines, Wrapping wrapping, CleaningRules rules, CleaningOptions options)
    {
        JunkSheet sheet = new(source, lines, wrapping, rules, options);
        PageRemnants.Find(sheet);
        SeparatorRules.Find(sheet);
        MetadataTable.Find(sheet);
        LineEvidence?[] evidence = WordEvidenceFinder.Find(sheet);
        ContextEvidence.Find(sheet, evidence);

        // What is taken out moves the head and tail of the text; each round takes out a line more or is the last.
        for (int round = 0, before = -1; round < MostRounds && before != sheet.Condemned; round++)
        {
            before = sheet.Condemned;
            WordEvidenceFinder.FindAtEdges(sheet, evidence);
            ContextEvidence.Find(sheet, evidence);
        }

        return sheet.Verdicts;
    }
}
