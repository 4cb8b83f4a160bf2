namespace Converter.Styles.Styling;

/// <summary>
/// Widths of text in em, the width of a Han character, as far as a position depends on them before there are fonts: a digit and
/// any other ASCII letter or mark counts a half.
/// </summary>
internal static class TextWidth
{
    /// <summary>Width in em, exact to halves.</summary>
    public static decimal Of(ReadOnlySpan<char> text)
    {
        int halves = 0;
        foreach (char character in text)
        {
            halves += char.IsLowSurrogate(character) ? 0 : char.IsAscii(character) ? 1 : 2;
        }

        return halves / 2m;
    }
}
