using System.Globalization;

namespace Converter.Typesetting.Characters;

/// <summary>The class of every code point, read from the embedded list.</summary>
internal static class CharacterTable
{
    private const int BasicPlane = 0x10000;
    private const int TagsPlane = 0xE0000;
    private static readonly CharacterClass[] Classes = Load();

    /// <summary>The class of a character by itself; its neighbours may change it.</summary>
    /// <param name="codePoint">Unicode code point or lone surrogate.</param>
    public static CharacterClass ClassOf(int codePoint) =>
        codePoint < BasicPlane ? Classes[codePoint]
        : codePoint >> 12 == TagsPlane >> 12 ? CharacterClass.Joined
        : CharacterClass.Ideograph;

    private static CharacterClass[] Load()
    {
        using Stream stream = typeof(CharacterTable).Assembly.GetManifestResourceStream("character-classes.txt")!;
        using StreamReader reader = new(stream);
        CharacterClass[] classes = new CharacterClass[BasicPlane];
        while (reader.ReadLine() is { } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0] != "#")
            {
                Enter(classes, words);
            }
        }

        return classes;
    }

    private static void Enter(CharacterClass[] classes, string[] words)
    {
        string name = words[0].Replace("-", string.Empty, StringComparison.Ordinal);
        CharacterClass value = Enum.Parse<CharacterClass>(name, ignoreCase: true);
        foreach (string range in words.AsSpan(1))
        {
            int dash = range.IndexOf('-', StringComparison.Ordinal);
            int first = Parse(dash < 0 ? range : range[..dash]);
            int last = dash < 0 ? first : Parse(range[(dash + 1)..]);
            for (int codePoint = first; codePoint <= last && codePoint < BasicPlane; codePoint++)
            {
                classes[codePoint] = value;
            }
        }
    }

    private static int Parse(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
