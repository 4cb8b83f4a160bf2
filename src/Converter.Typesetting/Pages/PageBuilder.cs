using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Tables;

namespace Converter.Typesetting.Pages;

/// <summary>Puts the lines of a page at their heights and draws what else is on it.</summary>
internal sealed class PageBuilder(StyledDocument document, ParagraphSetter setter)
{
    private PageFormat _page = document.Sheet.Page;
    private Grid _grid;
    private readonly ImmutableArray<TypesetLine>.Builder _lines = ImmutableArray.CreateBuilder<TypesetLine>();
    private readonly ImmutableArray<PlacedRule>.Builder _rules = ImmutableArray.CreateBuilder<PlacedRule>();
    private readonly ImmutableArray<PlacedPicture>.Builder _pictures = ImmutableArray.CreateBuilder<PlacedPicture>();
    private readonly List<TableEdge> _edges = [];

    /// <summary>The outline of the pages built so far.</summary>
    public ImmutableArray<Bookmark>.Builder Bookmarks { get; } = ImmutableArray.CreateBuilder<Bookmark>();

    /// <summary>Builds one page.</summary>
    /// <param name="whole">The flow of the document.</param>
    /// <param name="range">The lines of the page.</param>
    /// <param name="index">Index of the page, from 0.</param>
    public TypesetPage Build(ReadOnlySpan<FlowLine> whole, PageRange range, int index)
    {
        _lines.Clear();
        _rules.Clear();
        _pictures.Clear();
        bool isTurned = range.End > range.Start && whole[range.Start].IsTurned;
        _page = isTurned ? document.Sheet.Page.Turn() : document.Sheet.Page;
        _grid = new Grid(_page, range.ExtraRows);
        ReadOnlySpan<FlowLine> flow = WithHead(whole, range);
        int row = 0;
        for (int i = 0; i < flow.Length; i++)
        {
            row += i > 0 ? flow[i].BlankRows : 0;
            if (flow[i].Head is { } head)
            {
                AddHead(head, index);
            }
            else if (flow[i].Picture is { } picture)
            {
                AddPicture(picture, flow[i].Block, row + flow[i].Rows);
            }
            else if (flow[i].Line is { } line)
            {
                AddLine(flow[i], line, row, index);
            }
            else
            {
                AddSlice(flow, i, row);
            }

            row += flow[i].Rows;
        }

        int count = document.Numbering.First + index;
        bool isNumbered = document.Numbering.Form != PageNumberForm.None && (index > 0 || document.Sheet.PageNumber is { OnFirstPage: true });
        TypesetLine? number = document.Sheet.PageNumber is { } format && isNumbered
            ? PageNumberSetter.Set(document, format, setter, new Grid(document.Sheet.Page, 0), count)
            : null;
        TypesetPage page = new(count, _lines.ToImmutable(), _rules.ToImmutable(), number)
        {
            Form = document.Numbering.Form,
            Pictures = _pictures.ToImmutable(),
            IsTurned = isTurned,
        };
        return PageShift.By(page, document.Sheet.Page.ShiftOf(page.Number));
    }

    /// <summary>The lines of a page; where it begins inside a table, with the head of the table above them.</summary>
    private static ReadOnlySpan<FlowLine> WithHead(ReadOnlySpan<FlowLine> whole, PageRange range)
    {
        ReadOnlySpan<FlowLine> head = whole[range.Head];
        ReadOnlySpan<FlowLine> lines = whole[range.Start..range.End];
        if (head.IsEmpty)
        {
            return lines;
        }

        FlowLine[] joined = [.. head, .. lines];
        foreach (ref FlowLine line in joined.AsSpan(0, head.Length))
        {
            line.Repeated = true;
        }

        return joined;
    }

    private void AddHead(ImmutableArray<FixedLine> head, int page)
    {
        int block = -1;
        foreach (FixedLine line in head)
        {
            if (line.Block != block)
            {
                block = line.Block;
                AddBookmark(block, page, line.Top);
            }

            if (!line.Line.Runs.IsEmpty)
            {
                _lines.Add(new TypesetLine(line.Block, line.Line.X, Grid.BaselineOf(line.Top, line.Line.Size), line.Line.Runs) { Remark = line.Line.Remark });
            }
        }

        foreach (FixedRule rule in new[] { document.Head!.Rule, document.Head.FootRule }.OfType<FixedRule>())
        {
            foreach ((Length top, Length weight) in rule.Format.Lines())
            {
                Length y = rule.Top + top + (weight / 2);
                _rules.Add(new PlacedRule(rule.Left, y, rule.Left + rule.Format.Width, y, weight, rule.Format.Color));
            }
        }
    }

    private void AddLine(in FlowLine flow, SetLine line, int row, int page)
    {
        if (flow.Index == 0)
        {
            AddBookmark(flow.Block, page, _grid.EmBoxTop(row, flow.Rows, line.Size));
        }

        if (!line.Runs.IsEmpty)
        {
            _lines.Add(Place(line, flow, row));
        }

        Length baseline = _grid.Baseline(row, flow.Rows, line.Size);
        foreach (LineStroke stroke in line.Strokes)
        {
            Length y = baseline + stroke.Below;
            _rules.Add(new PlacedRule(stroke.X1, y, stroke.X2, y, stroke.Weight, stroke.Color));
        }
    }

    private void AddPicture(StyledPicture picture, int block, int rowBelow)
    {
        Length x = picture.Style.Alignment switch
        {
            Alignment.Center => _page.Left + ((_page.TypeAreaWidth - picture.Width) / 2),
            Alignment.Right => _page.Left + _page.TypeAreaWidth - picture.Width,
            _ => _page.Left,
        };
        Length y = _grid.CellTop(rowBelow) - StyledPicture.Below - picture.Height;
        _pictures.Add(new PlacedPicture(block, picture.Figure, x, y, picture.Width, picture.Height) { Lines = picture.Picture.Lines, LinesBefore = _lines.Count });
    }

    /// <summary>A picture of a cell stands in the middle of its lines, away from the rules of the cell.</summary>
    private void AddPicture(in CellLine cell, in FlowLine slice, int row, Length lower)
    {
        StyledCellPicture picture = cell.Line.Picture!;
        Length top = _grid.CellTop(row);
        Length blank = picture.Blank(_grid.CellTop(row + (picture.Rows * slice.Rows)) - top);
        _pictures.Add(new PlacedPicture(slice.Block, picture.Figure, cell.Line.X, top + blank + lower, picture.Width, picture.Height)
        {
            Cell = (cell.Row, cell.Column),
            IsRepeated = slice.Repeated,
            LinesBefore = _lines.Count,
        });
    }

    private void AddBookmark(int block, int page, Length top)
    {
        if (document.Blocks[block] is StyledParagraph { BookmarkTitle: { } title } paragraph)
        {
            int level = Math.Max(1, paragraph.OutlineLevel ?? paragraph.Style.OutlineLevel);
            Bookmarks.Add(new Bookmark(title, level, page, top, block));
        }
    }

    private TypesetLine Place(SetLine line, in FlowLine flow, int row) =>
        new(flow.Block, line.X, _grid.Baseline(row, flow.Rows, line.Size), line.Runs) { Remark = line.Remark };

    /// <summary>A slice of a table; with the last one of the page, or of the table, come the rules.</summary>
    private void AddSlice(ReadOnlySpan<FlowLine> flow, int i, int row)
    {
        FlowLine slice = flow[i];
        bool opensTable = i == 0 || flow[i - 1].Block != slice.Block;
        if (opensTable)
        {
            _edges.Clear();
        }

        if (opensTable || slice.Index == 0 || flow[i - 1].Repeated != slice.Repeated)
        {
            _edges.Add(new TableEdge(_grid.CellTop(row), slice.TableRow));
        }

        bool closes = i + 1 == flow.Length || flow[i + 1].Block != slice.Block;
        foreach (CellLine cell in slice.Cells)
        {
            // Below the last slice of the page there is no half line to go down.
            Length lower = cell.IsLower && !closes ? (_grid.CellTop(row + slice.Rows) - _grid.CellTop(row)) / 2 : Length.Zero;
            if (cell.Line.Picture is not null)
            {
                AddPicture(cell, slice, row, lower);
            }

            if (cell.Line.Runs.IsEmpty)
            {
                continue;
            }

            TypesetLine line = Place(cell.Line, slice, row);
            _lines.Add(line with { Baseline = line.Baseline + lower, Cell = (cell.Row, cell.Column), IsRepeated = slice.Repeated });
        }

        if (closes)
        {
            _edges.Add(new TableEdge(_grid.CellTop(row + slice.Rows), -1));
            TableRules.Draw((StyledTable)document.Blocks[slice.Block], _page.Left, _edges, _rules);
        }
    }
}
