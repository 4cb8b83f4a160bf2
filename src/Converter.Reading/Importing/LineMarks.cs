using System.Collections.Immutable;
using Converter.Documents;
using Converter.Documents.Pictures;

namespace Converter.Reading.Importing;

/// <summary>How a paragraph is aligned in the file it came from.</summary>
public enum MarkedAlignment
{
    /// <summary>To the left, or justified.</summary>
    None,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>To the right.</summary>
    Right,
}

/// <summary>
/// What the file says of a line beyond its characters: style, outline level, alignment, emphasis. It is evidence for the outline beside
/// the words of the line, and decides nothing alone; only that a row belongs to a table is taken as said.
/// </summary>
public sealed record LineMarks
{
    /// <summary>Name of the paragraph style in lower case, such as <c>heading 1</c>; empty where there is none.</summary>
    public string Style { get; init; } = string.Empty;

    /// <summary>Outline level of the paragraph, from 1; 0 for running text.</summary>
    public int OutlineLevel { get; init; }

    /// <summary>Number of # before a Markdown heading; 0 otherwise.</summary>
    public int HashLevel { get; init; }

    /// <summary>How it is aligned.</summary>
    public MarkedAlignment Alignment { get; init; }

    /// <summary>Whether all of it is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>
    /// Number of characters at the start of the line in the source that are set apart from the rest of the paragraph (bold, or another
    /// typeface); 0 where nothing is, or everything.
    /// </summary>
    public int LeadLength { get; init; }

    /// <summary>
    /// What is emphasised in the line, in offsets of the source; stretches may lie within each other. Rows of tables have none.
    /// </summary>
    public ImmutableArray<EmphasisSpan> Emphases { get; init; } = [];

    /// <summary>Type size in half points; 0 where it is not known.</summary>
    public int HalfPoints { get; init; }

    /// <summary>Type size as a multiple of that of most of the text; 1 where it is not known.</summary>
    public double RelativeSize { get; init; } = 1;

    /// <summary>Whether the line is an item of a list whose mark was no number.</summary>
    public bool IsListItem { get; init; }

    /// <summary>Whether the line is text as it stands (a listing of code), in which no structure is to be looked for.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Whether the line stands on a landscape page, in a file that has upright ones too.</summary>
    public bool IsLandscape { get; init; }

    /// <summary>The picture that the line is; <see langword="null"/> for a line of text.</summary>
    public PictureMarks? Picture { get; init; }

    /// <summary>The place of the line in a table; <see langword="null"/> where it stands in none.</summary>
    public RowMarks? Row { get; init; }
}

/// <summary>A stretch of the source that is emphasised.</summary>
/// <param name="Span">Its characters.</param>
/// <param name="Kinds">How.</param>
public readonly record struct EmphasisSpan(SourceSpan Span, Emphasis Kinds);

/// <summary>A line that is a picture, or a picture in a cell; its characters stand for it.</summary>
/// <param name="Figure">The picture, and how it is shown.</param>
public sealed record PictureMarks(Figure Figure)
{
    /// <summary>Offset of its mark in the source; for a picture in a cell.</summary>
    public int Offset { get; init; }

    /// <summary>How it stood in the file, so that it stands elsewhere now.</summary>
    public PicturePlace Place { get; init; }
}

/// <summary>How a picture stands in a file.</summary>
public enum PicturePlace
{
    /// <summary>In its line.</summary>
    Inline,

    /// <summary>Text runs around it.</summary>
    Wrapped,

    /// <summary>It lies over the text.</summary>
    OverText,

    /// <summary>It is a part of a group of shapes.</summary>
    Grouped,
}

/// <summary>A line that is the row of a table.</summary>
/// <param name="Table">The table, counted from 1.</param>
/// <param name="Row">The row, from 0.</param>
/// <param name="Cells">Its cells from the left.</param>
public sealed record RowMarks(int Table, int Row, ImmutableArray<CellMarks> Cells)
{
    /// <summary>For the first row that has text, the number of rows above it without any; 0 for the others.</summary>
    public int EmptyAbove { get; init; }

    /// <summary>For the last row that has text, the number of rows below it without any; 0 for the others.</summary>
    public int EmptyBelow { get; init; }

    /// <summary>What the file says of the whole table; the same for all its rows.</summary>
    public TableMarks Whole { get; init; } = TableMarks.None;
}

/// <summary>What a file says of a whole table.</summary>
/// <param name="HeadRows">Number of its first rows that are repeated on every page; 0 where none are.</param>
/// <param name="ColumnShares">How wide its columns are to one another, each more than 0; empty where it does not say.</param>
public sealed record TableMarks(int HeadRows, ImmutableArray<int> ColumnShares)
{
    /// <summary>Nothing.</summary>
    public static TableMarks None { get; } = new(0, []);
}

/// <summary>A cell of a table row.</summary>
/// <param name="Span">Its characters in the source; may be empty.</param>
/// <param name="Column">The column of the grid in which it begins, from 0.</param>
/// <param name="Columns">How many columns of the grid it takes, at least 1.</param>
/// <param name="GoesOn">Whether it goes on with the cell above it (a cell merged downwards).</param>
public readonly record struct CellMarks(SourceSpan Span, int Column, int Columns, bool GoesOn)
{
    /// <summary>At which height its text stands; <see langword="null"/> where the file does not say.</summary>
    public CellAlignment? Alignment { get; init; }

    /// <summary>The pictures in it, in order; <see langword="null"/> for none.</summary>
    public PictureMarks[]? Pictures { get; init; }
}

/// <summary>The marks of a text, by line.</summary>
/// <param name="Lines">The marks of line 1, 2 …; <see langword="null"/> for a line without any.</param>
public sealed record TextMarks(ImmutableArray<LineMarks?> Lines)
{
    /// <summary>A text that is characters and nothing else.</summary>
    public static TextMarks None { get; } = new([]);

    /// <summary>Whether each line is known to be a paragraph, so that none is the rest of the one before.</summary>
    public bool AreParagraphs { get; init; }

    /// <summary>Stretches of the source that are markup, no text, in rising order; the cleaning takes them out and reports it.</summary>
    public ImmutableArray<SourceSpan> Markup { get; init; } = [];

    /// <summary>Number of lines at the start that are front matter, no text; the cleaning takes them out and reports it. 0 where there are none.</summary>
    public int FrontMatterLines { get; init; }

    /// <summary>The marks of a line.</summary>
    /// <param name="number">Line number, from 1.</param>
    public LineMarks? Of(int number) => number <= Lines.Length ? Lines[number - 1] : null;
}
