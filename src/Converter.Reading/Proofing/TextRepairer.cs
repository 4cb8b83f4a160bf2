using System.Collections.Immutable;
using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Proofing;

/// <summary>A text after its certain repairs.</summary>
/// <param name="Text">The new text.</param>
/// <param name="Applied">The repairs that were made, in order of their place.</param>
/// <param name="Skipped">The repairs that were not: each overlaps one that came first, or lies outside of the text.</param>
public sealed record RepairedText(string Text, ImmutableArray<Repair> Applied, ImmutableArray<Repair> Skipped);

/// <summary>Makes a new text out of an old one and the repairs proposed for it; the old one stays as it is.</summary>
public static class TextRepairer
{
    /// <summary>Makes the repairs that do not overlap; of two that do, the one that is listed first.</summary>
    /// <param name="source">The text.</param>
    /// <param name="repairs">The repairs, weightiest first.</param>
    public static RepairedText Apply(SourceText source, IEnumerable<Repair> repairs)
    {
        (Repair Repair, int Rank)[] ordered = [.. repairs.Select((repair, rank) => (repair, rank))
            .OrderBy(one => one.repair.Span.Start).ThenBy(one => one.rank)];
        List<(Repair Repair, int Rank)> kept = [];
        ImmutableArray<Repair>.Builder skipped = ImmutableArray.CreateBuilder<Repair>();
        foreach ((Repair Repair, int Rank) next in ordered)
        {
            if (next.Repair.Span.Start < 0 || next.Repair.Span.Length < 0 || next.Repair.Span.End > source.Text.Length)
            {
                skipped.Add(next.Repair);
            }
            else if (kept.Count == 0 || !Overlap(kept[^1].Repair.Span, next.Repair.Span))
            {
                kept.Add(next);
            }
            else if (next.Rank < kept[^1].Rank)
            {
                skipped.Add(kept[^1].Repair);
                kept[^1] = next;
            }
            else
            {
                skipped.Add(next.Repair);
            }
        }

        return new RepairedText(Rewrite(source.Text, kept), [.. kept.Select(one => one.Repair)], skipped.ToImmutable());
    }

    /// <summary>The repairs of the findings, then those changes of the cleaning that mend punctuation.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="findings">The findings of the proofreading.</param>
    public static IEnumerable<Repair> RepairsOf(CleanedText text, IEnumerable<Diagnostic> findings) =>
        findings.Where(finding => finding.Repair is not null).Select(finding => finding.Repair!)
            .Concat(text.Changed
                .Where(change => change.Rule.StartsWith("punctuation.", StringComparison.Ordinal))
                .Select(change => new Repair(change.Span, change.To)));

    private static bool Overlap(SourceSpan first, SourceSpan second) =>
        second.Start < first.End || (second.Start == first.Start && (second.Length == 0) == (first.Length == 0));

    private static string Rewrite(string text, List<(Repair Repair, int Rank)> repairs)
    {
        StringBuilder result = new(text.Length);
        int done = 0;
        foreach ((Repair repair, int _) in repairs)
        {
            result.Append(text, done, repair.Span.Start - done).Append(repair.Replacement);
            done = repair.Span.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
