using System.Runtime.InteropServices;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Tables;

namespace Converter.Typesetting.Pages;

/// <summary>Sets every block and lays its lines end to end, with the wishes about page breaks that each of them has.</summary>
internal sealed class FlowBuilder(StyledDocument document, ParagraphSetter setter)
{
    /// <summary>A heading of more lines than this may be divided by a page.</summary>
    private const int LinesThatStayTogether = 4;
    private readonly List<FlowLine> _flow = [];
    private readonly List<SetLine> _lines = [];
    private readonly TableSetter _tables = new(document.Sheet.Page, setter);
    private readonly TableSetter _turnedTables = new(document.Sheet.Page.Turn(), setter);
    private int _blankAfter;
    private bool _keepNext;

    /// <summary>Whether the imprint runs with the text, because no page can hold it.</summary>
    public bool ImprintRuns { get; init; }

    /// <summary>The flow of the document.</summary>
    public List<FlowLine> Build()
    {
        AddHead();
        for (int block = 0; block < document.Blocks.Length; block++)
        {
            int first = _flow.Count;
            switch (document.Blocks[block])
            {
                case StyledParagraph { Place: not null }:
                case StyledParagraph { Imprint: not null } when !ImprintRuns:
                    break;
                case StyledParagraph paragraph:
                    AddParagraph(paragraph, block);
                    break;
                case StyledTable table:
                    AddTable(table, block);
                    break;
                case StyledPicture picture:
                    AddPicture(picture, block);
                    break;
                default:
                    break;
            }

            Turn(first, document.Blocks[block].IsTurned);
            if (_flow.Count > first && SignatureBlock.Begins(document, block))
            {
                SignatureBlock.CarryLinesOver(document, CollectionsMarshal.AsSpan(_flow), first);
            }
        }

        return _flow;
    }

    /// <summary>Where upright and turned pages follow one another, a page begins.</summary>
    private void Turn(int first, bool isTurned)
    {
        Span<FlowLine> lines = CollectionsMarshal.AsSpan(_flow)[first..];
        foreach (ref FlowLine line in lines)
        {
            line.IsTurned = isTurned;
        }

        if (first > 0 && !lines.IsEmpty && _flow[first - 1].IsTurned != isTurned)
        {
            lines[0].BeginsPage = true;
        }
    }

    /// <summary>The head takes its grid lines at the top of the first page.</summary>
    private void AddHead()
    {
        if (document.Head is { } head)
        {
            _flow.Add(new FlowLine { Block = -1, TableRow = -1, Rows = head.Rows, Head = HeadSetter.Set(document, setter) });
        }
    }

    private void AddParagraph(StyledParagraph paragraph, int block)
    {
        _lines.Clear();
        PageFormat page = document.PageOf(paragraph);
        (Length left, Length width) = (page.Left, page.TypeAreaWidth);
        if (paragraph.Entry is { } entry)
        {
            LeaderLine.Set(setter, paragraph, entry, left, width, _lines);
        }
        else
        {
            DividedLine.Set(setter, paragraph, left, width, _lines);
        }

        ParagraphStyle style = paragraph.Style;
        bool keepNext = paragraph.KeepWithNext ?? style.KeepWithNext;
        for (int i = 0; i < _lines.Count; i++)
        {
            _flow.Add(new FlowLine
            {
                Block = block,
                Index = i,
                Line = _lines[i],
                TableRow = -1,
                Rows = paragraph is { IsTurned: true, LineHeight: { } height } ? Math.Max(1, (int)Math.Round(height / page.LinePitch)) : Math.Max(1, style.GridLines),
                BlankRows = i > 0 ? 0 : _blankAfter + WholeRows(paragraph.SpaceBefore ?? style.SpaceBefore),
                BeginsPage = i == 0 && style.PageBreakBefore,
                StaysWithPrevious = i == 0 ? _keepNext : StaysTogether(i, _lines.Count, style.KeepWithNext),
            });
        }

        _keepNext = keepNext;
        _blankAfter = WholeRows(paragraph.SpaceAfter ?? style.SpaceAfter);
    }

    private bool StaysTogether(int line, int count, bool keepNext) =>
        (keepNext && count <= LinesThatStayTogether)
        || (document.Sheet.Composition.WidowControl && (line == 1 || line == count - 1));

    private void AddPicture(StyledPicture picture, int block)
    {
        _flow.Add(new FlowLine
        {
            Block = block,
            Picture = picture,
            TableRow = -1,
            Rows = picture.Rows,
            BlankRows = _blankAfter + WholeRows(picture.SpaceBefore ?? picture.Style.SpaceBefore),
            StaysWithPrevious = _keepNext,
        });
        _keepNext = picture.KeepWithNext;
        _blankAfter = WholeRows(picture.Style.SpaceAfter);
    }

    private void AddTable(StyledTable table, int block)
    {
        int first = _flow.Count;
        (table.IsTurned ? _turnedTables : _tables).Set(table, block, _flow);
        if (_flow.Count > first)
        {
            Span<FlowLine> flow = CollectionsMarshal.AsSpan(_flow);
            flow[first].BlankRows = _blankAfter + WholeRows(table.CellStyle.SpaceBefore);
            flow[first].StaysWithPrevious = _keepNext;
            _keepNext = false;
            _blankAfter = WholeRows(table.CellStyle.SpaceAfter);
        }
    }

    /// <summary>Space between paragraphs comes in whole lines, so that the text stays on the grid.</summary>
    private int WholeRows(Extent space)
    {
        if (space.Unit == LengthUnit.Line)
        {
            return (int)Math.Max(0, Math.Round(space.Amount, MidpointRounding.AwayFromZero));
        }

        return (int)Math.Max(0, Math.Round(space.Length / document.Sheet.Page.LinePitch, MidpointRounding.AwayFromZero));
    }
}
