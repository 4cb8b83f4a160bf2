using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// Tells references and footnotes from headings: [1] 某某：……，2021年。 They stand close together at the end, are cited above or name a
/// year, an address or a kind of publication; or a label (参考文献) stands above them, whatever their numbers look like.
/// </summary>
internal sealed class ReferenceList(TextLine[] lines)
{
    private const int LongestLabel = 10;
    private Dictionary<int, int>? _cited;

    /// <summary>Whether the paragraphs of a series are references.</summary>
    /// <param name="items">The paragraphs, in order.</param>
    public bool Holds(List<SeriesItem> items)
    {
        int first = items[0].Line.Index;
        if (first > 0 && IsLabel(lines[first - 1].Text))
        {
            return true;
        }

        return items.TrueForAll(IsSquare) && StandClose(items) && (AreCited(items) || 2 * items.Count(HasSource) >= items.Count);
    }

    private static bool IsSquare(SeriesItem item) =>
        item.Marker.Family == EnumeratorFamily.DigitParen && item.Line.Text[item.Marker.Start] is '[' or '［';

    private static bool StandClose(List<SeriesItem> items)
    {
        for (int at = 1; at < items.Count; at++)
        {
            if (items[at].Line.Index != items[at - 1].Line.Index + 1)
            {
                return false;
            }
        }

        return true;
    }

    // ……两位数增长[1]，……: its number stands inside a line above.
    private bool AreCited(List<SeriesItem> items)
    {
        _cited ??= Cited(lines);
        return _cited.TryGetValue(items[0].Marker.Value, out int place) && place < items[0].Line.Index;
    }

    // For every number the first line that has it in square brackets, not at its beginning; found once.
    private static Dictionary<int, int> Cited(TextLine[] lines)
    {
        Dictionary<int, int> cited = [];
        foreach (TextLine line in lines)
        {
            string text = line.Text;
            for (int at = text.AsSpan().IndexOfAny('[', '［'); at >= 0; at = Next(text, at + 1))
            {
                int value = at > 0 ? HanNumber.ReadDigits(text, at + 1, out _) : -1;
                if (value > 0)
                {
                    cited.TryAdd(value, line.Index);
                }
            }
        }

        return cited;
    }

    private static int Next(string text, int from)
    {
        int step = text.AsSpan(from).IndexOfAny('[', '［');
        return step < 0 ? -1 : from + step;
    }

    // 2021 · http://…… · [M]
    private static bool HasSource(SeriesItem item)
    {
        ReadOnlySpan<char> text = item.Line.Text.AsSpan(item.Marker.End);
        int run = 0;
        for (int at = 0; at < text.Length; at++)
        {
            run = char.IsAsciiDigit(text[at]) ? run + 1 : 0;
            bool year = run == 4 && text[at - 3] is '1' or '2' && (at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]));
            bool kind = text[at] is '[' or '［' && at + 2 < text.Length && char.IsAsciiLetterUpper(text[at + 1]);
            if (year || kind)
            {
                return true;
            }
        }

        return text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLabel(ReadOnlySpan<char> text)
    {
        text = text.Trim("：:【】[]《》 　");
        return text.Length <= LongestLabel && GenreWords.Current.NoteLabels.Holds(text);
    }
}
