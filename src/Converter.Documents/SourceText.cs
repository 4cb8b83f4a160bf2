using System.Collections.Immutable;

namespace Converter.Documents;

/// <summary>
/// The decoded text of one file, whole and unchanged, with the means to turn an offset into a line and a column.
/// A byte order mark at the very start is not part of the text.
/// </summary>
public sealed class SourceText
{
    private readonly ImmutableArray<int> _lineStarts;

    /// <summary>Indexes a text by its lines.</summary>
    /// <param name="text">The decoded text; may hold any UTF-16 code unit.</param>
    public SourceText(string text)
    {
        Text = text;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>
    /// Number of lines, at least 1. LF ends a line, so a text that ends in LF has an empty last line. A CR ends a line only in a text
    /// without any LF (the line end of old Macs); beside LFs a lone CR is a blank.
    /// </summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Offset of the first character of a line.</summary>
    /// <param name="line">Line number, 1 … <see cref="LineCount"/>.</param>
    public int LineStart(int line) => _lineStarts[line - 1];

    /// <summary>The span of a line without its line end: an LF with a CR before it, or a CR.</summary>
    /// <param name="line">Line number, 1 … <see cref="LineCount"/>.</param>
    public SourceSpan LineSpan(int line)
    {
        int start = _lineStarts[line - 1];
        int end = line < _lineStarts.Length ? _lineStarts[line] - 1 : Text.Length;
        if (end > start && Text[end - 1] == '\r')
        {
            end--;
        }

        return new SourceSpan(start, end - start);
    }

    /// <summary>The characters of a line without its line end.</summary>
    /// <param name="line">Line number, 1 … <see cref="LineCount"/>.</param>
    public ReadOnlySpan<char> Line(int line)
    {
        SourceSpan span = LineSpan(line);
        return Text.AsSpan(span.Start, span.Length);
    }

    /// <summary>The number of the line that holds an offset.</summary>
    /// <param name="offset">0 … length of the text.</param>
    public int LineOf(int offset)
    {
        int index = _lineStarts.BinarySearch(offset);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Line and column of an offset.</summary>
    /// <param name="offset">0 … length of the text.</param>
    public SourcePosition PositionOf(int offset)
    {
        int line = LineOf(offset);
        return new SourcePosition(line, offset - _lineStarts[line - 1] + 1);
    }

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        char end = text.Contains('\n', StringComparison.Ordinal) ? '\n' : '\r';
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>(text.AsSpan().Count(end) + 1);
        starts.Add(0);
        for (int at = text.IndexOf(end, StringComparison.Ordinal); at >= 0; at = text.IndexOf(end, at + 1))
        {
            starts.Add(at + 1);
        }

        return starts.MoveToImmutable();
    }
}
