using System.Collections.Immutable;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Conversion;

/// <summary>
/// 7.3.2 and 7.3.3: page 1 must show text of the document. Where the addressees fill it, they go to the imprint as 主送. Whether they do is
/// seen on the pages, so this stands before the writers and behind the reading.
/// </summary>
internal static class AddresseeRoom
{
    /// <summary>Addressees of fewer characters than this (five lines) leave room under any head.</summary>
    private const int Harmless = 5 * 28;

    private const string Label = "主送：";

    /// <summary>The document, its addressees moved where they leave no room for text on page 1 and where moving them helps.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sheet">Its style sheet; without an imprint nothing is moved.</param>
    /// <param name="fonts">Where faces are found; without them nothing is moved.</param>
    /// <param name="findings">Receives what was moved.</param>
    public static Document Settle(Document document, StyleSheet sheet, IFontSource fonts, ICollection<Diagnostic> findings)
    {
        TextBlock[] addressees = [.. document.Blocks.TakeWhile(block => !IsText(block)).OfType<TextBlock>().Where(block => block.Role == Role.Addressee)];
        if (sheet.Imprint is null || addressees.Sum(block => block.Text.Length) < Harmless || ShowsText(document, sheet, fonts) is not false)
        {
            return document;
        }

        Document moved = Move(document, addressees);
        if (ShowsText(moved, sheet, fonts) is not true)
        {
            return document;
        }

        findings.Add(new Diagnostic(
            "layout.addressee-moved",
            Severity.Info,
            document.Source.PositionOf(addressees[0].Text.SourceOffset(0)),
            new Message("主送机关过多，首页无法显示正文，已移至版记“主送”", "the addressees leave no room for text on page 1; they went to the imprint as 主送"),
            new Message("GB/T 9704 7.3.2", "GB/T 9704 7.3.2")));
        return moved;
    }

    private static bool IsText(Block block) => block.Role is Role.Body or Role.Heading or Role.Table;

    /// <summary>Whether page 1 shows text; nothing where there is no text or no face to set it in.</summary>
    private static bool? ShowsText(Document document, StyleSheet sheet, IFontSource fonts)
    {
        StyledDocument styled = Styler.Style(document, sheet);
        if (!document.Blocks.Any(IsText) || Typesetter.FontErrors(styled, fonts).Count > 0)
        {
            return null;
        }

        TypesetPage first = Typesetter.Typeset(styled, fonts).Pages[0];
        return first.Lines.Any(line => line.Block >= 0 && IsText(styled.Blocks[line.Block].Source));
    }

    /// <summary>The document with the addressees above the other lists of its imprint (7.4.2), or as the only line of one.</summary>
    private static Document Move(Document document, TextBlock[] addressees)
    {
        ImmutableArray<Block> rest = document.Blocks.RemoveRange(addressees);
        int imprint = 0;
        while (imprint < rest.Length && rest[imprint].Role != Role.Imprint)
        {
            imprint++;
        }

        return document with { Blocks = rest.Insert(imprint, new TextBlock(Role.Imprint, Written(addressees))) };
    }

    /// <summary>主送：……。</summary>
    private static MappedText Written(TextBlock[] addressees)
    {
        MappedText.Builder text = new();
        text.Append(Label, addressees[0].Text.SourceOffset(0));
        foreach (TextBlock addressee in addressees)
        {
            for (int at = 0; at < addressee.Text.Length; at++)
            {
                text.Append(addressee.Text.Text[at], addressee.Text.SourceOffset(at));
            }
        }

        MappedText written = text.ToMappedText();
        MappedText bare = written.Slice(0, written.Text.TrimEnd('：', ':', ' ', '\u3000').Length);
        return bare.Append(new MappedText("。", [new MapSegment(0, addressees[^1].Text.SourceOffset(addressees[^1].Text.Length))]));
    }
}
