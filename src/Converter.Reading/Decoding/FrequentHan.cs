using System.Reflection;
using System.Text;

namespace Converter.Reading.Decoding;

/// <summary>
/// Tells a right decoding from a wrong one: in Chinese text most characters are among the few hundred frequent ones, while the wrong
/// encoding gives rare characters strewn over the whole table.
/// </summary>
internal static class FrequentHan
{
    private static readonly bool[] IsFrequent = Load();

    /// <summary>Measures a text.</summary>
    /// <param name="text">The text; a sample is enough.</param>
    public static HanShare ShareIn(ReadOnlySpan<char> text)
    {
        int frequent = 0;
        int others = 0;
        foreach (char character in text)
        {
            if (IsFrequent[character])
            {
                frequent++;
            }
            else if (character >= '\u0080' && !IsPunctuation(character))
            {
                others++;
            }
        }

        return new HanShare(frequent, others);
    }

    private static bool IsPunctuation(char character) =>
        character is (>= '\u2010' and <= '\u203B') or (>= '\u3000' and <= '\u3017') or (>= '\uFF01' and <= '\uFF5E') or '\u00B7' or '\u00A0';

    private static bool[] Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("frequent-han.txt")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        bool[] frequent = new bool[char.MaxValue + 1];
        foreach (string line in reader.ReadToEnd().Split('\n'))
        {
            foreach (char character in line.StartsWith('#') ? string.Empty : line)
            {
                frequent[character] = true;
            }
        }

        return frequent;
    }
}

/// <summary>How many characters beyond ASCII, punctuation left out, are frequent ones.</summary>
/// <param name="Frequent">Number of frequent characters.</param>
/// <param name="Others">Number of others.</param>
internal readonly record struct HanShare(int Frequent, int Others)
{
    /// <summary>The share of frequent characters, 0 … 1; 0 where there are none.</summary>
    public double Value => Frequent == 0 ? 0 : (double)Frequent / (Frequent + Others);
}
