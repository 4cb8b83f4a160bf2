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

    // Most rules find nothing.
    private List<PlacedFinding>? _findings;
    private int _leftOut;

    /// <summary>Puts the findings behind others.</summary>
    /// <param name="all">The others.</param>
    public void AddTo(List<PlacedFinding> all)
    {
        if (_findings is not null)
        {
            all.AddRange(_findings);
        }

        if (_leftOut > 0)
        {
            all.Add(new PlacedFinding(rule, new SourceSpan(source.Text.Length, 0), LeftOut()));
        }
    }

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

        _findings ??= [];
        if (_findings.Count >= options.MostPerRule)
        {
            _leftOut++;
            return;
        }

        string found = Excerpt(paragraph.Text.AsSpan(start, length));
        string proposal = Excerpt(wanted ?? repair ?? string.Empty);
        SourceSpan? span = SpanOf(paragraph.Mapped, start, length);
        _findings.Add(new PlacedFinding(rule, span ?? default, new Diagnostic(
            rule.Id,
            severity,
            span is { } place ? source.PositionOf(length == 0 ? paragraph.Mapped.SourceOffset(start) : place.Start) : null,
            rule.MessageOf(variant, found, proposal),
            rule.HintOf(found, proposal))
        {
            // A repair never joins two lines of the original.
            Repair = repair is null || span is null || source.Text.AsSpan(span.Value.Start, span.Value.Length).ContainsAny('\n', '\r')
                ? null
                : new Repair(span.Value, repair),
        }));
    }

    private SourceSpan? SpanOf(MappedText mapped, int start, int length)
    {
        if (mapped.SegmentCount == 0)
        {
            return null;
        }

        // What is put in belongs right behind the character before it, not behind blanks that the cleaning took out.
        int from = length == 0 && start > 0 ? mapped.SourceOffset(start - 1) + 1 : mapped.SourceOffset(start);
        int to = length == 0 ? from : mapped.SourceOffset(start + length - 1) + 1;
        return from >= 0 && to >= from && to <= source.Text.Length ? new SourceSpan(from, to - from) : null;
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
