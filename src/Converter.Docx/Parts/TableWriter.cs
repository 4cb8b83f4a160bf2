using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Tables of the text.</summary>
internal sealed class TableWriter
{
    private readonly Length? _styleRuleWeight;
    private readonly PageFormat _page;

    /// <summary>For the tables of one document.</summary>
    /// <param name="document">The document.</param>
    public TableWriter(StyledDocument document)
    {
        _styleRuleWeight = TableStyles.RuleWeight(document);
        _page = document.Sheet.Page;
    }

    /// <summary>The table; its first row is repeated on every page it reaches.</summary>
    /// <param name="table">The table with its look.</param>
    public Table Build(StyledTable table)
    {
        Table word = new(Properties(table), new TableGrid(table.ColumnWidths.Select(Column)));
        for (int i = 0; i < table.Rows.Length; i++)
        {
            bool head = i == 0 && table.Rows.Length > 1;
            word.Append(Row(table.Rows[i], table.ColumnWidths, head));
        }

        return word;
    }

    private static GridColumn Column(Length width) => new() { Width = Lengths.Twips(width) };

    private TableProperties Properties(StyledTable table) => new()
    {
        TableStyle = new TableStyle { Val = TableStyles.GridId },
        TableWidth = new TableWidth { Width = Lengths.Number(table.ColumnWidths.Sum(width => width.Twips)), Type = TableWidthUnitValues.Dxa },
        TableBorders = table.RuleWeight == _styleRuleWeight ? null : TableStyles.Borders(table.RuleWeight),
        TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        TableLook = new TableLook { Val = "0420", FirstRow = true, NoVerticalBand = true },
    };

    private TableRow Row(ImmutableArray<StyledParagraph> cells, ImmutableArray<Length> widths, bool head)
    {
        TableRowProperties properties = new(new CantSplit());
        if (head)
        {
            properties.Append(new TableHeader());
        }

        TableRow row = new(properties);
        for (int i = 0; i < cells.Length; i++)
        {
            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = Lengths.Twips(widths[i]), Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                ParagraphWriter.Build(cells[i], _page)));
        }

        return row;
    }
}
