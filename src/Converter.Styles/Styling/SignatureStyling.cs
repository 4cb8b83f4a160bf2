using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Places names and date at the end of a document (GB/T 9704 7.3.5).</summary>
internal static class SignatureStyling
{
    /// <summary>Styles names and dates that follow each other.</summary>
    public static void Style(ReadOnlySpan<Block> lines, StyleSheet sheet, ImmutableArray<StyledBlock>.Builder styled)
    {
        ImmutableArray<TextBlock> names = Of(lines, Role.Signature);
        ImmutableArray<TextBlock> dates = Of(lines, Role.Date);
        bool areInOrder = lines.Length > 0 && lines[0].Role == Role.Signature && dates.Length == 1 && lines[^1].Role == Role.Date;
        if (sheet.Signature is { Stamp: true } stamp && areInOrder)
        {
            StampStyling.Style(names, dates[0], sheet, stamp, styled);
        }
        else if (sheet.Signature is { Sealed: true } seal && areInOrder && names.Length > 1)
        {
            JointSealStyling.Style(names, dates[0], sheet, seal, styled);
        }
        else
        {
            StyleLines(lines, sheet, styled);
        }
    }

    /// <summary>A line at the end of a document at its place.</summary>
    /// <param name="line">The block.</param>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="before">Space above it.</param>
    /// <param name="isLast">Whether it ends the signature.</param>
    public static StyledParagraph Line(TextBlock line, StyleSheet sheet, Extent before, bool isLast)
    {
        ParagraphStyle style = sheet.Paragraphs[Words.Of(line.Role)];
        return new StyledParagraph(line, style, [new StyledRun(line.Text, style.Text)])
        {
            SpaceBefore = before == style.SpaceBefore ? null : before,
            KeepWithNext = isLast && style.KeepWithNext ? false : null,
        };
    }

    private static void StyleLines(ReadOnlySpan<Block> lines, StyleSheet sheet, ImmutableArray<StyledBlock>.Builder styled)
    {
        decimal name = Widest(lines, Role.Signature);
        decimal date = Widest(lines, Role.Date);
        SignaturePosition? position = sheet.Signature is not null && name > 0 && date > 0 && name <= sheet.Page.CharactersPerLine
            ? new SignaturePosition(sheet.Signature, sheet.Page, name, date)
            : null;
        for (int index = 0; index < lines.Length; index++)
        {
            TextBlock line = (TextBlock)lines[index];
            decimal? right = line.Role == Role.Date ? position?.OfDate : position?.OfName(TextWidth.Of(line.Text.Text));
            Extent? indent = right is { } characters ? sheet.Page.Characters(characters) : null;
            StyledParagraph paragraph = Line(line, sheet, SpaceBefore(index, line, sheet), index == lines.Length - 1);
            styled.Add(paragraph with { RightIndent = indent == paragraph.Style.RightIndent ? null : indent });
        }
    }

    private static Extent SpaceBefore(int index, TextBlock line, StyleSheet sheet) => index > 0 ? Extent.Zero
        : sheet.Signature is { Sealed: true } seal ? seal.SealedSpace
        : sheet.Paragraphs[Words.Of(line.Role)].SpaceBefore;

    private static ImmutableArray<TextBlock> Of(ReadOnlySpan<Block> lines, Role role)
    {
        ImmutableArray<TextBlock>.Builder found = ImmutableArray.CreateBuilder<TextBlock>();
        foreach (Block line in lines)
        {
            if (line.Role == role)
            {
                found.Add((TextBlock)line);
            }
        }

        return found.ToImmutable();
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
