using System.Collections.Immutable;
using Converter.Styles.Styling;

namespace Converter.Pdf.LogicalStructure;

/// <summary>
/// The elements of a table (ISO 32000-1, 14.8.4.3.4): Table, TR, and in each row as many cells as the table has columns, empty ones
/// included. The rows that the file says are the head of the table head its columns (ISO 14289-1, 7.5); where it does not say, the first of
/// several rows does if none of its cells is empty.
/// </summary>
internal sealed class StructureTable
{
    private const string ColumnScope = "<< /O /Table /Scope /Column >>";

    private readonly StructureElement[][] _cells;

    /// <param name="source">The table.</param>
    /// <param name="parent">The element it stands in.</param>
    /// <param name="create">Makes an element: its type, its parent, its attributes.</param>
    public StructureTable(StyledTable source, StructureElement parent, Func<string, StructureElement, string, StructureElement> create)
    {
        StructureElement table = create("Table", parent, string.Empty);
        bool isSaid = source.Table.HeadRows > 0;
        int headRows = isSaid ? source.CountHeadRows() : source.Rows.Length > 1 && source.Rows[0].All(static cell => cell.Text.Length > 0) ? 1 : 0;
        _cells = new StructureElement[source.Rows.Length][];
        for (int row = 0; row < _cells.Length; row++)
        {
            StructureElement line = create("TR", table, string.Empty);
            ImmutableArray<StyledParagraph> cells = source.Rows[row];
            _cells[row] = new StructureElement[cells.Length];
            for (int column = 0; column < cells.Length; column++)
            {
                bool heads = row < headRows && cells[column].Text.Length > 0;
                _cells[row][column] = create(heads ? "TH" : "TD", line, heads ? ColumnScope : string.Empty);
            }
        }
    }

    public StructureElement Cell(int row, int column) => _cells[row][column];
}
