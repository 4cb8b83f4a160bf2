using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Lines;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds the lines of a text that are no part of the document.</summary>
internal static class JunkFinder
{
    private const int MostRounds = 4;

    // Texts of this world stand still after one; random ones after a few.
    private const int MostPasses = 8;

    /// <summary>Gives a verdict on every line; <see langword="null"/> for a line of the document.</summary>
    public static Span<JunkVerdict?> Find(
        SourceText source, ImmutableArray<SourceLine> lines, Wrapping wrapping, CleaningRules rules, CleaningOptions options)
    {
        JunkSheet sheet = new(source, lines, wrapping, rules, options);
        Find(sheet);

        // What is left is judged again as if it had come clean, until nothing more goes: so that a second cleaning takes nothing.
        Span<JunkVerdict?> verdicts = sheet.Verdicts;
        for (int pass = 1; pass < MostPasses && sheet.Condemned > 0; pass++)
        {
            sheet = sheet.Rest();
            Find(sheet);
            for (int index = 0; index < sheet.Lines.Length; index++)
            {
                verdicts[sheet.Lines.PlaceOf(index)] ??= sheet.Verdicts[index];
            }
        }

        return verdicts;
    }

    private static void Find(JunkSheet sheet)
    {
        PageRemnants.Find(sheet);
        SeparatorRules.Find(sheet);
        ForumNoise.Find(sheet);
        MetadataTable.Find(sheet);
        LineEvidence?[] evidence = WordEvidenceFinder.Find(sheet);
        Watermarks.Find(sheet, evidence);
        int seen = sheet.Condemned;
        ContextEvidence.Find(sheet, evidence);

        // What is taken out moves the head and tail of the text; each round takes out a line more or is the last. Neighbours that were
        // seen as they are now say what they said.
        for (int round = 0, before = -1; round < MostRounds && before != sheet.Condemned; round++)
        {
            before = sheet.Condemned;
            WordEvidenceFinder.FindAtEdges(sheet, evidence);
            if (sheet.Condemned != seen)
            {
                seen = sheet.Condemned;
                ContextEvidence.Find(sheet, evidence);
            }
        }
    }
}
