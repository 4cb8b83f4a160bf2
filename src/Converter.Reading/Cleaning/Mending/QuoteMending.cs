namespace Converter.Reading.Cleaning.Mending;

/// <summary>Makes pairs of straight quotation marks in Chinese text; where they do not pair without doubt, nothing is altered.</summary>
internal static class QuoteMending
{
    /// <summary>Mends a paragraph.</summary>
    public static void Mend(ParagraphBuffer buffer, Mender mender)
    {
        if (mender.IsOn(MendingRule.PunctuationQuotes))
        {
            Mend(buffer, '"', '“', '”');
            Mend(buffer, '\'', '‘', '’');
        }
    }

    private static void Mend(ParagraphBuffer buffer, char straight, char opening, char closing)
    {
        ReadOnlySpan<char> text = buffer.View;
        if (text.IndexOf(straight) < 0 || !TryPair(text, straight, opening, closing, out List<(int Open, int Close)> pairs))
        {
            return;
        }

        foreach ((int open, int close) in pairs)
        {
            if (!IsChinese(text, open, close))
            {
                continue;
            }

            if (text[open] == straight)
            {
                buffer.Replace(open, opening, MendingRule.PunctuationQuotes);
            }

            if (text[close] == straight)
            {
                buffer.Replace(close, closing, MendingRule.PunctuationQuotes);
            }
        }
    }

    private static bool TryPair(ReadOnlySpan<char> text, char straight, char opening, char closing, out List<(int Open, int Close)> pairs)
    {
        pairs = [];
        int open = -1;
        for (int index = 0; index < text.Length; index++)
        {
            char mark = text[index];
            if ((mark != straight && mark != opening && mark != closing) || IsApostrophe(text, index))
            {
                continue;
            }

            bool opens = mark == opening || (mark == straight && open < 0);
            if (opens != open < 0 || !(opens ? CanOpen(text, index) : CanClose(text, index, open)))
            {
                return false;
            }

            if (!opens)
            {
                pairs.Add((open, index));
            }

            open = opens ? index : -1;
        }

        return open < 0;
    }

    // don’t, 15"
    private static bool IsApostrophe(ReadOnlySpan<char> text, int index) =>
        text[index] is '\'' or '’' && index > 0 && index + 1 < text.Length
        && Neighbours.IsWestern(text[index - 1]) && Neighbours.IsWestern(text[index + 1]);

    private static bool CanOpen(ReadOnlySpan<char> text, int index) =>
        index + 1 < text.Length && text[index + 1] is not (' ' or '，' or '。' or '、' or '；' or '：' or '？' or '！' or '）' or ',' or ';')
        && (index == 0 || !char.IsAsciiDigit(text[index - 1]));

    private static bool CanClose(ReadOnlySpan<char> text, int index, int open) =>
        index > open + 1 && text[index - 1] is not (' ' or '（' or '《' or '，' or '、' or '：');

    private static bool IsChinese(ReadOnlySpan<char> text, int open, int close)
    {
        if (Neighbours.IsChinese(Neighbours.Before(text, open)) || Neighbours.IsChinese(Neighbours.From(text, close + 1)))
        {
            return true;
        }

        foreach (char character in text[open..close])
        {
            if (Neighbours.IsHan(character))
            {
                return true;
            }
        }

        return false;
    }
}
