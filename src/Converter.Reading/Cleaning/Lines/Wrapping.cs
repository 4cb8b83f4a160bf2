using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Cleaning.Lines;

/// <summary>
/// Where a hard wrap cut the lines of a text. A wrap shows as a column at which many lines end, few end beyond it, and most of those
/// do not end a sentence there.
/// </summary>
internal sealed class Wrapping
{
    private const string SentenceEnds = "。！？；：.!?;:";
    private const string ColumnGap = "   ";
    private const string NeverFirst = "。，、；：！？）》”’〉」』〕";
    private const int NarrowestColumn = 36;
    private const int WidestColumn = 160;

    // A line is cut where the next word would not fit, so the ends scatter over a few columns.
    private const int Scatter = 6;
    private const int NearlyFull = 10;
    private const int LeastFull = 3;

    // With fewer full lines only the indents of paragraphs tell a wrap from lines that are alike by chance.
    private const int EnoughFull = 5;
    private const double LeastShare = 0.25;
    private const double MostBeyond = 0.04;
    private const double MostSentences = 0.4;

    // An indentation this much deeper than that of the continuing lines begins a paragraph.
    private const int ParagraphIndent = 2;

    // A line set so deep is centred or stands at the right: a title, a signature, a date.
    private const int CentredIndent = 10;

    private readonly SourceText _source;
    private readonly ImmutableArray<SourceLine> _lines;
    private readonly int _column;
    private readonly int _baseIndent;
    private readonly bool _indents;
    private readonly bool[] _inside = [];

    private Wrapping(SourceText source, ImmutableArray<SourceLine> lines, int column)
    {
        _source = source;
        _lines = lines;
        _column = column;
        if (column > 0)
        {
            _baseIndent = FindBaseIndent();
            _indents = HasParagraphIndents();
            _inside = FindInside();
        }
    }

    /// <summary>Whether the text was hard-wrapped.</summary>
    public bool IsWrapped => _column > 0;

    /// <summary>Looks for a wrap.</summary>
    public static Wrapping Detect(SourceText source, ImmutableArray<SourceLine> lines)
    {
        (int column, int full) = FindColumn(source, lines);
        Wrapping wrapping = new(source, lines, column);
        return full >= EnoughFull || wrapping._indents ? wrapping : None(source);
    }

    /// <summary>A text taken as it stands.</summary>
    public static Wrapping None(SourceText source) => new(source, [], 0);

    /// <summary>Whether a line is inside a paragraph: cut at its end, or the rest of one that was cut.</summary>
    public bool IsInside(int index) => IsWrapped && _inside[index];

    /// <summary>Whether a line goes on with the paragraph of an earlier one.</summary>
    /// <param name="index">The earlier line, the last one of its paragraph so far.</param>
    /// <param name="next">The next line that is no junk.</param>
    /// <param name="acrossPage">Whether a page number or running head was taken out between them.</param>
    public bool Continues(int index, int next, bool acrossPage)
    {
        if (!IsWrapped || (_lines[next].BlankLinesBefore > 0 && !acrossPage))
        {
            return false;
        }

        SourceLine line = _lines[index];
        SourceLine following = _lines[next];
        ReadOnlySpan<char> text = TextOf(line);
        ReadOnlySpan<char> after = TextOf(following);
        if (CannotBegin(after[0]))
        {
            return true;
        }

        if (ParagraphStart.IsMarker(after))
        {
            return false;
        }

        if (text[^1] is '、' or '，' && IsRest(index) && !IsCentred(following) && !acrossPage)
        {
            return true;
        }

        if (IsWideRow(following) || IsCentred(line) || following.Indent >= _baseIndent + ParagraphIndent)
        {
            return false;
        }

        return IsFull(line)
            ? !EndsSentence(line) ? !EndsHeading(line, following) : (_indents || line.EndColumn >= _column - 1) && line.EndColumn <= _column + Scatter
            : line.EndColumn >= _column - NearlyFull && !EndsSentence(line) && _indents;
    }

    private static (int Column, int Full) FindColumn(SourceText source, ImmutableArray<SourceLine> lines)
    {
        int[] ends = new int[WidestColumn + 2];
        foreach (SourceLine line in lines)
        {
            ends[Math.Min(line.EndColumn, WidestColumn + 1)]++;
        }

        int best = 0;
        int bestCount = 0;
        for (int column = NarrowestColumn; column <= WidestColumn; column++)
        {
            int count = 0;
            for (int end = column - Scatter + 1; end <= column; end++)
            {
                count += ends[end];
            }

            if (count > bestCount)
            {
                (best, bestCount) = (column, count);
            }
        }

        int beyond = 0;
        foreach (SourceLine line in lines)
        {
            beyond += line.EndColumn >= best + Scatter && !HoldsColumns(source, line) ? 1 : 0;
        }

        bool wrapped = bestCount >= LeastFull && bestCount >= LeastShare * lines.Length && beyond <= MostBeyond * lines.Length;
        return wrapped && CutsSentences(source, lines, best) ? (best, bestCount) : (0, 0);
    }

    private static bool CutsSentences(SourceText source, ImmutableArray<SourceLine> lines, int column)
    {
        int full = 0;
        int sentences = 0;
        foreach (SourceLine line in lines)
        {
            if (line.EndColumn > column - Scatter && !(line.EndColumn >= column + Scatter && HoldsColumns(source, line)))
            {
                full++;
                sentences += IsSentenceEnd(source.Text[line.Content.End - 1]) ? 1 : 0;
            }
        }

        return sentences <= MostSentences * full;
    }

    // The rows of a table are not broken at the column of the text.
    private static bool HoldsColumns(SourceText source, SourceLine line) =>
        source.Text.AsSpan(line.Content.Start, line.Content.Length).Contains(ColumnGap, StringComparison.Ordinal);

    private static bool IsSentenceEnd(char character) => SentenceEnds.Contains(character);

    private static bool CannotBegin(char character) => NeverFirst.Contains(character);

    private bool[] FindInside()
    {
        bool[] inside = new bool[_lines.Length];
        for (int index = 0; index < inside.Length; index++)
        {
            SourceLine line = _lines[index];
            inside[index] = (IsFull(line) && !EndsSentence(line) && !IsCentred(line))
                || (index > 0 && line.BlankLinesBefore == 0 && Continues(index - 1, index, acrossPage: false));
        }

        return inside;
    }

    private int FindBaseIndent()
    {
        Dictionary<int, int> counts = [];
        int full = 0;
        for (int index = 1; index < _lines.Length; index++)
        {
            if (IsFull(_lines[index - 1]) && !EndsSentence(_lines[index - 1]))
            {
                counts[_lines[index].Indent] = counts.GetValueOrDefault(_lines[index].Indent) + 1;
                full++;
            }
        }

        return counts.Where(pair => 10 * pair.Value >= full).Select(pair => pair.Key).DefaultIfEmpty(0).Min();
    }

    private bool HasParagraphIndents()
    {
        int indented = 0;
        foreach (SourceLine line in _lines)
        {
            indented += line.Indent >= _baseIndent + ParagraphIndent && line.Indent < _baseIndent + CentredIndent ? 1 : 0;
        }

        return 20 * indented >= _lines.Length;
    }

    private bool IsFull(SourceLine line) => line.EndColumn > _column - Scatter && !IsWideRow(line);

    private bool IsWideRow(SourceLine line) => line.EndColumn >= _column + Scatter && HoldsColumns(_source, line);

    // The rest of a paragraph that was cut, even where the extraction tore a short piece off it.
    private bool IsRest(int index) =>
        index > 0 && (CannotBegin(TextOf(_lines[index])[0]) || (IsFull(_lines[index - 1]) && !EndsSentence(_lines[index - 1])));

    private bool IsCentred(SourceLine line) => line.Indent >= _baseIndent + CentredIndent;

    private bool EndsSentence(SourceLine line) => IsSentenceEnd(_source.Text[line.Content.End - 1]);

    // Without indents a heading that fills its line looks cut; what follows it is running text again.
    private bool EndsHeading(SourceLine line, SourceLine following)
    {
        ReadOnlySpan<char> text = TextOf(line);
        return !_indents && ParagraphStart.IsMarker(text) && !text.ContainsAny("。，；") && IsFull(following);
    }

    private ReadOnlySpan<char> TextOf(SourceLine line) => _source.Text.AsSpan(line.Content.Start, line.Content.Length);
}
