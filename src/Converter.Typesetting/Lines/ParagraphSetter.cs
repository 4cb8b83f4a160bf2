using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Faces;

namespace Converter.Typesetting.Lines;

/// <summary>From a styled paragraph to lines of placed glyphs, through every step of line composition.</summary>
internal sealed class ParagraphSetter
{
    private readonly Composition _composition = new();
    private readonly List<BrokenLine> _lines = [];
    private readonly CellMeasurer _measurer;
    private readonly SeamBuilder _seams;
    private readonly LineBreaker _breaker;
    private readonly LineAdjuster _adjuster;
    private readonly LineSetter _setter;
    private readonly SourceText _source;
    private readonly List<Diagnostic> _findings = [];

    /// <summary>A setter for the paragraphs of one document.</summary>
    /// <param name="fonts">Its faces.</param>
    /// <param name="document">The document.</param>
    public ParagraphSetter(FontResolver fonts, StyledDocument document)
    {
        StyleSheet sheet = document.Sheet;
        _source = document.Source.Source;
        _measurer = new CellMeasurer(fonts, sheet.Page);
        _seams = new SeamBuilder(sheet.Composition);
        _breaker = new LineBreaker(sheet.Composition.Profile);
        _adjuster = new LineAdjuster(sheet.Composition.Profile);
        _setter = new LineSetter(fonts);
    }

    /// <summary>Lines that could not keep the rules; at most one finding a paragraph.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>The cells of the paragraph that was broken last.</summary>
    public ReadOnlySpan<Cell> Cells => _composition.Cells;

    /// <summary>The lines of the paragraph that was broken last.</summary>
    public IReadOnlyList<BrokenLine> Lines => _lines;

    /// <summary>Sets a paragraph of a document.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="left">Left edge of the column it stands in, from the left edge of the paper.</param>
    /// <param name="width">Width of that column.</param>
    /// <param name="into">Takes the lines; a paragraph without characters gives one blank line.</param>
    public void Set(StyledParagraph paragraph, Length left, Length width, List<SetLine> into)
    {
        Measures measures = Break(paragraph, left, width);
        if (_composition.Count == 0)
        {
            into.Add(new SetLine(left, paragraph.Style.Text.Size.Length, [], string.Empty));
            return;
        }

        ReportTorn(paragraph.Runs);
        Frame frame = Frame.Of(paragraph, left, width);
        for (int i = 0; i < _lines.Count; i++)
        {
            BrokenLine line = _lines[i];
            if (measures.Justified)
            {
                _adjuster.Adjust(_composition, ref line);
            }

            into.Add(_setter.Set(_composition, line, paragraph.Runs, frame.Place(i == 0, new Length(line.Natural))));
        }
    }

    /// <summary>Breaks a paragraph and sets nothing: <see cref="Cells"/> and <see cref="Lines"/> are its cells and lines until the next one.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="left">Left edge of the column it stands in, from the left edge of the paper.</param>
    /// <param name="width">Width of that column.</param>
    /// <returns>What its lines have to fill.</returns>
    public Measures Break(StyledParagraph paragraph, Length left, Length width)
    {
        Compose(paragraph.Runs, chinese: false);
        Frame frame = Frame.Of(paragraph, left, width);
        bool running = paragraph.Style.OutlineLevel == 0 && paragraph.Source.Role is not (Role.Table or Role.Title);
        bool justified = frame.Alignment == Alignment.Justified;
        Measures measures = new(frame.FirstMeasure.Units, frame.Measure.Units, justified, running && justified);
        BreakAtForced(paragraph.LineBreaks, measures);
        return measures;
    }

    /// <summary>Sets one line of characters that are no part of the document, at its natural width.</summary>
    /// <param name="runs">The characters.</param>
    /// <param name="place">From the width of the line to its left edge.</param>
    public SetLine SetSingle(ImmutableArray<StyledRun> runs, Func<Length, Length> place)
    {
        Compose(runs, chinese: true);
        BreakPlace whole = new BreakSearch(_composition.Cells, _composition.Seams, CompositionProfile.Grid).Measure(0, _composition.Count);
        BrokenLine line = new() { End = _composition.Count, VisibleEnd = whole.VisibleEnd, Natural = whole.Natural, Measure = whole.Natural };
        return _setter.Set(_composition, line, runs, place(new Length(whole.Natural)));
    }

    private void ReportTorn(ImmutableArray<StyledRun> runs)
    {
        foreach (BrokenLine line in _lines)
        {
            if (line.Broken >= Bond.Word && line.End < _composition.Count)
            {
                Cell next = _composition.Cells[line.End];
                int? offset = RunPlaces.SourceOffset(runs, next.Run, next.Index);
                _findings.Add(LineFindings.Torn(line.Broken, offset is { } at ? _source.PositionOf(at) : null));
                return;
            }
        }
    }

    private void Compose(ImmutableArray<StyledRun> runs, bool chinese)
    {
        CellReader.Read(runs, _composition);
        SharedMarks.Resolve(_composition.Cells, chinese);
        WesternWords.Glue(_composition.Cells);
        Glue.Apply(_composition.Cells);
        _measurer.Measure(_composition.Cells, runs);
        _seams.Build(_composition);
    }

    /// <summary>Each part between forced breaks is broken by itself; only the first has a first-line indent.</summary>
    private void BreakAtForced(ImmutableArray<int> breaks, Measures measures)
    {
        _lines.Clear();
        int start = 0;
        foreach (int index in breaks)
        {
            int end = CellAt(index, start);
            if (end > start)
            {
                _breaker.Break(_composition, start, end, measures, _lines);
                measures = measures with { First = measures.Other };
                start = end;
            }
        }

        if (start < _composition.Count)
        {
            _breaker.Break(_composition, start, _composition.Count, measures, _lines);
        }
    }

    private int CellAt(int index, int from)
    {
        int cell = from;
        while (cell < _composition.Count && _composition.Cells[cell].Index < index)
        {
            cell++;
        }

        return cell;
    }
}
