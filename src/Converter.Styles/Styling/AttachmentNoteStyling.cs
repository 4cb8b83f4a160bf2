using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Hangs an attachment note (GB/T 9704 7.3.4): turn-lines under the first character of the name, the numbers of the second and
/// later names under that of the first.
/// </summary>
internal static class AttachmentNoteStyling
{
    private const string Label = "附件";

    /// <summary>Styles the lines of one note.</summary>
    public static void Style(ReadOnlySpan<Block> lines, StyleSheet sheet, ImmutableArray<StyledBlock>.Builder styled)
    {
        ParagraphStyle style = sheet.Paragraphs["attachmentnote"];
        decimal names = 0;
        for (int index = 0; index < lines.Length; index++)
        {
            TextBlock line = (TextBlock)lines[index];
            int label = LabelLength(line.Text.Text);
            int number = NumberLength(line.Text.Text, label);
            decimal labelWidth = TextWidth.Of(line.Text.Text.AsSpan(0, label), style.Text.Typeface);
            decimal start = label > 0 ? 0 : names;
            names = label > 0 ? labelWidth : names;
            decimal hang = TextWidth.Of(line.Text.Text.AsSpan(0, number), style.Text.Typeface);
            styled.Add(new StyledParagraph(line, style, [new StyledRun(line.Text, style.Text)])
            {
                LeftIndent = sheet.Page.Characters(sheet.Page.CharactersIn(style.LeftIndent) + start + hang),
                FirstLineIndent = sheet.Page.Characters(-hang),
                SpaceBefore = index > 0 ? Extent.Zero : null,
            });
        }
    }

    /// <summary>Length of 附件 with the colon or the blank behind it.</summary>
    private static int LabelLength(string text)
    {
        int end = Label.Length;
        return text.StartsWith(Label, StringComparison.Ordinal) && end < text.Length && text[end] is '：' or ':' or ' ' or '\u3000'
            ? end + 1
            : 0;
    }

    /// <summary>Length of what stands before the name: the label, and a number with its mark and blank.</summary>
    private static int NumberLength(string text, int label)
    {
        int start = label;
        while (start < text.Length && text[start] is ' ' or '\u3000')
        {
            start++;
        }

        int at = start;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at == start || at >= text.Length || text[at] is not ('.' or '．' or '、'))
        {
            return start;
        }

        at++;
        return at < text.Length && text[at] is ' ' or '\u3000' ? at + 1 : at;
    }
}
