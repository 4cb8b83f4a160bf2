namespace Converter.Docx.Text;

/// <summary>
/// Characters that Chinese and Western text share: “ ” … — · and others. Word sets them in the Western face unless the run carries the
/// hint that they are East Asian (ECMA-376 17.3.2.26).
/// </summary>
internal static class EastAsianHint
{
    /// <summary>Whether a run needs the hint.</summary>
    /// <param name="text">The characters of the run.</param>
    public static bool Needs(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsShared(text[i]) && !IsApostrophe(text, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>§ ¨ ° ± · × ÷, general punctuation to dingbats, and the private use area.</summary>
    private static bool IsShared(char c) => c switch
    {
        < '\u00A7' => false,
        '\u00A7' or '\u00A8' or '\u00B0' or '\u00B1' or '\u00B7' or '\u00D7' or '\u00F7' => true,
        >= '\u2010' and <= '\u2BFF' => true,
        >= '\uE000' and <= '\uF8FF' => true,
        _ => false,
    };

    /// <summary>’ between Western letters belongs to their word.</summary>
    private static bool IsApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at] == '\u2019' && at > 0 && at + 1 < text.Length && char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(text[at + 1]);
}
