using System.Buffers;
using System.Text;

namespace Converter.Docx.Text;

/// <summary>Makes any UTF-16 text fit for XML 1.0 without losing a character.</summary>
internal static class VisibleText
{
    private const char Replacement = '\uFFFD';
    private const char FirstControlPicture = '\u2400';
    private const char DeletePicture = '\u2421';

    /// <summary>What XML 1.0 has no place for or reads as something else: controls, surrogates to be looked at, non-characters.</summary>
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Range('\0', '\u001F'), '\u007F', .. Range('\uD800', '\uDFFF'), '\uFFFE', '\uFFFF']);

    /// <summary>
    /// The text with its control characters as the pictures of them (U+2400 …), and half surrogate pairs and non-characters as U+FFFD.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        int at = text.AsSpan().IndexOfAny(Suspect);
        if (at < 0)
        {
            return text;
        }

        StringBuilder visible = new(text.Length);
        visible.Append(text, 0, at);
        while (at < text.Length)
        {
            at += AppendVisible(visible, text, at);
        }

        return visible.ToString();
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    /// <summary>Appends one character as it can be seen.</summary>
    /// <returns>How many code units it had.</returns>
    private static int AppendVisible(StringBuilder visible, string text, int at)
    {
        char c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            visible.Append(c).Append(text[at + 1]);
            return 2;
        }

        visible.Append(c switch
        {
            < ' ' => (char)(FirstControlPicture + c),
            '\u007F' => DeletePicture,
            '\uFFFE' or '\uFFFF' => Replacement,
            _ when char.IsSurrogate(c) => Replacement,
            _ => c,
        });
        return 1;
    }
}
