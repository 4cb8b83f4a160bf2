using System.Collections.Immutable;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Pages;

/// <summary>One piece of the flow that pages are filled with: a line, or a slice of a table row one line high.</summary>
internal struct FlowLine
{
    /// <summary>Index of its block.</summary>
    public int Block;

    /// <summary>Index of the line in its block, or of the slice in its table row.</summary>
    public int Index;

    /// <summary>Grid lines it takes.</summary>
    public int Rows;

    /// <summary>Blank grid lines before it; none at the top of a page.</summary>
    public int BlankRows;

    /// <summary>Whether a page begins here.</summary>
    public bool BeginsPage;

    /// <summary>Whether no page had better begin here.</summary>
    public bool StaysWithPrevious;

    /// <summary>The line; <see langword="null"/> for a slice of a table.</summary>
    public SetLine? Line;

    /// <summary>Row of the table; −1 outside tables.</summary>
    public int TableRow;

    /// <summary>The lines of the cells in this slice, by column; <see langword="null"/> where a cell has none.</summary>
    public ImmutableArray<SetLine?> Cells;
}
