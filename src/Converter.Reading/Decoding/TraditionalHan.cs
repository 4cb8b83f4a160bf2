using System.Reflection;
using System.Text;

namespace Converter.Reading.Decoding;

/// <summary>
/// Traditional characters, as texts from Hong Kong and Taiwan have them. The words of the rules are simplified; a traditional text is recognised
/// by a copy in simplified characters, unit for unit, so that every place stays the same. The text itself is never changed.
/// </summary>
internal static class TraditionalHan
{
    // A look at so many places, evenly spread, tells the one text from the other, however long it is.
    private const int Sample = 1024;

    // In a traditional text every third character or so has a simplified form of its own; a simplified one may quote a name or a book.
    private const int LeastShare = 12;
    private const int Least = 2;

    private static readonly byte[] Pages = new byte[UnitTable.PageLength];
    private static readonly char[] Simplified = UnitTable.Fold(Load(), Pages);

    /// <summary>Whether a text is written in traditional characters.</summary>
    /// <param name="text">The text.</param>
    public static bool Prevails(ReadOnlySpan<char> text)
    {
        int step = Math.Max(1, text.Length / Sample);
        int traditional = 0;
        int han = 0;
        for (int at = 0; at < text.Length; at += step)
        {
            han += text[at] is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            traditional += SimplifiedOf(text[at]) != '\0' ? 1 : 0;
        }

        return traditional >= Least && LeastShare * traditional >= han;
    }

    /// <summary>Index of the first traditional character; -1 where there is none.</summary>
    /// <param name="text">The text.</param>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && SimplifiedOf(text[at]) == '\0')
        {
            at++;
        }

        return at < text.Length ? at : -1;
    }

    /// <summary>The same text in simplified characters, of the same length.</summary>
    /// <param name="text">The text.</param>
    public static string Simplify(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (int at = 0; at < span.Length; at++)
        {
            char simplified = SimplifiedOf(from[at]);
            span[at] = simplified == '\0' ? from[at] : simplified;
        }
    });

    // NUL where a character has no other form.
    private static char SimplifiedOf(char unit) => Simplified[(Pages[unit / UnitTable.PageLength] * UnitTable.PageLength) + (unit % UnitTable.PageLength)];

    private static char[] Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("traditional.txt")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        char[] simplified = new char[char.MaxValue + 1];
        foreach (string line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string pair in line.StartsWith('#') ? [] : line.Split(' '))
            {
                simplified[pair[0]] = pair[1];
            }
        }

        return simplified;
    }
}
