using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Places names and date at the end of a document (GB/T 9704 7.3.5).</summary>
internal static class SignatureStyling
{
    /// <summary>Styles names and dates that follow each other.</summary>
    public static void Style(ReadOnlySpan<Block> lines, BlockPlace place, StyleSheet sheet, ImmutableArray<StyledBlock>.Builder styled)
    {
        decimal name = Widest(lines, Role.Signature);
        decimal date = Widest(lines, Role.Date);
        SignaturePosition? position = sheet.Signature is not null && name > 0 && date > 0 && name <= sheet.Page.CharactersPerLine
            ? new SignaturePosition(sheet.Signature, sheet.Page, name, date)
            : null;
        for (int index = 0; index < lines.Length; index++)
        {
            TextBlock line = (TextBlock)lines[index];
            ParagraphStyle style = sheet.Paragraphs[Words.Of(line.Role)];
            decimal? right = line.Role == Role.Date ? position?.OfDate : position?.OfName(TextWidth.Of(line.Text.Text));
            Extent? indent = right is { } characters ? sheet.Page.Characters(characters) : null;
            bool isLast = index == lines.Length - 1;
            styled.Add(new StyledParagraph(line, style, [new StyledRun(line.Text, style.Text)])
            {
                RightIndent = indent == style.RightIndent ? null : indent,
                SpaceBefore = SpaceBefore(index, style, sheet),
                KeepWithNext = isLast && style.KeepWithNext ? false : null,
            });
        }
    }

    private static Extent? SpaceBefore(int index, ParagraphStyle style, StyleSheet sheet)
    {
        Extent space = index > 0 ? Extent.Zero
            : sheet.Signature is { Sealed: true } seal ? seal.SealedSpace
            : style.SpaceBefore;
        return space == style.SpaceBefore ? null : space;
    }

    private static decimal Widest(ReadOnlySpan<Block> lines, Role role)
    {
        decimal widest = 0;
        foreach (Block line in lines)
        {
            if (line.Role == role)
            {
                widest = Math.Max(widest, TextWidth.Of(((TextBlock)line).Text.Text));
            }
        }

        return widest;
    }
}
