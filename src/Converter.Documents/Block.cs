using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Converter.Documents.Pictures;

namespace Converter.Documents;

/// <summary>A stretch of a block's text.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Index behind the last character.</summary>
    public int End => Start + Length;
}

/// <summary>Where a line of the original begins inside a block.</summary>
/// <param name="At">Index in the block's text.</param>
/// <param name="Number">Line number in the original, from 1.</param>
public readonly record struct BlockLine(int At, int Number);

/// <summary>One block of a document, in reading order: a paragraph, a title, a table.</summary>
/// <param name="Role">What it is; never <see cref="Role.Junk"/>.</param>
public abstract record Block(Role Role)
{
    // One line is all that most blocks have: it is held as its number, without an array.
    private readonly BlockLine[]? _lines;
    private readonly int _line;

    /// <summary>The lines of the original that the block came from, in order; at least one unless the block was handed in from outside.</summary>
    public ImmutableArray<BlockLine> Lines
    {
        get => _lines is not null ? ImmutableCollectionsMarshal.AsImmutableArray(_lines) : _line > 0 ? [new BlockLine(0, _line)] : [];
        init
        {
            _line = value is [{ At: 0 } only] ? only.Number : 0;
            _lines = _line > 0 || value.IsDefaultOrEmpty ? null : ImmutableCollectionsMarshal.AsArray(value);
        }
    }

    /// <summary>Number of the first line of the original that the block came from; 0 where it came from none. Set, it is the only line.</summary>
    public int FirstLine
    {
        get => _lines is not null ? _lines[0].Number : _line;
        init => (_line, _lines) = (value, null);
    }

    /// <summary>How sure the reader is, 0 … 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Whether it stands on a landscape page in the file, between or beside others that are upright.</summary>
    public bool IsLandscape { get; init; }
}

/// <summary>A block of running text.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Text">The characters, without indentation or trailing blanks, no line ends.</param>
public sealed record TextBlock(Role Role, MappedText Text) : Block(Role)
{
    /// <summary>Outline level of a heading, from 1 (the outermost level that this document uses); 0 for any other role.</summary>
    public int Level { get; init; }

    /// <summary>
    /// For a run-in heading (段内标题) the length of the heading at the start of <see cref="Text"/>, closing punctuation included;
    /// for a heading that is the whole paragraph, and for anything else, 0.
    /// </summary>
    public int HeadLength { get; init; }

    /// <summary>Lead phrases (一是……) inside the paragraph, in order.</summary>
    public ImmutableArray<TextRange> Leads { get; init; } = [];

    /// <summary>What the file emphasises in the paragraph, whatever a style makes of it; in rising order, apart from each other.</summary>
    public ImmutableArray<EmphasisRange> Emphases { get; init; } = [];
}

/// <summary>A table: rows of cells.</summary>
/// <param name="Rows">The rows from the top; each with its cells from the left. Rows may differ in length.</param>
public sealed record TableBlock(ImmutableArray<TableRow> Rows) : Block(Role.Table)
{
    /// <summary>Cells that take more than one place. The other places that such a cell covers hold cells without text.</summary>
    public ImmutableArray<CellMerge> Merges { get; init; } = [];

    /// <summary>Number of rows at the top that the file says are its head; 0 where it says nothing.</summary>
    public int HeadRows { get; init; }

    /// <summary>The pictures in its cells, in the order of the cells.</summary>
    public ImmutableArray<CellPicture> Pictures { get; init; } = [];

    /// <summary>How wide the columns are to one another, in any unit, each more than 0; empty where the file says nothing.</summary>
    public ImmutableArray<int> ColumnShares { get; init; } = [];
}

/// <summary>A cell that takes several places of a table.</summary>
/// <param name="Row">Its uppermost row, from 0.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Rows">Number of rows it takes, at least 1.</param>
/// <param name="Columns">Number of columns it takes, at least 1.</param>
public readonly record struct CellMerge(int Row, int Column, int Rows, int Columns)
{
    /// <summary>Whether a place belongs to this cell.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public bool Covers(int row, int column) => row >= Row && row < Row + Rows && column >= Column && column < Column + Columns;
}

/// <summary>A picture in a cell, on lines of its own.</summary>
/// <param name="Row">Row of the cell, from 0.</param>
/// <param name="Column">Column of the cell, from 0.</param>
/// <param name="Mark">The mark that stands for it in the text of the cell, <see cref="Picture.Mark"/>.</param>
/// <param name="Figure">The picture, and how it is shown.</param>
public sealed record CellPicture(int Row, int Column, TextRange Mark, Figure Figure);

/// <summary>A row of a table.</summary>
/// <param name="Cells">Texts of the cells, from the left.</param>
public sealed record TableRow(ImmutableArray<MappedText> Cells)
{
    /// <summary>What the file says of the height at which the texts stand in their cells, column by column; empty where it says nothing of any.</summary>
    public ImmutableArray<CellAlignment?> Alignments { get; init; } = [];
}

/// <summary>At which height a text stands in its cell.</summary>
public enum CellAlignment
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the foot.</summary>
    Bottom,
}

/// <summary>A picture on a line of its own.</summary>
/// <param name="Figure">The picture, and how it is shown.</param>
/// <param name="Text">The mark that stands for it in the text, <see cref="Picture.Mark"/>.</param>
public sealed record PictureBlock(Figure Figure, MappedText Text) : Block(Role.Body);
