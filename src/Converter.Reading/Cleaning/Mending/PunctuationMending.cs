using System.Buffers;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>
/// Brings marks to the form of GB/T 15834 where that is certain: full width beside Han, “……” and “——”. Figures, times, addresses and
/// Western sentences stay as they are; what is doubtful is left to the proofreading.
/// </summary>
internal static class PunctuationMending
{
    private const string StopRow = "。。";

    // Every sentence has its full stop; only a row of them may be more.
    private static readonly SearchValues<char> Marks = SearchValues.Create(",;:?!.…·．-－─―");
    private const int LongestDots = 6;
    private const int LongestDash = 4;
    private const int ShortestSentence = 12;

    /// <summary>Mends a paragraph.</summary>
    public static void Mend(ParagraphBuffer buffer, Mender mender)
    {
        ReadOnlySpan<char> text = buffer.View;
        if (text.IndexOfAny(Marks) < 0 && !text.Contains(StopRow, StringComparison.Ordinal))
        {
            return;
        }

        WesternRuns runs = new(text);
        bool isSentence = IsSentence(text);
        char before = '\0';
        int index = 0;
        while (index < text.Length)
        {
            int length = 1;
            char now = text[index];
            bool protectedHere = runs.Protects(index);
            switch (now)
            {
                case ',' or ';' or ':' or '?' or '!' when !protectedHere:
                    now = MendMark(buffer, mender, index, before);
                    break;
                case '.' or '。' or '…' or '·' or '．' when !protectedHere:
                    length = Neighbours.RunLength(text, index);
                    MendDots(buffer, mender, index, length, before, isSentence);
                    break;
                case '-' or '－' or '─' or '―' when !protectedHere:
                    length = Neighbours.RunLength(text, index);
                    MendDash(buffer, mender, index, length, before);
                    break;
            }

            before = now is ' ' or '\u3000' or '\u00A0' ? before : now;
            index += length;
        }
    }

    private static char MendMark(ParagraphBuffer buffer, Mender mender, int index, char before)
    {
        ReadOnlySpan<char> text = buffer.View;
        char mark = text[index];
        char after = Neighbours.From(text, index + 1);
        bool chinese = mark is '?' or '!'
            ? Neighbours.IsChinese(before)
            : Neighbours.IsHan(before) || Neighbours.IsHan(after) || (Neighbours.IsChinese(before) && !Neighbours.IsWestern(after));
        if (!chinese || !mender.IsOn(MendingRule.PunctuationFullWidth))
        {
            return mark;
        }

        char wide = mark switch { ',' => '，', ';' => '；', ':' => '：', '?' => '？', _ => '！' };
        buffer.Replace(index, wide, MendingRule.PunctuationFullWidth);
        return wide;
    }

    private static void MendDots(ParagraphBuffer buffer, Mender mender, int index, int length, char before, bool isSentence)
    {
        ReadOnlySpan<char> text = buffer.View;
        char after = Neighbours.From(text, index + length);
        bool chinese = Neighbours.IsChinese(before) || Neighbours.IsChinese(after);
        bool ellipsis = text[index] == '…' ? length == 1 : length is >= 3 and <= LongestDots && !char.IsAsciiDigit(after);
        if (chinese && ellipsis && mender.IsOn(MendingRule.PunctuationEllipsis))
        {
            SetEllipsis(buffer, index, length);
        }
        else if (text[index] == '.' && length == 1 && Ends(before, after) && isSentence
            && mender.IsOn(MendingRule.PunctuationFullStop))
        {
            buffer.Replace(index, '。', MendingRule.PunctuationFullStop);
        }
    }

    // 。” and ”。 count as the end of a sentence; a full stop between two Han may be a name (卡尔.马克思).
    private static bool Ends(char before, char after) =>
        (Neighbours.IsHan(before) && (after is '\0' or '”')) || (after == '\0' && (before is '”' or '）' or '》'));

    private static void SetEllipsis(ParagraphBuffer buffer, int index, int length)
    {
        if (length == 1)
        {
            buffer.Replace(index, '…', '…', MendingRule.PunctuationEllipsis);
            return;
        }

        buffer.Replace(index, '…', MendingRule.PunctuationEllipsis);
        buffer.Replace(index + 1, '…', MendingRule.PunctuationEllipsis);
        buffer.Delete(index + 2, length - 2, MendingRule.PunctuationEllipsis);
    }

    private static bool IsSentence(ReadOnlySpan<char> text) => text.Length >= ShortestSentence && text.IndexOfAny('，', '。', '；') >= 0;

    private static void MendDash(ParagraphBuffer buffer, Mender mender, int index, int length, char before)
    {
        ReadOnlySpan<char> text = buffer.View;
        char after = Neighbours.From(text, index + length);
        bool chinese = Neighbours.IsChinese(before) || Neighbours.IsChinese(after);
        if (length is < 2 or > LongestDash || !chinese || !mender.IsOn(MendingRule.PunctuationDash))
        {
            return;
        }

        buffer.Replace(index, '—', MendingRule.PunctuationDash);
        buffer.Replace(index + 1, '—', MendingRule.PunctuationDash);
        buffer.Delete(index + 2, length - 2, MendingRule.PunctuationDash);
    }
}
