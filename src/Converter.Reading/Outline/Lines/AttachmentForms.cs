using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;

namespace Converter.Reading.Outline.Lines;

/// <summary>附件 as a label (“附件1”) and as the beginning of an attachment note (“附件：1.……”).</summary>
internal static class AttachmentForms
{
    /// <summary>Length of 附件： with its number at the beginning of an attachment note; 0 where the line is none, or nothing follows.</summary>
    /// <param name="text">The line.</param>
    public static int OpenerLength(ReadOnlySpan<char> text)
    {
        int end = WordAndNumber(text);
        if (end == 0)
        {
            return 0;
        }

        bool colon = end < text.Length && text[end] is '：' or ':';
        end += colon ? 1 : 0;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return colon && end < text.Length ? end : 0;
    }

    /// <summary>Whether a line is the label that opens an attachment: 附件, 附件1, 附件一：, 附：</summary>
    /// <param name="text">The line.</param>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        text = text.Trim("【】[]（）() 　");
        int end = WordAndNumber(text);
        return end > 0 && text[end..].TrimEnd("：: 　.．、").IsEmpty && (end > 1 || text.Length > 1);
    }

    /// <summary>Length of 附件 with its number and a blank where a title follows on the same line (“附件1 ××名单”); 0 otherwise.</summary>
    /// <param name="line">The line.</param>
    public static int LabelWithTitle(TextLine line)
    {
        int end = WordAndNumber(line.Text);
        bool apart = end > 1 && end < line.Length && (line.HasGap(end) || line.Text[end] is '：' or ':' or '.' or '、');
        return apart && line.End == EndMark.None && line.Length <= 60 ? end : 0;
    }

    /// <summary>The second number of 9-2, the second attachment of the ninth, at the beginning of a name; 0 where there is none.</summary>
    /// <param name="text">The name.</param>
    public static int DashedNumber(ReadOnlySpan<char> text)
    {
        HanNumber.ReadDigits(text, 0, out int first);
        if (first is 0 or > 2 || first + 1 >= text.Length || text[first] is not ('-' or '－' or '—'))
        {
            return 0;
        }

        int number = HanNumber.ReadDigits(text, first + 1, out int second);
        return second is > 0 and <= 2 && first + 1 + second < text.Length && !char.IsAsciiDigit(text[first + 1 + second]) ? number : 0;
    }

    private static int WordAndNumber(ReadOnlySpan<char> text)
    {
        if (!GenreWords.Current.Attachments.MayBegin(text))
        {
            return 0;
        }

        foreach (string word in GenreWords.Current.Attachments.Words)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal))
            {
                continue;
            }

            int at = word.Length;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            bool ordinal = at < text.Length && text[at] == '第';
            HanNumber.ReadDigits(text, ordinal ? at + 1 : at, out int length);
            if (length == 0)
            {
                HanNumber.ReadHan(text, ordinal ? at + 1 : at, out length);
            }

            bool letter = length == 0 && word == "附录" && at < text.Length && char.IsAsciiLetterUpper(text[at]);
            int end = length > 0 ? at + length + (ordinal ? 1 : 0) : letter ? at + 1 : word.Length;
            bool dashed = length > 0 && end + 1 < text.Length && text[end] is '-' or '－' or '—';
            if (dashed)
            {
                HanNumber.ReadDigits(text, end + 1, out int second);
                end += second > 0 ? second + 1 : 0;
            }

            return end;
        }

        return 0;
    }
}
