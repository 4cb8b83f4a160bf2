using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>Looks at the characters beside a place.</summary>
internal static class Neighbours
{
    private const CharacterKind Chinese = CharacterKind.Han | CharacterKind.WidePunctuation;

    /// <summary>The nearest character before an index that is not blank; NUL at the start.</summary>
    public static char Before(ReadOnlySpan<char> text, int index)
    {
        for (index--; index >= 0; index--)
        {
            if (!CharacterTable.Is(text[index], CharacterKind.Blank))
            {
                return text[index];
            }
        }

        return '\0';
    }

    /// <summary>The nearest character from an index on that is not blank; NUL at the end.</summary>
    public static char From(ReadOnlySpan<char> text, int index)
    {
        for (; index < text.Length; index++)
        {
            if (!CharacterTable.Is(text[index], CharacterKind.Blank))
            {
                return text[index];
            }
        }

        return '\0';
    }

    /// <summary>Whether a character is Han or punctuation of full width.</summary>
    public static bool IsChinese(char character) => CharacterTable.Is(character, Chinese);

    /// <summary>Whether a character is Han.</summary>
    public static bool IsHan(char character) => CharacterTable.Is(character, CharacterKind.Han);

    /// <summary>Whether a character is a letter or digit of a Western script.</summary>
    public static bool IsWestern(char character) => CharacterTable.Is(character, CharacterKind.Western);

    /// <summary>Length of the run of one character from an index on.</summary>
    public static int RunLength(ReadOnlySpan<char> text, int index)
    {
        int end = index + 1;
        while (end < text.Length && text[end] == text[index])
        {
            end++;
        }

        return end - index;
    }
}
