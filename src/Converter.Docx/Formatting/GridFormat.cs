using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Formatting;

/// <summary>
/// The page and its grid in the terms of a word processor, in twips (GB/T 9704 5; docs/decisions/0002-docx-grid.md says why the columns
/// are made by character spacing and the lines by a document grid).
/// </summary>
internal static class GridFormat
{
    /// <summary>What is left below the last line of the grid, so that rounding never costs a line.</summary>
    private const int Slack = 5;

    /// <summary>Distance of a header that holds nothing, as Word sets it.</summary>
    public const int HeaderDistance = 851;

    /// <summary>Height of the line of a page number, in parts of its type size: the natural line of a Chinese face.</summary>
    private const double FooterLine = 1.3;

    /// <summary>Distance of the grid lines.</summary>
    public static int LinePitch(PageFormat page) => page.LinePitch.Twips;

    /// <summary>Line height of the page number.</summary>
    public static int FooterLineHeight(PageNumberFormat number) => (number.Text.Size.Length * FooterLine).Twips;

    /// <summary>The section: paper, margins, page numbers, grid.</summary>
    /// <param name="document">The document that stands in it.</param>
    /// <param name="headers">References to the headers.</param>
    /// <param name="footers">References to the footers.</param>
    public static SectionProperties Section(StyledDocument document, IEnumerable<HeaderReference> headers, IEnumerable<FooterReference> footers)
    {
        StyleSheet sheet = document.Sheet;
        PageFormat page = sheet.Page;
        SectionProperties section = new([.. headers, .. footers]);

        section.Append(
            new PageSize { Width = (uint)page.Width.Twips, Height = (uint)page.Height.Twips },
            Margins(sheet, FirstPage.Top(document)),
            new Columns { Space = "425" });
        if (sheet.PageNumber is { OnFirstPage: false })
        {
            section.Append(new TitlePage());
        }

        section.Append(new DocGrid { Type = DocGridValues.Lines, LinePitch = LinePitch(page) });
        return section;
    }

    /// <summary>A section of turned pages (GB/T 9704, 8).</summary>
    /// <param name="sheet">The style sheet of the document that it belongs to.</param>
    /// <param name="headers">References to the headers.</param>
    /// <param name="footers">References to the footers.</param>
    public static SectionProperties TurnedSection(StyleSheet sheet, IEnumerable<HeaderReference> headers, IEnumerable<FooterReference> footers)
    {
        PageFormat page = sheet.Page.Turn();
        // The rules of a table add to its height in word processors, so the grid has one line more; with rules, a row more does not fit in it.
        // A part of a line would not do: LibreOffice sets the grid in the middle of what it is given. It rounds each line to 1/100 mm first.
        PageMargin margins = Margins(sheet with { Page = page with { LinesPerPage = page.LinesPerPage + 1 }, PageNumber = null }, page.FirstCellTop);
        margins.Bottom = margins.Bottom! - Slack - Slack;
        SectionProperties section = new([.. headers, .. footers]);
        section.Append(
            new PageSize { Width = (uint)page.Width.Twips, Height = (uint)page.Height.Twips, Orient = PageOrientationValues.Landscape },
            margins,
            new Columns { Space = "425" },
            new DocGrid { Type = DocGridValues.Lines, LinePitch = LinePitch(page) });
        return section;
    }

    private static PageMargin Margins(StyleSheet sheet, Length first)
    {
        PageFormat page = sheet.Page;
        int top = page.FirstCellTop.Twips;
        return new PageMargin
        {
            Top = first.Twips,
            Right = (uint)(page.Width - page.Left - page.TypeAreaWidth).Twips,
            Bottom = page.Height.Twips - top - (page.LinesPerPage * LinePitch(page)) - Slack,
            Left = (uint)page.Left.Twips,
            Header = (uint)HeaderDistance,
            Footer = (uint)FooterDistance(sheet),
            Gutter = 0,
        };
    }

    /// <summary>
    /// From the lower edge of the paper to the line of the page number, so that the dash, which stands at half the height of its line,
    /// is at the asked distance below the type area (7.5).
    /// </summary>
    private static int FooterDistance(StyleSheet sheet)
    {
        if (sheet.PageNumber is null)
        {
            return HeaderDistance;
        }

        Length dash = sheet.Page.Top + sheet.Page.TypeAreaHeight + sheet.PageNumber.Distance;
        return (sheet.Page.Height - dash).Twips - (FooterLineHeight(sheet.PageNumber) / 2);
    }
}
