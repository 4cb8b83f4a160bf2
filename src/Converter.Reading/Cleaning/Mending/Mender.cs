using Converter.Reading.Cleaning.Characters;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>Mends the characters of one paragraph after the other.</summary>
internal sealed class Mender
{
    // One repair can make room for another (a space beside a comma that became full-width); in practice the second round finds nothing.
    private const int MostRounds = 4;

    private readonly bool[] _on = new bool[MendingRules.Count];
    private readonly RuleList _list;

    /// <summary>Makes ready for a text.</summary>
    public Mender(CleaningRules rules, CleaningOptions options)
    {
        _list = rules.List;
        for (int rule = 1; rule < _on.Length; rule++)
        {
            _on[rule] = rules.IsOn((MendingRule)rule, options);
        }
    }

    /// <summary>Whether a rule is to be used.</summary>
    public bool IsOn(MendingRule rule) => _on[(int)rule];

    /// <summary>Mends a paragraph.</summary>
    /// <param name="buffer">The paragraph.</param>
    /// <param name="kinds">The kinds of characters in it.</param>
    /// <param name="spaces">Whether its spaces are mended, too; those in the cells of a table part words and paragraphs.</param>
    public void Mend(ParagraphBuffer buffer, CharacterKind kinds, bool spaces = true)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            int before = buffer.Edits;
            buffer.Refresh();
            HtmlLeftovers.Mend(buffer, this, _list);
            buffer.Refresh();
            if ((kinds & CharacterKind.Form) != 0 || buffer.Edits > before)
            {
                CharacterMending.Mend(buffer, this);
                buffer.Refresh();
            }

            BracketMending.Mend(buffer, this);
            QuoteMending.Mend(buffer, this);
            buffer.Refresh();
            PunctuationMending.Mend(buffer, this);
            buffer.Refresh();
            if (spaces && ((kinds & CharacterKind.Blank) != 0 || buffer.Edits > 0))
            {
                SpaceMending.Mend(buffer, this);
            }

            if (buffer.Edits == before)
            {
                return;
            }
        }
    }
}
