using System.Buffers;
using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Outline.Lines;

/// <summary>The cells of a table row that was flattened into a line: parted by tabs or by blanks three columns wide and more.</summary>
internal static class TableCells
{
    private const int Wide = 3;
    private static readonly SearchValues<char> s_blanks = SearchValues.Create(string.Concat(Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsWhiteSpace)));

    /// <summary>Number of cells in the original line, and whether one of several holds nothing but a number.</summary>
    /// <param name="source">The original.</param>
    /// <param name="line">The line.</param>
    public static (int Count, bool HasFigures) Measure(SourceText source, CleanLine line)
    {
        if (line.PartCount > 1 || !line.MayHaveBlanks || !HasWideBlank(source.Line(line.Number).TrimStart()))
        {
            return (1, false);
        }

        List<SourceSpan> spans = Spans(source, line);
        bool figures = false;
        for (int cell = 0; cell < spans.Count && spans.Count > 1 && !figures; cell++)
        {
            figures = IsFigure(source.Text.AsSpan(spans[cell].Start, spans[cell].Length));
        }

        return (spans.Count, figures);
    }

    /// <summary>The texts of the cells, cut from the cleaned line.</summary>
    /// <param name="source">The original.</param>
    /// <param name="line">The line.</param>
    public static ImmutableArray<MappedText> Split(SourceText source, CleanLine line)
    {
        List<SourceSpan> spans = Spans(source, line);
        ImmutableArray<MappedText>.Builder cells = ImmutableArray.CreateBuilder<MappedText>(spans.Count);
        int at = 0;
        for (int cell = 0; cell < spans.Count; cell++)
        {
            int end = cell == spans.Count - 1 ? line.Text.Length : IndexOf(line.Text, spans[cell + 1].Start, at);
            cells.Add(Trim(line.Text, at, end));
            at = end;
        }

        return cells.ToImmutable();
    }

    private static bool IsFigure(ReadOnlySpan<char> cell) =>
        !cell.IsEmpty && cell.ContainsAnyInRange('0', '9') && !cell.ContainsAnyExcept("0123456789.,%％-－—/ ");

    private static bool HasWideBlank(ReadOnlySpan<char> text)
    {
        for (int at = text.IndexOfAny(s_blanks); at >= 0; at = text.IndexOfAny(s_blanks))
        {
            text = text[at..];
            int width = 0;
            int end = 0;
            for (; end < text.Length && char.IsWhiteSpace(text[end]); end++)
            {
                width += WidthOf(text[end]);
            }

            if (width >= Wide)
            {
                return true;
            }

            text = text[end..];
        }

        return false;
    }

    private static int WidthOf(char blank) => blank switch { '\t' => 8, '　' => 2, _ => 1 };

    private static List<SourceSpan> Spans(SourceText source, CleanLine line)
    {
        SourceSpan whole = source.LineSpan(line.Number);
        List<SourceSpan> spans = new(1);
        int start = -1;
        int last = -1;
        int blanks = 0;
        for (int index = whole.Start; index < whole.End; index++)
        {
            char character = source.Text[index];
            if (char.IsWhiteSpace(character))
            {
                blanks += WidthOf(character);
                continue;
            }

            if (start >= 0 && blanks >= Wide)
            {
                spans.Add(new SourceSpan(start, last + 1 - start));
                start = -1;
            }

            start = start < 0 ? index : start;
            last = index;
            blanks = 0;
        }

        spans.Add(new SourceSpan(Math.Max(start, whole.Start), Math.Max(last + 1 - start, 0)));
        AddEmptyCells(source, last + 1, whole.End, spans);
        return spans;
    }

    // A row whose last cells are empty ends in tabs.
    private static void AddEmptyCells(SourceText source, int from, int end, List<SourceSpan> spans)
    {
        int tabs = source.Text.AsSpan(from, Math.Max(end - from, 0)).Count('\t');
        for (int tab = spans.Count > 1 || tabs > 1 ? tabs : 0; tab > 0; tab--)
        {
            spans.Add(new SourceSpan(end, 0));
        }
    }

    /// <summary>Index of the first character, not before another, that comes from an offset of the source or from behind it.</summary>
    public static int IndexOf(MappedText text, int source, int from)
    {
        int index = from;
        while (index < text.Length && text.SourceOffset(index) < source)
        {
            index++;
        }

        return index;
    }

    /// <summary>A stretch of a text without the blanks at its ends.</summary>
    public static MappedText Trim(MappedText text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text.Text[end - 1]))
        {
            end--;
        }

        return text.Slice(start, end - start);
    }
}
