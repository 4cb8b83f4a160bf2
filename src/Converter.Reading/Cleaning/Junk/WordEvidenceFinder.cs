using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds junk by words and forms whose weights add up; see <c>styles/cleaning.yaml</c>.</summary>
internal static class WordEvidenceFinder
{
    /// <summary>Condemns lines by the evidence in them.</summary>
    /// <returns>The evidence in each line, for those who look at neighbours.</returns>
    public static LineEvidence?[] Find(JunkSheet sheet)
    {
        LineEvidence?[] evidence = Collect(sheet);
        Decide(sheet, evidence, (zone, _) => zone == Zone.Anywhere);

        // The edges end at the first running text, and a disclaimer just condemned is none.
        Edges edges = Edges.Of(sheet);
        Decide(sheet, evidence, edges.Holds);
        return evidence;
    }

    private static void Decide(JunkSheet sheet, LineEvidence?[] evidence, Func<Zone, int, bool> holds)
    {
        for (int index = 0; index < evidence.Length; index++)
        {
            int line = index;
            evidence[index]?.Decide(sheet, index, rule =>
                sheet.Profiles[line].Length <= rule.Longest && holds(rule.Where, line) && sheet.IsOn(rule.Id));
        }
    }

    private static LineEvidence?[] Collect(JunkSheet sheet)
    {
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
                all[index] = hits.Count > 0 || profile.Has(LineForm.Breadcrumb)
                    ? LineEvidence.Of(sheet.Rules.List, profile.Forms, hits) : null;
            }
        }

        return all;
    }
}
