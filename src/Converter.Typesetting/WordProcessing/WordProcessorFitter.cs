using System.Collections.Immutable;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Tables;

namespace Converter.Typesetting.WordProcessing;

/// <summary>
/// Sees to it that a paragraph of the .docx takes as many lines in a word processor as on the pages of the PDF, so that both have the same
/// pages. A word processor neither squeezes two marks that meet nor shrinks a line; where that changes the number of lines, the characters
/// of a line are set a little closer or wider, as an office does by hand (紧缩, 加宽): ordinary formatting, which survives editing
/// (docs/decisions/0009-docx-lines.md).
/// </summary>
public sealed class WordProcessorFitter
{
    /// <summary>The closest and the widest spacing, in twips: 30 characters stand on 28 columns; 26 characters fill them.</summary>
    private const int Closest = -28;
    private const int Widest = 28;
    private const double TwipsPerPoint = 20;

    /// <summary>The gap between Han and Western characters, in parts of the type size (measured, clreq §6).</summary>
    private const double GapShare = 0.2;

    private readonly PageFormat _page;
    private readonly ParagraphSetter _setter;
    private readonly WordProcessorMeasure _measure;
    private readonly List<TrackedRange> _ranges = [];

    private WordProcessorFitter(StyledDocument document, IFontSource fonts)
    {
        _page = document.Sheet.Page;
        _setter = new ParagraphSetter(new FontResolver(document, fonts), document);
        _measure = new WordProcessorMeasure(_page);
    }

    /// <summary>Fits the paragraphs of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">Where faces are found; without a Chinese face nothing is fitted.</param>
    /// <returns>The document, some of its paragraphs with tracked ranges.</returns>
    public static StyledDocument Fit(StyledDocument document, IFontSource fonts)
    {
        if (Typesetter.FontErrors(document, fonts).Count > 0)
        {
            return document;
        }

        WordProcessorFitter fitter = new(document, fonts);
        StyledDocument room = SignatureRoom.Apply(document, fitter._setter);
        return room with { Blocks = [.. room.Blocks.Select(fitter.Fit)] };
    }

    private StyledBlock Fit(StyledBlock block) => block switch
    {
        StyledParagraph paragraph => Fit(paragraph),
        StyledTable { Merges.IsEmpty: false } table => Joined(table),
        _ => block,
    };

    /// <summary>Rows that a cell joins stand on one page where the .pdf has them so: word processors part them unless their paragraphs say otherwise.</summary>
    private StyledTable Joined(StyledTable table)
    {
        IReadOnlySet<int> joined = new TableSetter(table.IsTurned ? _page.Turn() : _page, _setter).JoinedRows(table);
        return joined.Count == 0
            ? table
            : table with { Rows = [.. table.Rows.Select((row, i) => joined.Contains(i + 1) ? [.. row.Select(cell => cell with { KeepWithNext = true })] : row)] };
    }

    private StyledParagraph Fit(StyledParagraph paragraph)
    {
        if (paragraph.Entry is not null)
        {
            return Broken(paragraph);
        }

        PageFormat page = paragraph.IsTurned ? _page.Turn() : _page;
        if (!paragraph.LineBreaks.IsEmpty || !_setter.Break(paragraph, page.Left, page.TypeAreaWidth).Justified || _setter.Cells.IsEmpty)
        {
            return paragraph;
        }

        _measure.Load(_setter.Cells, paragraph);
        Room room = Room.Of(paragraph, page);
        int wanted = _setter.Lines.Count;
        int lines = Walk(paragraph, room, Correction.None);
        if (lines == wanted)
        {
            return paragraph;
        }

        lines = Walk(paragraph, room, lines > wanted ? Correction.Closer : Correction.Wider);
        return lines == wanted ? paragraph with { Tracked = [.. _ranges] } : paragraph;
    }

    /// <summary>
    /// A heading in a table of contents, with breaks where its lines end: it turns before the number, and no indent says that to every word
    /// processor (docs/decisions/0013-contents-and-book.md). Whoever updates the contents makes such paragraphs anew.
    /// </summary>
    private StyledParagraph Broken(StyledParagraph heading)
    {
        _setter.Break(heading, _page.Left, _page.TypeAreaWidth);
        ImmutableArray<int>.Builder breaks = ImmutableArray.CreateBuilder<int>();
        for (int line = 1; line < _setter.Lines.Count; line++)
        {
            breaks.Add(_setter.Cells[_setter.Lines[line].Start].Index);
        }

        return heading with { LineBreaks = breaks.ToImmutable() };
    }

    /// <summary>Goes through the paragraph as a word processor does, and corrects its lines towards those of the PDF.</summary>
    /// <returns>The number of lines.</returns>
    private int Walk(StyledParagraph paragraph, Room room, Correction correction)
    {
        ReadOnlySpan<Cell> cells = _setter.Cells;
        _ranges.Clear();
        int lines = 0;
        for (int at = 0; at < cells.Length; lines++)
        {
            long measure = lines == 0 ? room.First : room.Other;
            int end = WordProcessorLines.EndOfLine(cells, _measure.Widths, room.Gap, at, measure);
            int wanted = lines < _setter.Lines.Count ? _setter.Lines[lines].End : end;
            bool correct = correction == Correction.Closer ? end < wanted : correction == Correction.Wider && wanted < end && at < wanted;
            at = correct && Corrected(paragraph, room.Gap, measure, at, wanted) ? wanted : end;
        }

        return lines;
    }

    /// <summary>Spaces the characters of one line so that it ends where it should.</summary>
    private bool Corrected(StyledParagraph paragraph, long gap, long measure, int start, int end)
    {
        ReadOnlySpan<Cell> cells = _setter.Cells;
        int fitting = int.MinValue;
        for (int twips = Closest; twips <= Widest; twips++)
        {
            Length tracking = Length.FromPoints(twips / TwipsPerPoint);
            _measure.Track(cells, paragraph, start, end, tracking);
            if (WordProcessorLines.EndOfLine(cells, _measure.Widths, gap, start, measure) == end)
            {
                fitting = twips;
                if (tracking > _page.Tracking)
                {
                    break;
                }
            }
        }

        Length chosen = fitting == int.MinValue ? _page.Tracking : Length.FromPoints(fitting / TwipsPerPoint);
        _measure.Track(cells, paragraph, start, end, chosen);
        if (fitting == int.MinValue)
        {
            return false;
        }

        int last = end < cells.Length ? cells[end].Index : paragraph.Text.Length;
        _ranges.Add(new TrackedRange(cells[start].Index, last, chosen));
        return true;
    }

    private enum Correction
    {
        None,
        Closer,
        Wider,
    }

    /// <summary>What the lines of a paragraph have to fill.</summary>
    private readonly record struct Room(long First, long Other, long Gap)
    {
        public static Room Of(StyledParagraph paragraph, PageFormat page)
        {
            Frame frame = Frame.Of(paragraph, page.Left, page.TypeAreaWidth);
            return new Room(frame.FirstMeasure.Units, frame.Measure.Units, (paragraph.Style.Text.Size.Length * GapShare).Units);
        }
    }
}
