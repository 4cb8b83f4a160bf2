using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Keeps the room of a 签名章 (GB/T 9704 7.3.5.3): the name stands where the stamp will cover it, the office two characters to its left, the date
/// below, name and date equally far from the right.
/// </summary>
internal static class StampStyling
{
    /// <summary>Between office and stamp, in characters (7.3.5.3).</summary>
    private const decimal OfficeGap = 2;

    /// <summary>Styles the names, one on a line, and the date.</summary>
    public static void Style(
        ImmutableArray<TextBlock> names,
        TextBlock date,
        StyleSheet sheet,
        SignatureFormat format,
        ImmutableArray<StyledBlock>.Builder styled)
    {
        foreach (TextBlock name in names)
        {
            StyledParagraph line = SignatureStyling.Line(name, sheet, format.StampSpace, isLast: false);
            styled.Add(Divided(line, sheet.Page, format));
        }

        StyledParagraph last = SignatureStyling.Line(date, sheet, format.StampDateSpace, isLast: true);
        styled.Add(last with { RightIndent = format.SealedRightIndent });
    }

    private static StyledParagraph Divided(StyledParagraph line, PageFormat page, SignatureFormat format)
    {
        int cut = NameStart(line.Text);
        if (cut == 0)
        {
            return line with { RightIndent = format.SealedRightIndent };
        }

        decimal right = page.CharactersPerLine - page.CharactersIn(format.SealedRightIndent);
        decimal office = right - TextWidth.Of(line.Text.AsSpan(cut)) - OfficeGap;
        return line with
        {
            Alignment = Alignment.Left,
            RightIndent = Extent.Zero,
            Stops =
            [
                new LineStop(0, Alignment.Right, page.Characters(office).Length),
                new LineStop(cut, Alignment.Right, page.Characters(right).Length),
            ],
        };
    }

    /// <summary>
    /// Where the name begins: behind the first blank, for a name may have one inside; 0 where there is none.
    /// </summary>
    private static int NameStart(string text)
    {
        int at = text.AsSpan().IndexOfAny(' ', '\u3000');
        while (at > 0 && at < text.Length && text[at] is ' ' or '\u3000')
        {
            at++;
        }

        return at > 0 && at < text.Length ? at : 0;
    }
}
