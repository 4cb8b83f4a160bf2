using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// The bare form of a line, by which lines and words are compared: no blanks, letters in upper case, punctuation of full width,
/// compatibility forms resolved.
/// </summary>
internal static class LineKey
{
    /// <summary>Writes the bare form of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">Where to write; as long as the text at least.</param>
    /// <returns>Number of characters written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> key)
    {
        int length = 0;
        foreach (char character in text)
        {
            if (!CharacterTable.Is(character, CharacterKind.Blank | CharacterKind.Control))
            {
                key[length++] = Fold(character);
            }
        }

        return length;
    }

    /// <summary>The bare form of a text.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        Span<char> key = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        return new string(key[..Write(text, key)]);
    }

    private static char Fold(char character)
    {
        if (CharacterTable.Is(character, CharacterKind.Form) && CompatibilityForms.TryGet(character, out CompatibilityForm form))
        {
            character = form.First;
        }

        return character switch
        {
            >= 'a' and <= 'z' => (char)(character - 32),
            ':' => '：',
            ',' => '，',
            ';' => '；',
            '!' => '！',
            '?' => '？',
            '(' => '（',
            ')' => '）',
            '[' or '［' => '【',
            ']' or '］' => '】',
            _ => character,
        };
    }
}
