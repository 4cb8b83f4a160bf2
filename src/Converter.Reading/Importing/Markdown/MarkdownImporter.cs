using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Decoding;

namespace Converter.Reading.Importing.Markdown;

/// <summary>
/// Reads the marks of Markdown: what is markup (the cleaning takes it out and reports it) and what it says of the lines. The text itself
/// is left as it is. Linear in its length.
/// </summary>
internal sealed class MarkdownImporter
{
    private const int LongestLead = 80;
    private readonly SourceText _text;
    private readonly LineMarks?[] _marks;
    private readonly List<SourceSpan> _markup = [];
    private readonly InlineMarkup _inline;
    private int _tables;
    private int _row = -1;

    private MarkdownImporter(SourceText text)
    {
        _text = text;
        _marks = new LineMarks?[text.LineCount];
        _inline = new InlineMarkup(text, _markup);
    }

    /// <summary>Adds the marks to a decoded text.</summary>
    /// <param name="decoding">How it was decoded.</param>
    /// <param name="text">The text.</param>
    public static DecodingResult Mark(DecodingResult decoding, SourceText text)
    {
        MarkdownImporter importer = new(text);
        importer.ReadLines(decoding.Marks.FrontMatterLines + 1);
        importer._markup.Sort((one, other) => one.Start.CompareTo(other.Start));
        IEnumerable<Diagnostic> pictures = importer._inline.Pictures.Select(picture => new Diagnostic(
            "markdown.picture",
            Severity.Warning,
            text.PositionOf(picture.At),
            new Message($"图片未采用：{picture.Name}", $"a picture was not taken over: {picture.Name}")));
        return decoding with
        {
            Findings = [.. decoding.Findings, .. pictures],
            Marks = decoding.Marks with { Lines = [.. importer._marks], Markup = [.. importer._markup] },
        };
    }

    private void ReadLines(int first)
    {
        string fence = string.Empty;
        for (int number = first; number <= _text.LineCount; number++)
        {
            ReadOnlySpan<char> line = _text.Line(number);
            ReadOnlySpan<char> mark = MarkdownForm.Fence(line);
            bool closes = fence.Length > 0 && mark.StartsWith(fence) && line.Trim().Length == mark.Length;
            if (closes || (fence.Length == 0 && !mark.IsEmpty))
            {
                fence = closes ? string.Empty : mark.ToString();
                _markup.Add(_text.LineSpan(number));
            }
            else if (fence.Length > 0)
            {
                _marks[number - 1] = new LineMarks { IsVerbatim = true };
            }
            else
            {
                ReadLine(number);
            }
        }
    }

    private void ReadLine(int number)
    {
        SourceSpan line = _text.LineSpan(number);
        if (IsTableLine(number))
        {
            ReadRow(number, line);
            return;
        }

        _row = -1;
        int start = SkipBlanks(line.Start, line.End);
        start = TakeQuote(start, line.End);
        int level = MarkdownForm.HashLevel(_text.Text.AsSpan(start, line.End - start));
        bool item = level == 0 && IsItem(start, line.End);
        if (level > 0 || item)
        {
            int text = SkipBlanks(start + Math.Max(level, 1), line.End);
            _markup.Add(new SourceSpan(start, text - start));
            start = text;
        }

        int end = level > 0 ? TakeClosingHashes(start, line.End) : line.End;
        _inline.Read(start, end);
        _marks[number - 1] = new LineMarks
        {
            HashLevel = level,
            IsListItem = item,
            IsBold = IsAllBold(start, end),
            LeadLength = LeadLength(line.Start, start, end),
            Emphases = [.. _inline.Emphases],
        };
    }

    private int SkipBlanks(int at, int end)
    {
        while (at < end && char.IsWhiteSpace(_text.Text[at]))
        {
            at++;
        }

        return at;
    }

    private int TakeQuote(int start, int end)
    {
        int at = start;
        while (at < end && _text.Text[at] == '>')
        {
            at = SkipBlanks(at + 1, end);
        }

        if (at > start)
        {
            _markup.Add(new SourceSpan(start, at - start));
        }

        return at;
    }

    // ## 标题 ##
    private int TakeClosingHashes(int start, int end)
    {
        ReadOnlySpan<char> text = _text.Text.AsSpan(start, end - start).TrimEnd();
        ReadOnlySpan<char> marked = text.TrimEnd('#');
        ReadOnlySpan<char> bare = marked.TrimEnd();
        if (marked.Length == text.Length || bare.Length == 0 || bare.Length == marked.Length)
        {
            return end;
        }

        _markup.Add(new SourceSpan(start + bare.Length, text.Length - bare.Length));
        return start + bare.Length;
    }

    private bool IsItem(int start, int end) =>
        start + 1 < end && _text.Text[start] is '-' or '*' or '+' && _text.Text[start + 1] is ' ' or '\t' && SkipBlanks(start + 1, end) < end
        && !IsRuleOfMarks(_text.Text.AsSpan(start, end - start));

    // - - - is a rule, no item.
    private static bool IsRuleOfMarks(ReadOnlySpan<char> text) => !text.ContainsAnyExcept("-*_ \t");

    private bool IsAllBold(int start, int end)
    {
        ReadOnlySpan<char> text = _text.Text.AsSpan(start, end - start).TrimEnd();
        return _inline.Bold.Count == 1 && _inline.Bold[0].Start == start && _inline.Bold[0].Length == text.Length;
    }

    private int LeadLength(int line, int start, int end)
    {
        if (_inline.Bold.Count == 0 || _inline.Bold[0].Start != start || _inline.Bold[0].Length > LongestLead)
        {
            return 0;
        }

        return _text.Text.AsSpan(_inline.Bold[0].End, end - _inline.Bold[0].End).IsWhiteSpace() ? 0 : _inline.Bold[0].End - line;
    }

    // The head of a table is known by the rule below it; the rows go on as long as the bars do.
    private bool IsTableLine(int number)
    {
        ReadOnlySpan<char> line = _text.Line(number);
        if (!line.Contains('|') || line.IsWhiteSpace())
        {
            return false;
        }

        return _row >= 0 || (number < _text.LineCount && MarkdownForm.IsTableRule(_text.Line(number + 1)) && !MarkdownForm.IsTableRule(line));
    }

    private void ReadRow(int number, SourceSpan line)
    {
        if (_row < 0)
        {
            _tables++;
            _row = 0;
        }
        else if (MarkdownForm.IsTableRule(_text.Line(number)) && _row == 1)
        {
            _markup.Add(line);
            return;
        }

        ImmutableArray<CellMarks>.Builder cells = ImmutableArray.CreateBuilder<CellMarks>();
        int end = line.Start + _text.Line(number).TrimEnd().Length;
        int start = SkipBlanks(line.Start, end);
        start += TakeBar(start, end);
        while (start < end)
        {
            int bar = NextBar(start, end);
            _inline.Read(start, bar);
            cells.Add(new CellMarks(new SourceSpan(start, bar - start), cells.Count, 1, false));
            start = bar + TakeBar(bar, end);
        }

        _marks[number - 1] = new LineMarks { Row = new RowMarks(_tables, _row++, cells.ToImmutable()) };
    }

    private int TakeBar(int at, int end)
    {
        if (at >= end || _text.Text[at] != '|')
        {
            return 0;
        }

        // The blanks behind a bar go with it, and those before the last bar; one before the others still parts the cells.
        int next = SkipBlanks(at + 1, end);
        int from = at;
        while (next == end && from > 0 && _text.Text[from - 1] is ' ' or '\t')
        {
            from--;
        }

        _markup.Add(new SourceSpan(from, next - from));
        return next - at;
    }

    private int NextBar(int at, int end)
    {
        while (at < end && !(_text.Text[at] == '|' && _text.Text[at - 1] != '\\'))
        {
            at++;
        }

        return at;
    }
}
