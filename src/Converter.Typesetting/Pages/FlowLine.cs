using System.Collections.Immutable;
using Converter.Styles.Styling;
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

    /// <summary>Whether it stands on a turned page.</summary>
    public bool IsTurned;

    /// <summary>Whether a page begins here.</summary>
    public bool BeginsPage;

    /// <summary>Whether no page had better begin here.</summary>
    public bool StaysWithPrevious;

    /// <summary>Whether it belongs to 署名, 成文日期 or 附注.</summary>
    public bool IsSignature;

    /// <summary>Index in the flow of the first slice of the table's head.</summary>
    public int HeadStart;

    /// <summary>Number of slices of the head that is repeated where the table goes over a page; 0 where none is.</summary>
    public int HeadLength;

    /// <summary>Whether it shows the head of a table once more.</summary>
    public bool Repeated;

    /// <summary>The lines of the head, which stand at places of their own; <see langword="null"/> for anything else.</summary>
    public ImmutableArray<FixedLine>? Head;

    /// <summary>The picture; <see langword="null"/> for anything else.</summary>
    public StyledPicture? Picture;

    /// <summary>The line; <see langword="null"/> for a slice of a table.</summary>
    public SetLine? Line;

    /// <summary>Row of the table; −1 outside tables.</summary>
    public int TableRow;

    /// <summary>The lines of the cells that stand in this slice, from the left.</summary>
    public ImmutableArray<CellLine> Cells;
}

/// <summary>A line of a cell.</summary>
/// <param name="Line">The line.</param>
/// <param name="Row">Row of the cell, which may have begun above the slice.</param>
/// <param name="Column">Column of the cell.</param>
/// <param name="IsLower">Whether it stands half a line below its slice: in the middle of a cell of one line more or less than its text.</param>
internal readonly record struct CellLine(SetLine Line, int Row, int Column, bool IsLower);
