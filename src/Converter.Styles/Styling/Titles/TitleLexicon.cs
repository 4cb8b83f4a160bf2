using System.Collections.Frozen;
using System.Reflection;

namespace Converter.Styles.Styling.Titles;

/// <summary>The words of <c>Data/title-words.txt</c> with their classes.</summary>
internal sealed class TitleLexicon
{
    private const string Resource = "data/title-words.txt";
    private const string UnitClass = "unit";

    private readonly FrozenDictionary<string, TokenClass> _words;
    private readonly FrozenDictionary<string, TokenClass>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenSet<string> _units;

    private TitleLexicon(string text)
    {
        Dictionary<string, TokenClass> words = new(StringComparer.Ordinal);
        HashSet<string> units = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(':', 2);
            if (parts.Length == 2 && !line.StartsWith('#'))
            {
                foreach (string word in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(parts[0], word, words, units);
                }
            }
        }

        _words = words.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _units = units.ToFrozenSet(StringComparer.Ordinal);
        LongestWord = words.Keys.Max(word => word.Length);
        LongestUnit = units.Max(unit => unit.Length);
    }

    /// <summary>The word list that comes with the program.</summary>
    public static TitleLexicon BuiltIn { get; } = new(ReadResource());

    /// <summary>Length of the longest word.</summary>
    public int LongestWord { get; }

    /// <summary>Length of the longest unit.</summary>
    public int LongestUnit { get; }

    /// <summary>The words.</summary>
    public IEnumerable<string> Words => _words.Keys;

    /// <summary>The class of a word; <see langword="null"/> for anything else.</summary>
    public TokenClass? ClassOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out TokenClass found) ? found : null;

    /// <summary>Whether a text is a unit that stays with the number before it.</summary>
    public bool IsUnit(ReadOnlySpan<char> text) => _units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>The first class of a word counts; the list is in the order of the classes' weight.</summary>
    private static void Add(string kind, string word, Dictionary<string, TokenClass> words, HashSet<string> units)
    {
        if (kind == UnitClass)
        {
            units.Add(word);
        }
        else
        {
            words.TryAdd(word, Enum.Parse<TokenClass>(kind, ignoreCase: true));
        }
    }

    private static string ReadResource()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
