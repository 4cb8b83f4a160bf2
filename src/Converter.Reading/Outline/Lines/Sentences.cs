using System.Buffers;

namespace Converter.Reading.Outline.Lines;

/// <summary>Ends of sentences, brackets and quotation marks.</summary>
internal static class Sentences
{
    private const string Openers = "（(“‘《〈「『【〔[";
    private const string Closers = "）)”’》〉」』】〕]";
    private static readonly SearchValues<char> s_marks = SearchValues.Create(Openers + Closers + "。！？!?");

    /// <summary>Whether a character ends a sentence.</summary>
    /// <param name="character">The character.</param>
    public static bool IsEnd(char character) => character is '。' or '！' or '？' or '!' or '?' or '．' or '…';

    /// <summary>
    /// Index behind the first 。！？ that stands outside brackets and quotation marks, closing marks after it included; -1 where none does.
    /// A bracket that is never closed hides nothing.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin.</param>
    public static int FirstEnd(ReadOnlySpan<char> text, int start)
    {
        int depth = 0;
        int hidden = -1;
        int index = start;
        for (int step = Next(text, index); step >= 0; step = Next(text, ++index))
        {
            index += step;
            char character = text[index];
            if (Openers.Contains(character, StringComparison.Ordinal))
            {
                depth++;
            }
            else if (Closers.Contains(character, StringComparison.Ordinal))
            {
                depth = Math.Max(0, depth - 1);
                hidden = depth == 0 ? -1 : hidden;
            }
            else
            {
                if (depth == 0)
                {
                    return SkipClosers(text, index + 1);
                }

                hidden = hidden < 0 ? index : hidden;
            }
        }

        return depth > 0 && hidden >= 0 ? SkipClosers(text, hidden + 1) : -1;
    }

    /// <summary>Index of the first colon outside brackets and quotation marks before an index; -1 where none stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where to stop.</param>
    public static int FirstColon(ReadOnlySpan<char> text, int start, int end)
    {
        int depth = 0;
        for (int index = start; index < end; index++)
        {
            char character = text[index];
            if (Openers.Contains(character, StringComparison.Ordinal))
            {
                depth++;
            }
            else if (Closers.Contains(character, StringComparison.Ordinal))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0 && (character == '：' || (character == ':' && !IsBetweenDigits(text, index))))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Whether the whole text is one pair of brackets.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBracketed(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] is not ('（' or '(' or '〔' or '[') || text[^1] is not ('）' or ')' or '〕' or ']'))
        {
            return false;
        }

        int depth = 0;
        for (int index = 0; index < text.Length - 1; index++)
        {
            depth += text[index] switch { '（' or '(' or '〔' or '[' => 1, '）' or ')' or '〕' or ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Next(ReadOnlySpan<char> text, int from) => text[from..].IndexOfAny(s_marks);

    private static int SkipClosers(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && (text[index] is '”' or '’' or '」' or '』'))
        {
            index++;
        }

        return index;
    }

    private static bool IsBetweenDigits(ReadOnlySpan<char> text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiDigit(text[index - 1]) && char.IsAsciiDigit(text[index + 1]);
}
