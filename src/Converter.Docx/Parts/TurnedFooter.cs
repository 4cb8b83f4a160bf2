using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Styles;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// The footers of turned pages (GB/T 9704, 8): the page number stands where the upright pages have it, so at the left edge of the page as one
/// reads it, and turned. It is the same line as theirs in the one cell of a table that floats there, its text running downwards.
/// </summary>
internal static class TurnedFooter
{
    /// <summary>The footer of all pages, or of odd and even ones where they differ; none where pages are not numbered.</summary>
    /// <param name="sheet">The style sheet.</param>
    /// <param name="line">Makes the line of a page number in a style.</param>
    public static ImmutableArray<OpcPart> Parts(StyleSheet sheet, Func<PageNumberFormat, string, Paragraph> line)
    {
        if (sheet.PageNumber is not { } number)
        {
            return [];
        }

        OpcPart odd = FooterParts.Part("word/footerTurned1.xml", "rIdFooterTurned1", Content(sheet.Page, number, line(number, FooterStyles.Id), 1));
        return number.Placement == PageNumberPlacement.Outer || sheet.Page.Mirrored
            ? [odd, FooterParts.Part("word/footerTurned2.xml", "rIdFooterTurned2", Content(sheet.Page, number, line(number, EvenStyle(number)), 2))]
            : [odd];
    }

    private static string EvenStyle(PageNumberFormat number) => number.Placement == PageNumberPlacement.Outer ? FooterStyles.EvenId : FooterStyles.Id;

    private static OpenXmlElement[] Content(PageFormat page, PageNumberFormat number, Paragraph line, int pageNumber)
    {
        int height = GridFormat.FooterLineHeight(number);
        Length dashes = page.Height - page.Top - page.TypeAreaHeight - number.Distance;
        Table table = new(
            new TableProperties
            {
                TablePositionProperties = new TablePositionProperties
                {
                    HorizontalAnchor = HorizontalAnchorValues.Page,
                    VerticalAnchor = VerticalAnchorValues.Page,
                    TablePositionX = dashes.Twips - (height / 2),
                    TablePositionY = (page.Left + page.ShiftOf(pageNumber)).Twips,
                },
                TableWidth = new TableWidth { Width = Lengths.Number(height), Type = TableWidthUnitValues.Dxa },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }),
            },
            new TableGrid(new GridColumn { Width = Lengths.Number(height) }),
            new TableRow(
                new TableRowProperties(new TableRowHeight { Val = (uint)page.TypeAreaWidth.Twips, HeightType = HeightRuleValues.Exact }),
                new TableCell(
                    new TableCellProperties
                    {
                        TableCellWidth = new TableCellWidth { Width = Lengths.Number(height), Type = TableWidthUnitValues.Dxa },
                        TextDirection = new TextDirection { Val = TextDirectionValues.TopToBottomRightToLeft },
                    },
                    line)));
        return [table, ImprintWriter.Anchor()];
    }
}
