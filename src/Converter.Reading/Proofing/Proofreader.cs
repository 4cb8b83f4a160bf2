using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Proofing.Rules;

namespace Converter.Reading.Proofing;

/// <summary>Reads a document as a proofreader does: numbering, title, numbers, dates, punctuation, attachments, imprint.</summary>
public static class Proofreader
{
    /// <summary>Holds a document against the rules of <see cref="ProofRules"/> that can be judged on its text.</summary>
    /// <param name="text">The cleaned text, for what the tree does not keep: indentation and blank lines.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">What is wanted.</param>
    /// <returns>The findings in order of their place in the original, then of the rules' numbers.</returns>
    public static ImmutableArray<Diagnostic> Proof(CleanedText text, Document document, ProofOptions options)
    {
        List<(ProofCheck Check, FindingList Findings)> wanted = new(RuleTable.Checks.Length);
        foreach (ProofCheck check in RuleTable.Checks)
        {
            if (check.Rule.Severity >= options.Least && (options.Without.IsEmpty || !options.Without.Contains(check.Id)))
            {
                wanted.Add((check, new FindingList(check.Rule, document.Source, options)));
            }
        }

        ProofContext context = new(text, document);
        Run(context, wanted, Sight.Document);
        foreach (ProofContext stretch in context.Stretches())
        {
            Run(stretch, wanted, Sight.Paragraph);
        }

        // OrderBy is stable: findings at one place stay in the order of the rules.
        List<PlacedFinding> all = [];
        foreach ((_, FindingList findings) in wanted)
        {
            findings.AddTo(all);
        }

        return [.. WithoutDoubles([.. all.OrderBy(one => one.Span.Start)]).Select(one => one.Finding)];
    }

    private static void Run(ProofContext context, List<(ProofCheck Check, FindingList Findings)> wanted, Sight sight)
    {
        foreach ((ProofCheck check, FindingList findings) in wanted)
        {
            if (check.Sight == sight)
            {
                check.Run(context, findings);
            }
        }
    }

    // Where two rules see one slip, the one that knows more about it speaks.
    private static IEnumerable<PlacedFinding> WithoutDoubles(List<PlacedFinding> findings)
    {
        List<SourceSpan> mended = [.. findings.Where(one => !one.Rule.Yields && one.Finding.Repair is not null).Select(one => one.Span)];
        int next = 0;
        int reach = 0;
        foreach (PlacedFinding one in findings)
        {
            while (next < mended.Count && mended[next].Start <= one.Span.Start)
            {
                reach = Math.Max(reach, mended[next++].End);
            }

            if (!one.Rule.Yields || reach <= one.Span.Start)
            {
                yield return one;
            }
        }
    }
}
