using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// The mark of several issuers (GB/T 9704 7.2.4) as Word people make it: a table without rules, the names spread over its first cell, 文件 in the
/// second.
/// </summary>
internal static class JointMarkWriter
{
    private const double BaselineInLine = 0.8;
    private const double BaselineInEm = 0.88;

    /// <summary>Room that the column of names has beyond its longest name, which would otherwise be broken where widths are rounded up.</summary>
    private static readonly Length Slack = Length.FromPoints(0.5);

    /// <summary>The table.</summary>
    /// <param name="parts">The names, and 文件.</param>
    /// <param name="top">Where the table begins, from the top of the paper.</param>
    /// <param name="page">The grid.</param>
    public static Table Build(ImmutableArray<StyledParagraph> parts, Length top, PageFormat page)
    {
        ImmutableArray<StyledParagraph> names = [.. parts.Where(part => part.Place!.Spread).OrderBy(part => part.Place!.Top)];
        StyledParagraph? file = parts.FirstOrDefault(part => !part.Place!.Spread);
        FixedPlace first = names[0].Place!;
        Length nameWidth = first.Width + Slack;
        Length fileWidth = file is null ? Length.Zero : file.Place!.Left + file.Place.Width - first.Left - nameWidth;
        TableRow row = new(Cell(names, top, nameWidth, page));
        TableGrid grid = new(new GridColumn { Width = Lengths.Twips(nameWidth) });
        if (file is not null)
        {
            row.Append(Cell([file], top, fileWidth, page));
            grid.Append(new GridColumn { Width = Lengths.Twips(fileWidth) });
        }

        return new Table(
            new TableProperties
            {
                TableWidth = new TableWidth { Width = Lengths.Twips(nameWidth + fileWidth), Type = TableWidthUnitValues.Dxa },
                TableIndentation = new TableIndentation { Width = (first.Left - page.Left).Twips, Type = TableWidthUnitValues.Dxa },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }),
            },
            grid,
            row);
    }

    private static TableCell Cell(ImmutableArray<StyledParagraph> lines, Length top, Length width, PageFormat page)
    {
        TableCell cell = new(new TableCellProperties(new TableCellWidth { Width = Lengths.Twips(width), Type = TableWidthUnitValues.Dxa }));
        Length bottom = top;
        foreach (StyledParagraph line in lines)
        {
            Length size = line.Runs[0].Style.Size.Length;
            Length height = size * (BaselineInEm / BaselineInLine);
            Length space = line.Place!.Top - bottom;
            cell.Append(Line(line, space > Length.Zero ? space : Length.Zero, height, page));
            bottom = line.Place.Top + height;
        }

        return cell;
    }

    private static Paragraph Line(StyledParagraph line, Length space, Length height, PageFormat page)
    {
        Paragraph paragraph = new(new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = line.Style.Id },
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = ParagraphSpacing.Of(new Extent(space, 0, LengthUnit.Point), null, height.Twips),
            Justification = new Justification { Val = line.Place!.Spread ? JustificationValues.Distribute : JustificationValues.Right },
        });
        ParagraphWriter.AppendText(paragraph, line, line.Style, page);
        return paragraph;
    }
}
