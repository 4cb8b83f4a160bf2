using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Styles.Styling.Titles;

namespace Converter.Styles.Binding;

/// <summary>What stands on the cover of a book.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Issuer">Who issued it; empty for nothing.</param>
/// <param name="Date">When; empty for nothing.</param>
public sealed record CoverText(string Title, string Issuer, string Date);

/// <summary>Makes the cover of a book: its lines stand at the places that the sheet gives them, as those of a head do.</summary>
public static class CoverStyling
{
    /// <summary>The cover as a document of one page without a number.</summary>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="format">How the cover stands.</param>
    /// <param name="text">What stands on it.</param>
    public static StyledDocument Style(StyleSheet sheet, CoverFormat format, CoverText text)
    {
        PageFormat page = sheet.Page;
        ParagraphStyle title = sheet.Paragraphs["covertitle"];
        ParagraphStyle issuer = sheet.Paragraphs["coverissuer"];
        ImmutableArray<StyledBlock>.Builder blocks = ImmutableArray.CreateBuilder<StyledBlock>();
        blocks.Add(Generated.Paragraph(Role.Title, text.Title, title) with
        {
            LineBreaks = TitleBreaker.Break(text.Title, TitleStyling.Capacity(title, page), []),
            Place = Place(page, format.TitleTop, title.GridLines),
        });
        Length top = format.IssuerTop;
        foreach (string line in new[] { text.Issuer, text.Date }.Where(line => line.Length > 0))
        {
            blocks.Add(Generated.Paragraph(Role.Body, line, issuer) with { Place = Place(page, top, 1) });
            top += page.LinePitch;
        }

        return Generated.Document(sheet, blocks.ToImmutable()) with
        {
            Head = new StyledHead(page.LinesPerPage, null, null),
            Numbering = new PageNumbering(1, PageNumberForm.None, Restarts: false),
        };
    }

    private static FixedPlace Place(PageFormat page, Length top, int lines) =>
        new(page.Top + top, page.LinePitch * lines, page.Left, page.TypeAreaWidth);
}
