using System.Collections.Immutable;
using System.Text;
using Converter.Documents;

namespace Converter.Reading.Importing.Docx;

/// <summary>Collects the lines of a text with their marks. Inside a cell of a table what would end a line is a blank.</summary>
internal sealed class TextBuilder
{
    private const int LongestLead = 80;
    private readonly StringBuilder _text = new();
    private readonly List<LineMarks?> _marks = [];
    private readonly List<(int Length, RunLook Look)> _runs = [];
    private readonly Dictionary<int, long> _sizes = [];
    private int _lineStart;
    private int _sectionStart;
    private bool _hasUpright;
    private int _cellStart = -1;

    /// <summary>Where the next character will stand.</summary>
    public SourcePosition Here => new(_marks.Count + 1, _text.Length - _lineStart + 1);

    /// <summary>Offset of the next character.</summary>
    public int Offset => _text.Length;

    /// <summary>Whether a cell of a table is open.</summary>
    public bool IsInCell => _cellStart >= 0;

    /// <summary>Whether the line has no character yet.</summary>
    public bool IsLineEmpty => _text.Length == _lineStart;

    /// <summary>Adds characters.</summary>
    public void Append(string text, RunLook look)
    {
        if (text.Length == 0)
        {
            return;
        }

        foreach (char character in text)
        {
            bool ends = character is '\n' or '\r' || (IsInCell && character == '\t');
            _text.Append(ends ? ' ' : character);
        }

        _runs.Add((text.Length, look));
        if (!IsInCell)
        {
            _sizes[look.HalfPoints ?? 0] = _sizes.GetValueOrDefault(look.HalfPoints ?? 0) + text.Length;
        }
    }

    /// <summary>Ends a line of a paragraph.</summary>
    public void EndLine(LineMarks marks)
    {
        if (IsInCell)
        {
            if (_text.Length > _cellStart && _text[^1] != ' ')
            {
                _text.Append(' ');
            }

            return;
        }

        _marks.Add(WithRuns(marks));
        Break();
    }

    /// <summary>Begins a cell; a tab parts it from the one before.</summary>
    public void BeginCell(bool first)
    {
        if (!first)
        {
            _text.Append('\t');
        }

        _cellStart = _text.Length;
    }

    /// <summary>Ends a cell.</summary>
    /// <returns>Its characters.</returns>
    public SourceSpan EndCell()
    {
        int end = _text.Length;
        while (end > _cellStart && _text[end - 1] == ' ')
        {
            end--;
        }

        _text.Length = end;
        SourceSpan span = new(_cellStart, end - _cellStart);
        _cellStart = -1;
        return span;
    }

    /// <summary>Ends the row of a table.</summary>
    public void EndRow(RowMarks row)
    {
        _marks.Add(new LineMarks { Row = row });
        Break();
    }

    /// <summary>Ends a table: its rows learn of the whole, its first and last rows with text of the empty rows around them.</summary>
    /// <param name="rows">Number of its rows, the last lines so far.</param>
    /// <param name="whole">What the file says of the table.</param>
    public void EndTable(int rows, TableMarks whole)
    {
        int start = _marks.Count - rows;
        for (int line = start; line < _marks.Count; line++)
        {
            Patch(line, row => row with { Whole = whole });
        }

        int[] filled = [.. Enumerable.Range(start, rows).Where(line => _marks[line]!.Row!.Cells.Any(cell => cell.Span.Length > 0))];
        if (filled.Length > 0)
        {
            Patch(filled[0], row => row with { EmptyAbove = filled[0] - start });
            Patch(filled[^1], row => row with { EmptyBelow = _marks.Count - 1 - filled[^1] });
        }
    }

    /// <summary>Ends a section: its lines learn on what pages they stand. What is open goes on in the next one.</summary>
    /// <param name="isLandscape">Whether its pages are landscape.</param>
    public void EndSection(bool isLandscape)
    {
        for (int line = _sectionStart; isLandscape && line < _marks.Count; line++)
        {
            _marks[line] = (_marks[line] ?? new LineMarks()) with { IsLandscape = true };
        }

        _hasUpright |= !isLandscape && _marks.Count > _sectionStart;
        _sectionStart = _marks.Count;
    }

    /// <summary>The text.</summary>
    public SourceText ToText() => new(_text.ToString().TrimEnd('\n'));

    /// <summary>The marks of its lines, with sizes in proportion to that of most of the text.</summary>
    public TextMarks ToMarks()
    {
        int usual = _sizes.Count == 0 ? 0 : _sizes.MaxBy(pair => (pair.Value, -pair.Key)).Key;
        ImmutableArray<LineMarks?> lines =
        [
            .. _marks.Select(marks => marks is null || usual == 0 || marks.HalfPoints == 0 ? marks : marks with { RelativeSize = (double)marks.HalfPoints / usual }),
        ];
        if (!_hasUpright)
        {
            // A file that is landscape throughout says nothing about one table of it.
            lines = [.. lines.Select(marks => marks is { IsLandscape: true } ? marks with { IsLandscape = false } : marks)];
        }

        return new TextMarks(lines) { AreParagraphs = true };
    }

    private void Patch(int line, Func<RowMarks, RowMarks> change) => _marks[line] = _marks[line]! with { Row = change(_marks[line]!.Row!) };

    private void Break()
    {
        _text.Append('\n');
        _lineStart = _text.Length;
        _runs.Clear();
    }

    private LineMarks WithRuns(LineMarks marks)
    {
        int at = _lineStart;
        Dictionary<int, int> sizes = [];
        bool allBold = true;
        bool any = false;
        ImmutableArray<EmphasisSpan>.Builder emphases = ImmutableArray.CreateBuilder<EmphasisSpan>();
        foreach ((int length, RunLook look) in _runs)
        {
            if (look.Emphasis != Emphasis.None)
            {
                emphases.Add(new EmphasisSpan(new SourceSpan(at, length), look.Emphasis));
            }

            bool blank = IsBlank(at, length);
            any |= !blank;
            allBold &= blank || look.Bold == true;
            sizes[look.HalfPoints ?? 0] = sizes.GetValueOrDefault(look.HalfPoints ?? 0) + (blank ? 0 : length);
            at += length;
        }

        return any
            ? marks with
            {
                IsBold = allBold,
                LeadLength = LeadLength(),
                HalfPoints = sizes.MaxBy(pair => (pair.Value, -pair.Key)).Key,
                Emphases = emphases.ToImmutable(),
            }
            : marks;
    }

    // The runs at the beginning that look alike, where all that follows looks otherwise and plainer.
    private int LeadLength()
    {
        int at = _lineStart;
        int lead = 0;
        int like = 0;
        int unlike = 0;
        bool over = false;
        (bool Bold, string? Typeface)? first = null;
        foreach ((int length, RunLook look) in _runs)
        {
            bool blank = IsBlank(at, length);
            at += length;
            (bool, string?) key = (look.Bold == true, look.Typeface);
            first ??= blank ? null : key;
            over |= !blank && key != first;
            lead += over ? 0 : length;
            like += over && !blank && key == first ? length : 0;
            unlike += over && !blank && key != first ? length : 0;
        }

        bool plainer = first is { } look0 && (look0.Bold || _runs.TrueForAll(run => run.Look.Bold != true));
        return over && plainer && lead <= LongestLead && unlike > like ? lead : 0;
    }

    private bool IsBlank(int start, int length)
    {
        for (int at = start; at < start + length; at++)
        {
            if (!char.IsWhiteSpace(_text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
