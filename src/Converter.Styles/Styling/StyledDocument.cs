using System.Collections.Immutable;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// A document with its look resolved. Whatever both writers must agree on is decided here: which style, which line breaks of a
/// title, where a signature stands. It knows no file format.
/// </summary>
/// <param name="Sheet">The style sheet.</param>
/// <param name="Source">The document it came from.</param>
/// <param name="Blocks">The blocks in order.</param>
public sealed record StyledDocument(StyleSheet Sheet, Document Source, ImmutableArray<StyledBlock> Blocks)
{
    /// <summary>
    /// The head of the first page; <see langword="null"/> where the document has none. Its paragraphs are those blocks that have a
    /// <see cref="StyledParagraph.Place"/>.
    /// </summary>
    public StyledHead? Head { get; init; }

    /// <summary>How its pages are counted; from 1 by default.</summary>
    public PageNumbering Numbering { get; init; } = PageNumbering.Whole;

    /// <summary>For a table of contents the deepest level that it lists, from 1; 0 for any other document.</summary>
    public int ContentsDepth { get; init; }

    /// <summary>
    /// For documents joined to one: indices of the blocks at which each of them begins, in rising order, the first one 0. Empty for a single
    /// document.
    /// </summary>
    public ImmutableArray<int> PartStarts { get; init; } = [];

    /// <summary>The page that a block stands on, as one reads it.</summary>
    /// <param name="block">The block.</param>
    public PageFormat PageOf(StyledBlock block) => block.IsTurned ? Sheet.Page.Turn() : Sheet.Page;
}

/// <summary>One block with its look.</summary>
/// <param name="Source">The block of the document that it shows.</param>
public abstract record StyledBlock(Block Source)
{
    /// <summary>Whether it stands on a turned page: a table that is too wide for an upright one, and what belongs to it (GB/T 9704, 8).</summary>
    public bool IsTurned { get; init; }
}

/// <summary>A paragraph.</summary>
/// <param name="Source">The block of the document that it shows; the first one where several lines of a title make one paragraph.</param>
/// <param name="Style">The named style; what stands here overrides it for this paragraph only.</param>
/// <param name="Runs">The characters, in order.</param>
public sealed record StyledParagraph(Block Source, ParagraphStyle Style, ImmutableArray<StyledRun> Runs) : StyledBlock(Source)
{
    /// <summary>
    /// Indices into the characters of all runs together before which a line must begin: the line breaks of a title.
    /// In rising order, never 0.
    /// </summary>
    public ImmutableArray<int> LineBreaks { get; init; } = [];

    /// <summary>Left indent in place of the style's.</summary>
    public Extent? LeftIndent { get; init; }

    /// <summary>Right indent in place of the style's.</summary>
    public Extent? RightIndent { get; init; }

    /// <summary>First-line indent in place of the style's.</summary>
    public Extent? FirstLineIndent { get; init; }

    /// <summary>Space before in place of the style's.</summary>
    public Extent? SpaceBefore { get; init; }

    /// <summary>Space after in place of the style's.</summary>
    public Extent? SpaceAfter { get; init; }

    /// <summary>Keep-with-next in place of the style's.</summary>
    public bool? KeepWithNext { get; init; }

    /// <summary>
    /// Where a word processor sets characters closer or wider than the grid, so that the paragraph has as many lines there as on the pages of
    /// the PDF, which do not look at this. In rising order, not overlapping.
    /// </summary>
    public ImmutableArray<TrackedRange> Tracked { get; init; } = [];

    /// <summary>What a word processor shows about stretches of the text: comments and colours. None by default; the PDF does not look at it.</summary>
    public ImmutableArray<TextMark> Marks { get; init; } = [];

    /// <summary>
    /// Exact height of its lines in a word processor in place of the grid's: of the paragraphs of a page that holds a line more, so that a
    /// signature stands on it (7.3.5.5). The pages of the PDF decide that for themselves.
    /// </summary>
    public Length? LineHeight { get; init; }

    /// <summary>Level in the outline in place of the style's: a run-in heading has its level though its style is body text.</summary>
    public int? OutlineLevel { get; init; }

    /// <summary>What stands in the bookmarks for this paragraph; <see langword="null"/> where it has no outline level.</summary>
    public string? BookmarkTitle { get; init; }

    /// <summary>The number by which a table of contents leads here; <see langword="null"/> where none does.</summary>
    public int? Anchor { get; init; }

    /// <summary>
    /// For a paragraph of a table of contents: where it leads. The number of the page stands flush right behind leader dots and is not among
    /// the characters of the runs.
    /// </summary>
    public ContentsEntry? Entry { get; init; }

    /// <summary>Alignment in place of the style's.</summary>
    public Alignment? Alignment { get; init; }

    /// <summary>Where it stands, for a paragraph of the head; <see langword="null"/> for one that runs with the text.</summary>
    public FixedPlace? Place { get; init; }

    /// <summary>
    /// Its part in the imprint, which stands at the foot of the last page in the order of the blocks; <see langword="null"/> for a
    /// paragraph that runs with the text.
    /// </summary>
    public ImprintPart? Imprint { get; init; }

    /// <summary>
    /// For a line of several parts: where each of them stands, in rising order of their first characters. What is before the first one
    /// stands at the left indent. Empty for a paragraph that is not divided.
    /// </summary>
    public ImmutableArray<LineStop> Stops { get; init; } = [];

    /// <summary>The characters of all runs together.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text.Text));

    /// <summary>A stretch of it as a paragraph of its own, with what a word processor shows about it.</summary>
    /// <param name="start">Index of the first character.</param>
    /// <param name="end">Index behind the last one.</param>
    public StyledParagraph Part(int start, int end)
    {
        ImmutableArray<StyledRun>.Builder runs = ImmutableArray.CreateBuilder<StyledRun>();
        int at = 0;
        foreach (StyledRun run in Runs)
        {
            (int from, int to) = (Math.Max(start - at, 0), Math.Min(end - at, run.Text.Length));
            at += run.Text.Length;
            if (from < to)
            {
                runs.Add(run with { Text = run.Text.Slice(from, to - from) });
            }
        }

        return this with
        {
            Runs = runs.ToImmutable(),
            Marks = [.. Marks.Where(mark => mark.Start < end && mark.End > start).Select(mark => mark with { Start = Math.Max(mark.Start, start) - start, End = Math.Min(mark.End, end) - start })],
        };
    }
}

/// <summary>Something to be shown about a stretch of a paragraph.</summary>
/// <param name="Start">Index of its first character in the characters of all runs together.</param>
/// <param name="End">Index behind its last character, more than <paramref name="Start"/>.</param>
/// <param name="Comment">Number of the comment, from 0; <see cref="Highlight"/> for a stretch that is coloured.</param>
public readonly record struct TextMark(int Start, int End, int Comment)
{
    /// <summary>Stands for a stretch that is coloured, in place of the number of a comment.</summary>
    public const int Highlight = -1;

    /// <summary>Whether the stretch is coloured.</summary>
    public bool IsHighlight => Comment == Highlight;
}

/// <summary>Characters of a paragraph with a character spacing of their own.</summary>
/// <param name="Start">Index of the first one in the characters of all runs together.</param>
/// <param name="End">Index behind the last one.</param>
/// <param name="Tracking">Their spacing, in whole twips; only characters of the base size take it.</param>
public readonly record struct TrackedRange(int Start, int End, Length Tracking);

/// <summary>Where a part of a divided line stands; the tab stop of a word processor.</summary>
/// <param name="From">Index of its first character in the characters of all runs together.</param>
/// <param name="Alignment">Whether the position is its left edge, its middle or its right edge.</param>
/// <param name="Position">The position, from the left edge of the column.</param>
public readonly record struct LineStop(int From, Alignment Alignment, Length Position);

/// <summary>Characters that are set alike.</summary>
/// <param name="Text">The characters with their places in the original.</param>
/// <param name="Style">How they are set.</param>
public sealed record StyledRun(MappedText Text, CharacterStyle Style);

/// <summary>A picture on lines of its own, in the middle.</summary>
/// <param name="Picture">The block of the document that it shows.</param>
/// <param name="Style">The style of its paragraph.</param>
/// <param name="Figure">The picture in the size that the page has room for.</param>
/// <param name="Rows">Lines of the grid that it takes; it stands at the foot of them, <see cref="Below"/> above their lower edge.</param>
public sealed record StyledPicture(PictureBlock Picture, ParagraphStyle Style, Figure Figure, int Rows) : StyledBlock(Picture)
{
    /// <summary>What word processors leave below a picture for the descenders of its line.</summary>
    public static readonly Length Below = Length.FromPoints(4.5);

    /// <summary>Its width on paper, as it is turned.</summary>
    public Length Width => Length.FromPoints(Figure.Bounds.Width);

    /// <summary>Its height on paper, as it is turned.</summary>
    public Length Height => Length.FromPoints(Figure.Bounds.Height);

    /// <summary>Space before in place of the style's.</summary>
    public Extent? SpaceBefore { get; init; }

    /// <summary>Whether it stays on the page of the next block: of its caption.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>A picture in a cell.</summary>
/// <param name="Source">The picture as the file has it.</param>
/// <param name="Figure">The picture in the size that the cell has room for.</param>
/// <param name="Rows">Lines of the cell that it takes; it stands in the middle of them.</param>
public sealed record StyledCellPicture(CellPicture Source, Figure Figure, int Rows)
{
    /// <summary>Its width on paper.</summary>
    public Length Width => Length.FromPoints(Figure.Bounds.Width);

    /// <summary>Its height on paper.</summary>
    public Length Height => Length.FromPoints(Figure.Bounds.Height);

    /// <summary>The blank above it and below it, each.</summary>
    /// <param name="lines">Height of the lines that it takes.</param>
    public Length Blank(Length lines) => (lines - Height) / 2;
}

/// <summary>A part of a cell: text, or a picture.</summary>
/// <param name="Text">The text.</param>
/// <param name="Picture">The picture.</param>
public readonly record struct CellPart(StyledParagraph? Text, StyledCellPicture? Picture);

/// <summary>A table.</summary>
/// <param name="Table">The block of the document that it shows.</param>
/// <param name="CellStyle">The style of the paragraphs in its cells.</param>
/// <param name="ColumnWidths">Widths of the columns, from the left; they add up to the width of the type area.</param>
/// <param name="Rows">The rows; each has one paragraph per column, short rows filled up with empty ones.</param>
/// <param name="RuleWeight">Thickness of the rules between the cells.</param>
public sealed record StyledTable(
    TableBlock Table,
    ParagraphStyle CellStyle,
    ImmutableArray<Length> ColumnWidths,
    ImmutableArray<ImmutableArray<StyledParagraph>> Rows,
    Length RuleWeight) : StyledBlock(Table)
{
    /// <summary>Blank on both sides of a cell; the 108 twips that word processors leave.</summary>
    public static readonly Length CellPadding = Length.FromPoints(5.4);

    private readonly Dictionary<(int Row, int Column), CellMerge> _places = [];
    private readonly ILookup<(int Row, int Column), StyledCellPicture>? _pictures;

    /// <summary>The pictures in its cells, in the order of the cells.</summary>
    public ImmutableArray<StyledCellPicture> Pictures
    {
        get;
        init
        {
            field = value;
            _pictures = value.ToLookup(picture => (picture.Source.Row, picture.Source.Column));
        }
    } = [];

    /// <summary>Cells that take several places; all of them within the table, apart from each other, and without text in the places they cover.</summary>
    public ImmutableArray<CellMerge> Merges
    {
        get;
        init
        {
            field = value;
            _places = [];
            foreach (CellMerge merge in value)
            {
                for (int place = 0; place < merge.Rows * merge.Columns; place++)
                {
                    _places[(merge.Row + (place / merge.Columns), merge.Column + (place % merge.Columns))] = merge;
                }
            }
        }
    } = [];

    /// <summary>
    /// Rows of the head, which is repeated on every page the table reaches: those that the file says, or the first, and those that their cells
    /// reach into. It goes through all merged cells: to be asked once for a table, not for each of its rows.
    /// </summary>
    /// <returns>Their number; 0 where no row is left below them.</returns>
    public int CountHeadRows()
    {
        int reach = Math.Max(1, Table.HeadRows);
        foreach (CellMerge merge in Merges.OrderBy(merge => merge.Row))
        {
            reach = merge.Row < reach ? Math.Max(reach, merge.Row + merge.Rows) : reach;
        }

        return reach < Rows.Length ? reach : 0;
    }

    /// <summary>How wide a cell is, all columns that it takes together.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public Length WidthOf(int row, int column)
    {
        int columns = MergeAt(row, column) is { } merge && merge.Row == row && merge.Column == column ? merge.Columns : 1;
        Length width = Length.Zero;
        for (int next = column; next < column + columns; next++)
        {
            width += ColumnWidths[next];
        }

        return width;
    }

    /// <summary>What a cell holds, from the top: its text, and the pictures on lines of their own wherever their marks stand.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    /// <returns>The parts; none has both, and a cell without anything has none.</returns>
    public IEnumerable<CellPart> PartsOf(int row, int column)
    {
        StyledParagraph cell = Rows[row][column];
        string text = cell.Text;
        int at = 0;
        foreach (StyledCellPicture picture in _pictures?[(row, column)] ?? [])
        {
            if (Stretch(cell, text, at, picture.Source.Mark.Start) is { } before)
            {
                yield return new CellPart(before, null);
            }

            yield return new CellPart(null, picture);
            at = picture.Source.Mark.End;
        }

        if ((at == 0 && text.Length > 0 ? cell : Stretch(cell, text, at, text.Length)) is { } rest)
        {
            yield return new CellPart(rest, null);
        }
    }

    /// <summary>A stretch of a text without the blanks at its ends; <see langword="null"/> where nothing else is in it.</summary>
    private static StyledParagraph? Stretch(StyledParagraph cell, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start < end ? cell.Part(start, end) : null;
    }

    /// <summary>At which height the text of a cell stands: in the middle, unless the file says otherwise.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public CellAlignment AlignmentAt(int row, int column) =>
        row < Table.Rows.Length && column < Table.Rows[row].Alignments.Length ? Table.Rows[row].Alignments[column] ?? CellAlignment.Center : CellAlignment.Center;

    /// <summary>The merged cell that a place belongs to; <see langword="null"/> where the place is a cell of its own.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public CellMerge? MergeAt(int row, int column) => _places.TryGetValue((row, column), out CellMerge merge) ? merge : null;
}
