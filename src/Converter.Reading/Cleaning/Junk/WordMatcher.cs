using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the words of all rules in a bare line in one pass. Words are kept by their first character, longest first; a word found is
/// passed over whole, so that 会员 does not count a second time inside 会员群.
/// </summary>
internal sealed class WordMatcher
{
    private static readonly SearchValues<char> Decorations =
        SearchValues.Create("【】（）《》〈〉「」『』◎○●★☆·•◆◇■□▲△▼▶►→←>＞<＜»«|｜/-—–－―─=＝_~～*＊#＃…。！：❤♥\uD83D\uD83C\uDC46\uDC47\uDC49\uFE0F");

    private readonly FrozenDictionary<char, Entry[]> _byFirst;
    private readonly bool[] _isFirst = new bool[char.MaxValue + 1];

    /// <summary>Makes ready the words of a list of rules.</summary>
    public WordMatcher(ImmutableArray<JunkRule> rules)
    {
        Dictionary<char, List<Entry>> byFirst = [];
        int number = 0;
        for (int rule = 0; rule < rules.Length; rule++)
        {
            foreach (WordEvidence word in rules[rule].Words)
            {
                string key = LineKey.Of(word.Word);
                if (key.Length > 0)
                {
                    ref List<Entry>? entries = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                        byFirst, key[0], out _);
                    (entries ??= []).Add(new Entry(key, number++, rule, word.Weight, word.AtStart, word.Whole));
                }
            }
        }

        Count = number;
        foreach (char first in byFirst.Keys)
        {
            _isFirst[first] = true;
        }

        _byFirst = byFirst.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.OrderByDescending(entry => entry.Key.Length).ThenByDescending(entry => entry.Whole).ThenByDescending(entry => entry.AtStart).ToArray());
    }

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>Finds the words in a bare line and hands each one on that was not seen in it before.</summary>
    /// <param name="key">The bare line.</param>
    /// <param name="seen">For every word, the number of the line it was last seen in.</param>
    /// <param name="line">The number of this line, other than that of any line before.</param>
    /// <param name="hits">Receives the words found.</param>
    public void Find(ReadOnlySpan<char> key, Span<int> seen, int line, List<WordHit> hits)
    {
        int at = 0;
        int lead = Decoration(key);
        while (at < key.Length)
        {
            int length = 1;
            if (_isFirst[key[at]] && _byFirst.TryGetValue(key[at], out Entry[]? entries))
            {
                foreach (Entry entry in entries)
                {
                    if (Stands(key, at, lead, entry))
                    {
                        if (seen[entry.Number] != line)
                        {
                            seen[entry.Number] = line;
                            hits.Add(new WordHit(entry.Key, entry.Rule, entry.Weight));
                        }

                        length = entry.Key.Length;
                        break;
                    }
                }
            }

            at += length;
        }
    }

    private static bool Stands(ReadOnlySpan<char> key, int at, int lead, Entry entry) =>
        (!entry.AtStart || at == 0 || at == lead)
        && key[at..].StartsWith(entry.Key, StringComparison.Ordinal)
        && (!entry.Whole || (at == lead && !key[(at + entry.Key.Length)..].ContainsAnyExcept(Decorations)));

    // Brackets, strokes, stars and arrows before the first word of a line.
    private static int Decoration(ReadOnlySpan<char> key)
    {
        int at = key.IndexOfAnyExcept(Decorations);
        return at < 0 ? 0 : at;
    }

    private sealed record Entry(string Key, int Number, int Rule, double Weight, bool AtStart, bool Whole);
}

/// <summary>A word of a rule that stands in a line.</summary>
/// <param name="Word">The word in its bare form.</param>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Weight">What it adds.</param>
internal readonly record struct WordHit(string Word, int Rule, double Weight);
