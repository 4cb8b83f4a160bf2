using System.Collections;
using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning;

/// <summary>
/// Proves by counting that cleaning lost nothing: every character of the source that leaves ink is in exactly one of a line that stays,
/// a line that was removed, and a change; and the changes taken back give the source.
/// </summary>
public static class Conservation
{
    private const int MostViolations = 20;

    /// <summary>Checks a cleaned text.</summary>
    /// <param name="cleaned">The text.</param>
    /// <returns>What was counted, and what does not add up.</returns>
    public static ConservationResult Check(CleanedText cleaned)
    {
        Account account = new(cleaned.Source);
        foreach (RemovedLine line in cleaned.Removed)
        {
            account.AddRemoved(line);
        }

        foreach (TextChange change in cleaned.Changed)
        {
            account.AddChange(change);
        }

        foreach (CleanLine line in cleaned.Lines)
        {
            account.AddLine(line.Text, cleaned.Changed);
        }

        return account.Close();
    }

    private sealed class Account(SourceText source)
    {
        private readonly BitArray _counted = new(source.Text.Length);
        private readonly ImmutableArray<string>.Builder _violations = ImmutableArray.CreateBuilder<string>();
        private int _kept;
        private int _removed;
        private int _changed;
        private int _change;

        public void AddRemoved(RemovedLine line)
        {
            SourceSpan span = source.LineSpan(line.Number);
            Require(source.Text.AsSpan(span.Start, span.Length).SequenceEqual(line.Text), span.Start, "removed text differs from the source");
            _removed += Count(span, "removed");
        }

        public void AddChange(TextChange change)
        {
            bool inside = change.Span.Start >= 0 && change.Span.End <= source.Text.Length;
            Require(inside && source.Text.AsSpan(change.Span.Start, change.Span.Length).SequenceEqual(change.From), change.Span.Start, "changed text differs from the source");
            _changed += inside ? Count(change.Span, "changed") : 0;
        }

        // Walks a line and the changes side by side: a character is either the source's own or what a change put there.
        public void AddLine(MappedText line, ImmutableArray<TextChange> changes)
        {
            int at = 0;
            int segment = 0;
            while (at < line.Length)
            {
                while (segment + 1 < line.SegmentCount && line.Segment(segment + 1).At <= at)
                {
                    segment++;
                }

                int offset = line.Segment(segment).Source + (at - line.Segment(segment).At);
                while (_change < changes.Length && changes[_change].Span.End <= offset)
                {
                    _change++;
                }

                at += _change < changes.Length && changes[_change].Span.Start <= offset
                    ? AddChanged(line, at, changes[_change])
                    : AddKept(line.Text[at], offset);
            }
        }

        public ConservationResult Close()
        {
            int blank = 0;
            for (int offset = 0; offset < source.Text.Length; offset++)
            {
                if (!_counted[offset])
                {
                    blank++;
                    Require(CharacterTable.Is(source.Text[offset], CharacterKind.Blank), offset, "a character is in no account");
                }
            }

            return new ConservationResult(source.Text.Length, _kept, _removed, _changed, blank, _violations.ToImmutable());
        }

        private int AddKept(char character, int offset)
        {
            bool own = offset < source.Text.Length && source.Text[offset] == character && !_counted[offset];
            Require(own, offset, "a character stays that is not the source's");
            if (own)
            {
                _counted[offset] = true;
                _kept++;
            }

            return 1;
        }

        private int AddChanged(MappedText line, int at, TextChange change)
        {
            bool stands = change.To.Length > 0 && line.Text.AsSpan(at).StartsWith(change.To, StringComparison.Ordinal);
            Require(stands, change.Span.Start, "the line does not hold what the change put there");
            _change += stands ? 1 : 0;
            return stands ? change.To.Length : 1;
        }

        private int Count(SourceSpan span, string account)
        {
            for (int offset = span.Start; offset < span.End; offset++)
            {
                Require(!_counted[offset], offset, $"a character is {account} and counted before");
                _counted[offset] = true;
            }

            return span.Length;
        }

        private void Require(bool holds, int offset, string what)
        {
            if (!holds && _violations.Count < MostViolations)
            {
                _violations.Add($"{source.PositionOf(Math.Clamp(offset, 0, source.Text.Length))}: {what}");
            }
        }
    }
}

/// <summary>The account of a cleaned text, in UTF-16 code units.</summary>
/// <param name="Source">Length of the source.</param>
/// <param name="Kept">Units that stand in the lines that stay, as they stood in the source.</param>
/// <param name="Removed">Units in removed lines.</param>
/// <param name="Changed">Units in the stretches that changes replaced.</param>
/// <param name="Blank">Units in none of these: line ends, indentation, trailing blanks, blank lines.</param>
/// <param name="Violations">What does not add up, with its place; empty where all does.</param>
public sealed record ConservationResult(int Source, int Kept, int Removed, int Changed, int Blank, ImmutableArray<string> Violations)
{
    /// <summary>Whether nothing was lost and nothing counted twice.</summary>
    public bool Holds => Violations.IsEmpty && Source == Kept + Removed + Changed + Blank;
}
