using System.Globalization;
using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>Takes down the findings of one rule.</summary>
/// <param name="rule">The rule.</param>
/// <param name="source">The original, for positions.</param>
/// <param name="options">What is wanted.</param>
internal sealed class FindingList(ProofRule rule, SourceText source, ProofOptions options)
{
    private const int LongestExcerpt = 24;
    private readonly List<(int Offset, Diagnostic Finding)> _findings = [];
    private int _leftOut;

    /// <summary>The findings so far, each with its offset in the source.</summary>
    public IEnumerable<(int Offset, Diagnostic Finding)> Findings =>
        _leftOut == 0 ? _findings : _findings.Append((source.Text.Length, LeftOut()));

    /// <summary>Takes down a finding.</summary>
    /// <param name="paragraph">Where it stands.</param>
    /// <param name="start">Index of the first character it is about.</param>
    /// <param name="length">Number of characters; 0 where something is missing at <paramref name="start"/>.</param>
    /// <param name="repair">What certainly belongs there instead; <see langword="null"/> where that is not certain.</param>
    /// <param name="wanted">What belongs there, in words for the message; the repair where it is left out.</param>
    /// <param name="variant">Name of the message; <see langword="null"/> for the usual one.</param>
    /// <param name="doubt">By how many steps the severity is lowered.</param>
    public void Add(
        Paragraph paragraph, int start, int length, string? repair = null, string? wanted = null, string? variant = null, int doubt = 0)
    {
        Severity severity = (Severity)Math.Max((int)rule.Severity - doubt, 0);
        if (severity < options.Least)
        {
            return;
        }

        if (_findings.Count >= options.MostPerRule)
        {
            _leftOut++;
            return;
        }

        string found = Excerpt(paragraph.Text.AsSpan(start, length));
        string proposal = Excerpt(wanted ?? repair ?? string.Empty);
        bool hasPlace = !paragraph.Mapped.Segments.IsEmpty;
        int offset = hasPlace ? paragraph.Mapped.SourceOffset(start) : 0;
        _findings.Add((offset, new Diagnostic(
            rule.Id,
            severity,
            hasPlace ? source.PositionOf(Math.Min(offset, source.Text.Length)) : null,
            rule.MessageOf(variant, found, proposal),
            rule.HintOf(found, proposal))
        {
            Repair = repair is null || !hasPlace ? null : RepairOf(paragraph.Mapped, start, length, repair),
        }));
    }

    private Repair? RepairOf(MappedText mapped, int start, int length, string replacement)
    {
        int from = mapped.SourceOffset(start);
        int to = length == 0 ? from : mapped.SourceOffset(start + length - 1) + 1;
        if (length == 0 && start > 0)
        {
            // What is put in belongs right behind the character before it, not behind blanks that the cleaning took out.
            from = to = mapped.SourceOffset(start - 1) + 1;
        }

        bool inside = from >= 0 && to >= from && to <= source.Text.Length;
        return inside && !source.Text.AsSpan(from, to - from).Contains('\n') ? new Repair(new SourceSpan(from, to - from), replacement) : null;
    }

    private static string Excerpt(ReadOnlySpan<char> text) =>
        text.Length <= LongestExcerpt ? text.ToString() : string.Concat(text[..(LongestExcerpt - 1)], "…");

    private Diagnostic LeftOut()
    {
        string count = _leftOut.ToString(CultureInfo.InvariantCulture);
        return new Diagnostic(
            rule.Id,
            Severity.Info,
            null,
            new Message($"同类问题还有 {count} 处，未一一列出", $"{count} more findings of this kind are not listed"));
    }
}
