using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds junk by words and forms whose weights add up; see <c>styles/cleaning.yaml</c>.</summary>
internal static class WordEvidenceFinder
{
    private const int LongestStamped = 30;

    /// <summary>Condemns lines by the evidence in them.</summary>
    /// <returns>The evidence in each line, for those who look at neighbours.</returns>
    public static LineEvidence?[] Find(JunkSheet sheet)
    {
        LineEvidence?[] evidence = Collect(sheet);
        Decide(sheet, evidence, Within(sheet, Edges.None));

        // The edges end at the first running text, and a disclaimer just condemned is none.
        FindAtEdges(sheet, evidence);
        return evidence;
    }

    /// <summary>Decides the lines at the edges anew.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    public static void FindAtEdges(JunkSheet sheet, LineEvidence?[] evidence)
    {
        Edges edges = Edges.Of(sheet);
        Decide(sheet, evidence, Within(sheet, edges));
        Peel(sheet, evidence, edges);
    }

    // A footer as long as running text hides the lines behind it; once it is condemned, the edge begins anew. An edge has a greatest
    // depth, so this ends.
    private static void Peel(JunkSheet sheet, LineEvidence?[] evidence, Edges edges)
    {
        for (Edges reached = default; reached != edges; edges = Edges.Of(sheet))
        {
            reached = edges;
            Edges wider = new(edges.HeadEnd + 1, edges.TailStart - 1);
            DecideBorder(sheet, evidence, edges.HeadEnd, wider);
            DecideBorder(sheet, evidence, edges.TailStart - 1, wider);
            edges = Edges.Of(sheet);
            Func<JunkRule, int, bool> holds = Within(sheet, edges);
            for (int index = reached.HeadEnd; index < edges.HeadEnd; index++)
            {
                DecideOne(sheet, evidence, index, holds);
            }

            for (int index = edges.TailStart; index < reached.TailStart; index++)
            {
                DecideOne(sheet, evidence, index, holds);
            }
        }
    }

    private static void DecideBorder(JunkSheet sheet, LineEvidence?[] evidence, int index, Edges wider)
    {
        if (index >= 0 && index < evidence.Length)
        {
            DecideOne(sheet, evidence, index, Within(sheet, wider));
        }
    }

    private static void Decide(JunkSheet sheet, LineEvidence?[] evidence, Func<JunkRule, int, bool> holds)
    {
        for (int index = 0; index < evidence.Length; index++)
        {
            DecideOne(sheet, evidence, index, holds);
        }
    }

    private static void DecideOne(JunkSheet sheet, LineEvidence?[] evidence, int index, Func<JunkRule, int, bool> holds) =>
        evidence[index]?.Decide(sheet, index, holds);

    // Whether a rule holds for a line, by its length and by its place. A rule that is not to be used has no sum and need not be asked for.
    private static Func<JunkRule, int, bool> Within(JunkSheet sheet, Edges edges) =>
        (rule, index) => sheet.Profiles[index].Length <= rule.Longest && edges.Holds(rule.Where, index);

    // 2021-01-25 22:37 ××发展网
    private static bool IsStamped(LineProfile profile) =>
        profile.Has(LineForm.Clock) && profile.Has(LineForm.HoldsDate) && profile.Length <= LongestStamped && !profile.Has(LineForm.Clauses)
        && !profile.Key.Contains('年') && profile.Key[0] is '1' or '2';

    private static bool HasJunkWord(List<WordHit> hits, int content)
    {
        foreach (WordHit hit in hits)
        {
            if (hit.Rule != content)
            {
                return true;
            }
        }

        return false;
    }

    private static LineEvidence?[] Collect(JunkSheet sheet)
    {
        if (sheet.Evidence is { } known)
        {
            return known;
        }

        LineEvidence?[] all = new LineEvidence?[sheet.Lines.Length];
        int[] seen = new int[sheet.Rules.Matcher.Count];
        List<WordHit> hits = [];
        for (int index = 0; index < all.Length; index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (profile.Key.Length > 0 && !sheet.IsJunk(index) && !sheet.Wrapping.IsInside(index))
            {
                hits.Clear();
                sheet.Rules.Matcher.Find(profile.Key, seen, index + 1, hits);
                all[index] = HasJunkWord(hits, sheet.Rules.List.Junk.Length) || profile.Has(LineForm.Breadcrumb | LineForm.Hashtag | LineForm.LabelPairs | LineForm.Related | LineForm.FileFacts) || IsStamped(profile)
                    ? LineEvidence.Of(sheet, profile.Forms, hits) : null;
            }
        }

        return sheet.Evidence = all;
    }
}
