using System.Globalization;
using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>The evidence of words and forms in one line.</summary>
internal sealed class LineEvidence
{
    // The sum needed is 1 up to this number of characters and grows with the length beyond it.
    private const double FreeLength = 30;

    // Sums of decimal weights may miss the sum needed by a rounding error.
    private const double Rounding = 1e-9;

    private readonly double[] _sums;
    private readonly double _content;
    private readonly string[] _words;

    private LineEvidence(double[] sums, double content, string[] words)
    {
        _sums = sums;
        _content = content;
        _words = words;
    }

    /// <summary>Adds up what a line shows; <see langword="null"/> where it shows nothing that speaks for junk.</summary>
    /// <param name="sheet">The text with its rules; the words of a rule that is not to be used count for nobody.</param>
    /// <param name="forms">The forms of the line.</param>
    /// <param name="hits">The words in it.</param>
    public static LineEvidence? Of(JunkSheet sheet, LineForm forms, List<WordHit> hits)
    {
        RuleList list = sheet.Rules.List;
        double[] sums = new double[list.Junk.Length];
        double content = 0;
        foreach (WordHit hit in hits)
        {
            if (hit.Rule == sums.Length)
            {
                content += hit.Weight;
            }
            else
            {
                sums[hit.Rule] += hit.Weight;
            }
        }

        for (int rule = 0; rule < sums.Length; rule++)
        {
            sums[rule] = sheet.IsOn(rule) ? sums[rule] + SumOf(list.Junk[rule].Forms.AsSpan(), forms) : 0;
        }

        if (!sums.AsSpan().ContainsAnyInRange(double.Epsilon, double.MaxValue))
        {
            return null;
        }

        return new LineEvidence(sums, content + SumOf(list.ContentForms.AsSpan(), forms), WordsOf(hits, sums.Length));
    }

    private static string[] WordsOf(List<WordHit> hits, int rules)
    {
        List<string> words = new(hits.Count);
        foreach (WordHit hit in hits)
        {
            if (hit.Rule < rules)
            {
                words.Add(hit.Word);
            }
        }

        return [.. words];
    }

    /// <summary>What the rules of a group add up to, whatever speaks for the line.</summary>
    public double Suspicion(RuleList list, ReadOnlySpan<char> group)
    {
        double sum = 0;
        for (int rule = 0; rule < _sums.Length; rule++)
        {
            sum += list.Junk[rule].IsOf(group) ? _sums[rule] : 0;
        }

        return sum;
    }

    /// <summary>What the line has of a document.</summary>
    public double Content => _content;

    /// <summary>Whether a line consists of one of the words alone; such a line may be a heading.</summary>
    /// <param name="key">The bare line.</param>
    public bool IsOneWord(ReadOnlySpan<char> key) => _words.Length == 1 && _words[0].Length == key.Length;

    /// <summary>Condemns the line if the rules of a group that hold in a place add up to enough.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="index">Index of the line.</param>
    /// <param name="holds">Whether a rule holds for a line.</param>
    public void Decide(JunkSheet sheet, int index, Func<JunkRule, int, bool> holds)
    {
        double needed = Math.Max(1, sheet.Profiles[index].Length / FreeLength) + _content;
        JunkRule? best = null;
        double bestSum = 0;
        double bestGroup = 0;
        for (int rule = 0; rule < _sums.Length; rule++)
        {
            JunkRule candidate = sheet.Rules.List.Junk[rule];
            if (_sums[rule] > bestSum && holds(candidate, index))
            {
                double group = GroupSum(sheet.Rules.List, candidate.Group, index, holds);
                if (group >= needed - Rounding)
                {
                    (best, bestSum, bestGroup) = (candidate, _sums[rule], group);
                }
            }
        }

        if (best is not null)
        {
            sheet.Mark(index, best.Id, best.Confidence, Reason(best, bestGroup));
        }
    }

    private static double SumOf(ReadOnlySpan<FormEvidence> evidence, LineForm forms)
    {
        double sum = 0;
        foreach (FormEvidence form in evidence)
        {
            sum += (forms & form.Form) != 0 ? form.Weight : 0;
        }

        return sum;
    }

    private double GroupSum(RuleList list, ReadOnlySpan<char> group, int index, Func<JunkRule, int, bool> holds)
    {
        double sum = 0;
        for (int rule = 0; rule < _sums.Length; rule++)
        {
            if (_sums[rule] != 0 && list.Junk[rule].IsOf(group) && holds(list.Junk[rule], index))
            {
                sum += _sums[rule];
            }
        }

        return sum;
    }

    private Message Reason(JunkRule rule, double sum)
    {
        string evidence = $"{string.Join("、", _words)} ({sum.ToString("0.0", CultureInfo.InvariantCulture)})";
        return new Message($"{rule.What.Chinese}：{evidence}", $"{rule.What.English}: {evidence}");
    }
}
