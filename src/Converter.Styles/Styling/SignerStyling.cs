using System.Collections.Immutable;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Arranges 签发人 (GB/T 9704 7.2.6): two names on a line, the names of later lines below those of the first, all of it one character from the
/// right.
/// </summary>
internal static class SignerStyling
{
    private const int NamesOnLine = 2;

    /// <summary>The paragraph with its lines.</summary>
    /// <param name="signers">签发人 with the names, blanks between them.</param>
    /// <param name="page">The grid.</param>
    public static StyledParagraph Arrange(StyledParagraph signers, PageFormat page)
    {
        string text = signers.Text;
        int label = HeadLine.SignerLabelLength(text);
        List<int> names = [.. NameStarts(text, label)];
        ImmutableArray<int> breaks = [.. names.Where((_, index) => index > 0 && index % NamesOnLine == 0)];
        decimal widest = Lines(label, text, breaks).Max(line => TextWidth.Of(line.Trim()));
        decimal hang = TextWidth.Of(text.AsSpan(0, label));
        decimal right = page.CharactersIn(signers.Style.RightIndent);
        decimal left = Math.Max(hang, page.CharactersPerLine - right - widest);
        return signers with
        {
            Alignment = Alignment.Left,
            LineBreaks = breaks,
            RightIndent = Extent.Zero,
            LeftIndent = page.Characters(left),
            FirstLineIndent = page.Characters(-hang),
        };
    }

    private static IEnumerable<int> NameStarts(string text, int label)
    {
        for (int at = label; at < text.Length; at++)
        {
            if (!IsBetween(text[at]) && (at == label || IsBetween(text[at - 1])))
            {
                yield return at;
            }
        }
    }

    private static IEnumerable<string> Lines(int label, string text, ImmutableArray<int> breaks)
    {
        int start = label;
        foreach (int end in breaks.Add(text.Length))
        {
            yield return text[start..end];
            start = end;
        }
    }

    private static bool IsBetween(char character) => character is ' ' or '\u3000' or '、' or '，';
}
