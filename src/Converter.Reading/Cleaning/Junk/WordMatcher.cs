using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the words of all rules in a bare line in one pass. Words are kept by their first two characters, longest first; a word found is
/// passed over whole, so that 会员 does not count a second time inside 会员群.
/// </summary>
internal sealed class WordMatcher
{
    private static readonly SearchValues<char> Decorations =
        SearchValues.Create("【】（）《》〈〉「」『』◎○●★☆·•◆◇■□▲△▼▶►→←>＞<＜»«|｜/-—–－―─=＝_~～*＊#＃…。！：❤♥\uD83D\uD83C\uDC46\uDC47\uDC49\uFE0F");

    // A row of bits for the first character of a word and in it a bit for the second, both by their low bits: a few hundred words pass over
    // nearly every place of a text with one look into a table that stays in the cache.
    private const int Rows = 1024;

    private readonly FrozenDictionary<int, Entry[]> _byBeginning;
    private readonly FrozenDictionary<int, Entry[]> _single;
    private readonly ulong[] _pairs = new ulong[Rows];

    /// <summary>Makes ready the words of a list of rules.</summary>
    public WordMatcher(ImmutableArray<JunkRule> rules)
    {
        Dictionary<int, List<Entry>> byBeginning = [];
        int number = 0;
        for (int rule = 0; rule < rules.Length; rule++)
        {
            foreach (WordEvidence word in rules[rule].Words)
            {
                string key = LineKey.Of(word.Word);
                if (key.Length > 0)
                {
                    ref List<Entry>? entries = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                        byBeginning, key.Length > 1 ? Beginning(key[0], key[1]) : key[0], out _);
                    (entries ??= []).Add(new Entry(key, number++, rule, word.Weight, word.AtStart, word.Whole));
                    _pairs[key[0] % Rows] |= key.Length > 1 ? 1UL << (key[1] % 64) : ulong.MaxValue;
                }
            }
        }

        Count = number;
        _byBeginning = InOrder(byBeginning.Where(pair => (uint)pair.Key > char.MaxValue));
        _single = InOrder(byBeginning.Where(pair => (uint)pair.Key <= char.MaxValue));
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
        ReadOnlySpan<ulong> pairs = _pairs;
        for (int at = 0; at < key.Length; at++)
        {
            ulong seconds = pairs[key[at] % Rows];
            int second = at + 1 < key.Length ? key[at + 1] % 64 : 0;
            if (((seconds >> second) & 1) != 0 && WordAt(key, at) is { } entry)
            {
                if (seen[entry.Number] != line)
                {
                    seen[entry.Number] = line;
                    hits.Add(new WordHit(entry.Key, entry.Rule, entry.Weight));
                }

                at += entry.Key.Length - 1;
            }
        }
    }

    // Never the code of one character, as no word begins with NUL.
    private static int Beginning(char first, char second) => (first << 16) | second;

    private static FrozenDictionary<int, Entry[]> InOrder(IEnumerable<KeyValuePair<int, List<Entry>>> words) => words.ToFrozenDictionary(
        pair => pair.Key, pair => pair.Value.OrderByDescending(entry => entry.Key.Length).ThenByDescending(entry => entry.Whole).ThenByDescending(entry => entry.AtStart).ToArray());

    private Entry? WordAt(ReadOnlySpan<char> key, int at) =>
        (at + 1 < key.Length ? WordAt(key, at, _byBeginning, Beginning(key[at], key[at + 1])) : null) ?? WordAt(key, at, _single, key[at]);

    private static Entry? WordAt(ReadOnlySpan<char> key, int at, FrozenDictionary<int, Entry[]> words, int beginning)
    {
        if (words.TryGetValue(beginning, out Entry[]? entries))
        {
            foreach (Entry entry in entries)
            {
                if (Stands(key, at, entry))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    private static bool Stands(ReadOnlySpan<char> key, int at, Entry entry) =>
        key[at..].StartsWith(entry.Key, StringComparison.Ordinal)
        && (!entry.AtStart || at == 0 || at == Decoration(key))
        && (!entry.Whole || (at == Decoration(key) && !key[(at + entry.Key.Length)..].ContainsAnyExcept(Decorations)));

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
