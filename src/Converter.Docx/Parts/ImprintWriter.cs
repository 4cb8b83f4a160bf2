using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// The imprint (版记, GB/T 9704 7.4) as Word people make it: a table that stands at the foot of its page whatever is above it, a row for each
/// element, its rules the borders of the rows. A paragraph of no height behind it holds it on its page.
/// </summary>
internal static class ImprintWriter
{
    private const double EighthsPerPoint = 8;

    /// <summary>Height of the paragraph that holds the table, in twips: the least that a line may have.</summary>
    private const int AnchorHeight = 20;

    /// <summary>The same as a length.</summary>
    public static readonly Length AnchorSize = Length.FromPoints(AnchorHeight / 20.0);

    /// <summary>The imprint and the paragraph that holds it; none where there is no imprint.</summary>
    /// <param name="document">The document.</param>
    public static IEnumerable<OpenXmlElement> Write(StyledDocument document)
    {
        List<StyledParagraph> lines = [.. document.Blocks.OfType<StyledParagraph>().Where(paragraph => paragraph.Imprint is not null)];
        if (lines.Count == 0 || document.Sheet.Imprint is not { } format)
        {
            return [];
        }

        PageFormat page = document.Sheet.Page;
        Table table = new(Properties(page), new TableGrid(new GridColumn { Width = Lengths.Twips(page.TypeAreaWidth) }));
        table.Append(lines.Select(line => Row(line, format, page)));
        if (BelowTypeArea(page) is var below && below.Twips > 0)
        {
            table.Append(Spacer(below, page));
        }

        return [table, Anchor()];
    }

    private static TableProperties Properties(PageFormat page) => new()
    {
        TablePositionProperties = new TablePositionProperties
        {
            VerticalAnchor = VerticalAnchorValues.Margin,

            // From the page, not from the margin: LibreOffice lets a table as wide as its margins run with the text.
            HorizontalAnchor = HorizontalAnchorValues.Page,
            TablePositionX = page.Left.Twips,
            TablePositionYAlignment = VerticalAlignmentValues.Bottom,
        },
        TableWidth = new TableWidth { Width = Lengths.Twips(page.TypeAreaWidth), Type = TableWidthUnitValues.Dxa },
        TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        TableCellMarginDefault = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
            new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }),
    };

    private static TableRow Row(StyledParagraph line, ImprintFormat format, PageFormat page)
    {
        ParagraphProperties properties = new()
        {
            ParagraphStyleId = new ParagraphStyleId { Val = line.Style.Id },
            Tabs = ParagraphWriter.Stops(line),
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = ParagraphSpacing.Of(null, null, format.LinePitch.Twips),
            Indentation = Indents.Of(line.LeftIndent, line.RightIndent, line.FirstLineIndent),
        };
        Paragraph paragraph = new(properties);
        ParagraphWriter.AppendText(paragraph, line, line.Style, page);
        TableCellBorders borders = new();
        AppendBorder<TopBorder>(borders, line.Imprint!.RuleAbove);
        AppendBorder<BottomBorder>(borders, line.Imprint.RuleBelow);
        return new TableRow(new TableRowProperties(new CantSplit()), Cell(page, borders.HasChildren ? borders : null, paragraph));
    }

    /// <summary>The margin of the page lies half a leading below the type area (docs/decisions/0001-grid-profile.md); the last rule does not.</summary>
    private static TableRow Spacer(Length height, PageFormat page)
    {
        Paragraph paragraph = new(new ParagraphProperties
        {
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = ParagraphSpacing.Of(null, null, AnchorHeight),
        });
        TableRowHeight exact = new() { Val = (uint)height.Twips, HeightType = HeightRuleValues.Exact };
        return new TableRow(new TableRowProperties(exact), Cell(page, null, paragraph));
    }

    private static TableCell Cell(PageFormat page, TableCellBorders? borders, Paragraph content) => new(
        new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = Lengths.Twips(page.TypeAreaWidth), Type = TableWidthUnitValues.Dxa },
            TableCellBorders = borders,
        },
        content);

    /// <summary>A paragraph of no height. Beside that behind the table, a section that begins with it needs one before: LibreOffice takes the table
    /// to the section before otherwise.</summary>
    public static Paragraph Anchor() => new(new ParagraphProperties
    {
        SnapToGrid = new SnapToGrid { Val = false },
        SpacingBetweenLines = ParagraphSpacing.Of(null, null, AnchorHeight),
    });

    private static void AppendBorder<T>(TableCellBorders borders, Length weight)
        where T : BorderType, new()
    {
        if (weight > Length.Zero)
        {
            borders.Append(new T
            {
                Val = BorderValues.Single,
                Size = (uint)Math.Max(2, Math.Round(weight.Points * EighthsPerPoint, MidpointRounding.AwayFromZero)),
                Space = 0,
                Color = "auto",
            });
        }
    }

    /// <summary>From the lower edge of the type area to the margin.</summary>
    private static Length BelowTypeArea(PageFormat page) =>
        page.FirstCellTop + (page.LinePitch * page.LinesPerPage) - page.Top - page.TypeAreaHeight;
}
