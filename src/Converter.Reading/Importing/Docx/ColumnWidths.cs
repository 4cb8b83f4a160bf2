using System.Collections.Immutable;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx;

/// <summary>
/// How wide the columns of a table are: what its cells ask for (<c>w:tcW</c>), and where not every column has a cell of its own that does, what
/// its grid says (<c>w:tblGrid</c>).
/// </summary>
internal sealed class ColumnWidths
{
    /// <summary>The widest page of Word is 22 inches; a number beyond that is none.</summary>
    private const int Widest = 31680;

    private readonly ImmutableArray<int> _grid;
    private readonly SortedDictionary<int, int> _asked = [];
    private int _columns;

    /// <summary>Widths by the grid of a table.</summary>
    /// <param name="grid">The grid; may be missing.</param>
    public ColumnWidths(XElement? grid) => _grid = [.. grid.Children("gridCol").Select(column => column.Number("w") ?? 0)];

    /// <summary>Takes what the cells of a row ask for; the uppermost cell that stands in one column alone is heard.</summary>
    /// <param name="row">The cells as they stand in the file.</param>
    /// <param name="cells">The same cells as they were read.</param>
    public void Add(IEnumerable<XElement> row, List<CellMarks> cells)
    {
        foreach ((XElement cell, CellMarks marks) in row.Zip(cells))
        {
            _columns = Math.Max(_columns, marks.Column + marks.Columns);
            XElement? width = cell.Child("tcPr").Child("tcW");
            if (marks.Columns == 1 && width.Value("type") is null or "dxa" && width.Number("w") is { } twips && IsSound(twips))
            {
                _asked.TryAdd(marks.Column, twips);
            }
        }
    }

    /// <summary>The widths of all columns; empty where they are not known.</summary>
    public ImmutableArray<int> Shares()
    {
        if (_asked.Count == _columns)
        {
            return [.. _asked.Values];
        }

        return _grid.Length >= _columns && _grid.Take(_columns).All(IsSound) ? [.. _grid.Take(_columns)] : [];
    }

    private static bool IsSound(int twips) => twips is > 0 and <= Widest;
}
