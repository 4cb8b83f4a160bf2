using Converter.Documents;
using Converter.Pdf.DocumentStructure;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.LogicalStructure;

/// <summary>
/// The structure tree of a document (ISO 32000-1, 14.7.2): Document with H1 … H6, P, Table and TOC, in the order in which the blocks first
/// appear on the pages; where documents are joined to one, a Part for each. It grows while the pages are written and is written after them.
/// </summary>
internal sealed class StructureTree
{
    private const string InlinePlacement = "<< /O /Layout /Placement /Inline >>";

    /// <summary>Blocks in one element; a reader of PDF/A-1 need take no array of more than 8191 (ISO 19005-1, 6.1.12).</summary>
    private const int LargestPart = 4096;

    private readonly PdfFile _file;
    private readonly StyledDocument _source;
    private readonly int _firstPage;
    private readonly int _root;
    private readonly StructureElement _document;
    private readonly List<StructureElement> _elements = [];
    private readonly Dictionary<int, StructureElement> _byBlock = [];
    private readonly Dictionary<int, StructureElement> _runInHeadings = [];
    private readonly Dictionary<int, StructureTable> _tables = [];
    private readonly ParentTree _parents;
    private readonly StructureContents _contents;
    private readonly HeadingLevels _levels;
    private StructureElement? _part;
    private int _inPart;
    private int _partIndex;
    private string? _text;
    private int _textOf = -1;

    /// <param name="file">The file.</param>
    /// <param name="source">The styled document.</param>
    /// <param name="firstPage">Number of the first page's object; the others follow.</param>
    /// <param name="pageCount">Number of pages.</param>
    public StructureTree(PdfFile file, StyledDocument source, int firstPage, int pageCount)
    {
        _parents = new ParentTree(pageCount);
        _contents = new StructureContents((type, parent) => NewElement(type, parent));
        _file = file;
        _source = source;
        _firstPage = firstPage;
        _root = file.Reserve();
        _document = NewElement("Document", _root);
        _levels = new HeadingLevels(source.Blocks.Any(static block => block.Source.Role == Role.Title));
    }

    /// <summary>The element whose content a line is.</summary>
    public StructureElement ElementOf(TypesetLine line)
    {
        if (line.Cell is { } cell && BlockOf(line) is StyledTable table)
        {
            return TableOf(line.Block, table).Cell(cell.Row, cell.Column);
        }

        int first = FirstOfTitle(line.Block);
        if (!_byBlock.TryGetValue(first, out StructureElement? element))
        {
            StructureElement part = Part(line.Block);
            element = BlockOf(line) is StyledParagraph { Entry: not null } ? _contents.Next(part) : NewElement(TypeOf(line), part);
            _byBlock.Add(first, element);
        }

        return element;
    }

    /// <summary>
    /// The element of a run-in heading: a heading inside its paragraph, placed inline (14.8.5.4.2). <see langword="null"/> for a line of
    /// a block without one. Asked for after <see cref="ElementOf"/>.
    /// </summary>
    public StructureElement? RunInHeadingOf(TypesetLine line)
    {
        if (HeadLengthOf(line) == 0)
        {
            return null;
        }

        if (!_runInHeadings.TryGetValue(line.Block, out StructureElement? heading))
        {
            string type = _levels.Heading((TextBlock)BlockOf(line)!.Source);
            heading = NewElement(type, _byBlock[line.Block], InlinePlacement);
            _runInHeadings.Add(line.Block, heading);
        }

        return heading;
    }

    /// <summary>Length of the run-in heading at the start of a line's block; 0 where there is none.</summary>
    public int HeadLengthOf(TypesetLine line) =>
        BlockOf(line) is StyledParagraph { Source: TextBlock { Role: Role.Heading } block } ? block.HeadLength : 0;

    /// <summary>The characters of a line's paragraph.</summary>
    public string TextOf(TypesetLine line)
    {
        if (_text is null || _textOf != line.Block)
        {
            _text = (BlockOf(line) as StyledParagraph)?.Text ?? string.Empty;
            _textOf = line.Block;
        }

        return _text;
    }

    /// <summary>The element of a picture (14.8.4.5), with what it shows in words (ISO 14289-1, 7.3) and where it stands.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="boundaries">Sheet and paper.</param>
    /// <param name="isTurned">Whether the page is turned: its upper edge is the left one of the sheet.</param>
    public StructureElement FigureOf(PlacedPicture picture, PageBoundaries boundaries, bool isTurned)
    {
        StructureElement part = picture.Cell is { } cell && _source.Blocks[picture.Block] is StyledTable table
            ? TableOf(picture.Block, table).Cell(cell.Row, cell.Column)
            : Part(picture.Block);
        Length left = (isTurned ? picture.Y : picture.X) + boundaries.Margin;
        Length bottom = (isTurned ? picture.X : boundaries.Height - picture.Y - picture.Height) + boundaries.Margin;
        (Length width, Length height) = isTurned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        StructureElement figure = new("Figure", _file.Reserve(), part.Id)
        {
            Attributes = FormattableString.Invariant(
                $"<< /O /Layout /Placement /Block /BBox [{left.Points:0.###} {bottom.Points:0.###} {(left + width).Points:0.###} {(bottom + height).Points:0.###}] >>"),
            Description = DescriptionOf(picture),
        };
        _elements.Add(figure);
        part.Add(figure);
        return figure;
    }

    /// <summary>The words of the file; else the caption; else at least that it is a picture.</summary>
    private string DescriptionOf(PlacedPicture picture)
    {
        bool hasNext = picture.Cell is null && picture.Block + 1 < _source.Blocks.Length;
        string caption = hasNext && _source.Blocks[picture.Block + 1] is StyledParagraph { Style.Key: "caption" } next ? next.Text : "图片";
        return string.IsNullOrWhiteSpace(picture.Figure.Description) ? caption : picture.Figure.Description;
    }

    /// <summary>Notes that the next marked content of a page belongs to an element.</summary>
    /// <returns>The identifier of the marked content (MCID).</returns>
    public int Mark(StructureElement element, int page)
    {
        int mark = _parents.Add(page, element.Id);
        element.Add(_firstPage + page, mark);
        return mark;
    }

    /// <summary>Notes that an annotation over a line belongs to the element of that line.</summary>
    /// <returns>Its key in the parent tree.</returns>
    public int AddLink(TypesetLine line, int page, int annotation)
    {
        StructureElement element = ElementOf(line);
        element.AddAnnotation(_firstPage + page, annotation);
        return _parents.AddAnnotation(element.Id);
    }

    /// <summary>Writes all elements, the parent tree and the root.</summary>
    /// <returns>The number of the root.</returns>
    public int Write()
    {
        foreach (StructureElement element in _elements)
        {
            element.Write(_file);
        }

        int parents = _parents.Write(_file);
        _file.Begin(_root).Put("<< /Type /StructTreeRoot /K "u8).Reference(_document.Id)
            .Put(" /ParentTree "u8).Reference(parents)
            .Put(" /ParentTreeNextKey "u8).Integer(_parents.NextKey).Put(" >>"u8);
        _file.End();
        return _root;
    }

    /// <summary>
    /// The element that the next block stands in: the document itself, or a part of it where it is joined of several or very long.
    /// </summary>
    private StructureElement Part(int block)
    {
        if (_source.PartStarts.IsEmpty && _source.Blocks.Length <= LargestPart)
        {
            return _document;
        }

        int index = _source.PartStarts.AsSpan().BinarySearch(block);
        index = index < 0 ? ~index : index + 1;
        if (_part is null || _partIndex != index || _inPart == LargestPart)
        {
            _part = NewElement("Part", _document);
            _partIndex = index;
            _inPart = 0;
        }

        _inPart++;
        return _part;
    }

    private StyledBlock? BlockOf(TypesetLine line) =>
        line.Block >= 0 && line.Block < _source.Blocks.Length ? _source.Blocks[line.Block] : null;

    /// <summary>The lines of a title are blocks of their own and together one heading.</summary>
    private int FirstOfTitle(int block)
    {
        while (block > 0 && IsTitle(block) && IsTitle(block - 1) && !_source.PartStarts.Contains(block))
        {
            block--;
        }

        return block;
    }

    private bool IsTitle(int block) => block < _source.Blocks.Length && _source.Blocks[block].Source.Role == Role.Title;

    private string TypeOf(TypesetLine line) => BlockOf(line)?.Source switch
    {
        TextBlock { Role: Role.Title } => _levels.Title(),
        TextBlock { Role: Role.Heading, HeadLength: 0 } block => _levels.Heading(block),
        _ => "P",
    };

    private StructureTable TableOf(int block, StyledTable source)
    {
        if (!_tables.TryGetValue(block, out StructureTable? table))
        {
            table = new StructureTable(source, Part(block), NewElement);
            _tables.Add(block, table);
        }

        return table;
    }

    private StructureElement NewElement(string type, StructureElement parent, string attributes = "")
    {
        StructureElement element = NewElement(type, parent.Id, attributes);
        parent.Add(element);
        return element;
    }

    private StructureElement NewElement(string type, int parent, string attributes = "")
    {
        StructureElement element = new(type, _file.Reserve(), parent) { Attributes = attributes };
        _elements.Add(element);
        return element;
    }
}
