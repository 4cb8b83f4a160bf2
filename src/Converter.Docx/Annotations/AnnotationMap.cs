using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Styling;

namespace Converter.Docx.Annotations;

/// <summary>
/// Finds the characters of the document that comments and highlights speak of. They speak of places in the original; where the cleaning
/// took that place out, the next character that is left stands for it, so that no comment is lost.
/// </summary>
internal sealed class AnnotationMap
{
    private readonly Dictionary<StyledParagraph, List<TextMark>> _marks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StyledParagraph, int> _lengths = new(ReferenceEqualityComparer.Instance);
    private readonly List<Stretch> _stretches = [];

    private AnnotationMap(StyledDocument document)
    {
        foreach (StyledBlock block in document.Blocks)
        {
            switch (block)
            {
                case StyledParagraph paragraph:
                    Add(paragraph);
                    break;
                case StyledTable table:
                    table.Rows.SelectMany(row => row).ToList().ForEach(Add);
                    break;
                default:
                    break;
            }
        }

        _stretches.Sort((one, other) => one.Source != other.Source ? one.Source.CompareTo(other.Source) : one.Order.CompareTo(other.Order));
    }

    /// <summary>The document with its marks.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">What to show.</param>
    /// <param name="firstComment">Number of its first comment.</param>
    public static StyledDocument Apply(StyledDocument document, DocxOptions options, int firstComment)
    {
        if (options.Comments.IsEmpty && options.Highlights.IsEmpty)
        {
            return document;
        }

        AnnotationMap map = new(document);
        for (int i = 0; i < options.Comments.Length; i++)
        {
            map.Place(SpanOf(options.Comments[i], document.Source.Source), firstComment + i);
        }

        foreach (SourceSpan span in options.Highlights)
        {
            map.Place(span, TextMark.Highlight);
        }

        return document with { Blocks = [.. document.Blocks.Select(map.Marked)] };
    }

    private StyledBlock Marked(StyledBlock block) => block switch
    {
        StyledParagraph paragraph => Marked(paragraph),
        StyledTable table => table with { Rows = [.. table.Rows.Select(row => row.Select(Marked).ToImmutableArray())] },
        _ => block,
    };

    private StyledParagraph Marked(StyledParagraph paragraph) =>
        _marks.TryGetValue(paragraph, out List<TextMark>? marks) ? paragraph with { Marks = [.. marks] } : paragraph;

    /// <summary>A finding speaks of what it would replace, or else of the character at its place.</summary>
    private static SourceSpan SpanOf(Diagnostic finding, SourceText source)
    {
        if (finding.Repair is { } repair)
        {
            return repair.Span;
        }

        int line = Math.Clamp(finding.At?.Line ?? 1, 1, source.LineCount);
        return new SourceSpan(source.LineStart(line) + (finding.At?.Column ?? 1) - 1, 1);
    }

    private void Add(StyledParagraph paragraph)
    {
        int at = 0;
        foreach (StyledRun run in paragraph.Runs)
        {
            // What was handed in from outside has no place in the original.
            if (run.Text.Length > 0 && !paragraph.Source.Lines.IsEmpty)
            {
                _stretches.Add(new Stretch(run.Text.SourceOffset(0), _stretches.Count, paragraph, at, run.Text));
            }

            at += run.Text.Length;
        }

        _lengths[paragraph] = at;
    }

    private void Place(SourceSpan span, int comment)
    {
        if (_stretches.Count == 0)
        {
            return;
        }

        (StyledParagraph paragraph, int start) = Find(span.Start);
        (StyledParagraph last, int end) = Find(span.Start + Math.Max(1, span.Length) - 1);
        end = ReferenceEquals(last, paragraph) ? Math.Max(start, end) : _lengths[paragraph] - 1;
        if (!_marks.TryGetValue(paragraph, out List<TextMark>? marks))
        {
            _marks.Add(paragraph, marks = []);
        }

        marks.Add(new TextMark(start, end + 1, comment));
    }

    /// <summary>The character that came from an offset of the original, or the next one; the last of the document behind it.</summary>
    private (StyledParagraph Paragraph, int Index) Find(int offset)
    {
        int low = 0;
        int high = _stretches.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _stretches[middle].Source <= offset ? (middle + 1, high) : (low, middle);
        }

        if (low > 0 && _stretches[low - 1].IndexOf(offset) is { } index)
        {
            return (_stretches[low - 1].Paragraph, index);
        }

        Stretch next = _stretches[Math.Min(low, _stretches.Count - 1)];
        return (next.Paragraph, next.Base + (low < _stretches.Count ? 0 : next.Text.Length - 1));
    }

    /// <summary>The characters of a run.</summary>
    /// <param name="Source">Offset of the first one in the original.</param>
    /// <param name="Order">Their order in the document.</param>
    /// <param name="Paragraph">Their paragraph.</param>
    /// <param name="Base">Index of the first one in the paragraph.</param>
    /// <param name="Text">The characters.</param>
    private readonly record struct Stretch(int Source, int Order, StyledParagraph Paragraph, int Base, MappedText Text)
    {
        /// <summary>Index in the paragraph of the first character that came from an offset or from behind it.</summary>
        public int? IndexOf(int offset)
        {
            // The places in the original rise with the characters.
            int low = 0;
            int high = Text.SegmentCount;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = SourceEnd(middle) <= offset ? (middle + 1, high) : (low, middle);
            }

            return low == Text.SegmentCount ? null : Base + Text.Segment(low).At + Math.Max(0, offset - Text.Segment(low).Source);
        }

        private int SourceEnd(int segment)
        {
            int end = segment + 1 < Text.SegmentCount ? Text.Segment(segment + 1).At : Text.Length;
            return Text.Segment(segment).Source + end - Text.Segment(segment).At;
        }
    }
}
