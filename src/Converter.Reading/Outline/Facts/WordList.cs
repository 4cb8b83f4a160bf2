namespace Converter.Reading.Outline.Facts;

/// <summary>
/// Words of one meaning. There is a bit for the first character of each and one for the last: nearly every text begins and ends otherwise, and
/// that is seen without a look at the words.
/// </summary>
internal sealed class WordList
{
    private const int Bits = 1024;
    private const int RowBits = 64;

    private readonly string[] _words;
    private readonly ulong[] _firsts = new ulong[Bits / RowBits];
    private readonly ulong[] _lasts = new ulong[Bits / RowBits];

    /// <summary>Makes a list.</summary>
    /// <param name="words">The words, none of them empty, in the order in which they are looked for.</param>
    public WordList(string[] words)
    {
        _words = words;
        foreach (string word in words)
        {
            Row(_firsts, word[0]) |= Bit(word[0]);
            Row(_lasts, word[^1]) |= Bit(word[^1]);
        }
    }

    /// <summary>The words, in order.</summary>
    public ReadOnlySpan<string> Words => _words;

    /// <summary>Whether a text begins with one of the words.</summary>
    public bool Begins(ReadOnlySpan<char> text) => MayBegin(text) && HoldsAtStart(text);

    /// <summary>Whether a text ends in one of the words.</summary>
    public bool Ends(ReadOnlySpan<char> text) => !text.IsEmpty && (Row(_lasts, text[^1]) & Bit(text[^1])) != 0 && HoldsAtEnd(text);

    /// <summary>Whether a text is one of the words.</summary>
    public bool Holds(ReadOnlySpan<char> text)
    {
        foreach (string word in _words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the longest of the words that a text begins with; 0 where it begins with none.</summary>
    public int BeginningOf(ReadOnlySpan<char> text)
    {
        int longest = 0;
        foreach (string word in _words)
        {
            longest = word.Length > longest && text.StartsWith(word, StringComparison.Ordinal) ? word.Length : longest;
        }

        return longest;
    }

    /// <summary>Whether one of the words stands in a text.</summary>
    public bool StandsIn(ReadOnlySpan<char> text)
    {
        foreach (string word in _words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text begins with a character that one of the words may begin with: most do not, and need no look at the words.</summary>
    public bool MayBegin(ReadOnlySpan<char> text) => !text.IsEmpty && (Row(_firsts, text[0]) & Bit(text[0])) != 0;

    private static ref ulong Row(ulong[] rows, char character) => ref rows[character % Bits / RowBits];

    private static ulong Bit(char character) => 1UL << (character % RowBits);

    private bool HoldsAtStart(ReadOnlySpan<char> text)
    {
        foreach (string word in _words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool HoldsAtEnd(ReadOnlySpan<char> text)
    {
        foreach (string word in _words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
