using Converter.Reading.Cleaning.Junk;

namespace Converter.Reading.Cleaning.Lines;

/// <summary>Tells whether a line opens a heading or an item of a list.</summary>
internal static class ParagraphStart
{
    private const int LongestMarker = 16;
    private static readonly string[] Labels = ["附件", "附：", "同志们", "各位", "抄送", "主送", "——", "第一，", "首先，"];

    /// <summary>Whether a line begins with an enumerator or a label that stands at the beginning of paragraphs only.</summary>
    public static bool IsMarker(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> start = text[..Math.Min(LongestMarker, text.Length)];
        Span<char> key = stackalloc char[LongestMarker];
        ReadOnlySpan<char> bare = key[..LineKey.Write(start, key)];
        int marker = LineForms.MarkerLength(bare);
        if (marker > 0)
        {
            return bare[marker - 1] is not ('是' or '要') && !(bare[0] == '第' && bare[marker - 1] is '条' or '部');
        }

        foreach (string label in Labels)
        {
            if (bare.StartsWith(label, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return bare.Length > 1 && bare[0] is '#' or '•' or '●' or '◆' or '■' or '★';
    }
}
