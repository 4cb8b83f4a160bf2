using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Styling;

namespace Converter.Docx.Text;

/// <summary>
/// What begins or ends inside a paragraph: lines, parts of a divided line, spacings, comments, colours. Each place is found without going through the
/// others, of which a paragraph of many pages has thousands.
/// </summary>
internal sealed class InnerPlaces
{
    private static readonly InnerPlaces None = new([], [], [], []);

    private readonly ImmutableArray<int> _lineBreaks;
    private readonly ImmutableArray<TrackedRange> _tracked;
    private readonly int[] _trackedFrom;
    private readonly int[] _cuts;
    private readonly HashSet<int> _stops;
    private readonly ILookup<int, int> _begins;
    private readonly ILookup<int, int> _ends;
    private readonly List<(int Start, int End)> _highlights;
    private readonly int[] _highlightedFrom;

    private InnerPlaces(ImmutableArray<int> lineBreaks, ImmutableArray<LineStop> stops, ImmutableArray<TrackedRange> tracked, ImmutableArray<TextMark> marks)
    {
        _lineBreaks = lineBreaks;
        _tracked = tracked;
        _trackedFrom = [.. tracked.Select(range => range.Start)];
        _stops = [.. stops.Select(stop => stop.From)];
        _cuts =
        [
            .. lineBreaks
                .Concat(_stops)
                .Concat(tracked.SelectMany(range => new[] { range.Start, range.End }))
                .Concat(marks.SelectMany(mark => new[] { mark.Start, mark.End }))
                .Distinct()
                .Order(),
        ];
        IEnumerable<TextMark> comments = marks.Where(mark => !mark.IsHighlight);
        _begins = comments.ToLookup(mark => mark.Start, mark => mark.Comment);
        _ends = comments.ToLookup(mark => mark.End, mark => mark.Comment);
        _highlights = Joined(marks.Where(mark => mark.IsHighlight).OrderBy(mark => mark.Start));
        _highlightedFrom = [.. _highlights.Select(range => range.Start)];
    }

    /// <summary>The places of a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    public static InnerPlaces Of(StyledParagraph paragraph) =>
        paragraph.LineBreaks.IsEmpty && paragraph.Stops.IsEmpty && paragraph.Tracked.IsEmpty && paragraph.Marks.IsEmpty
            ? None
            : new InnerPlaces(paragraph.LineBreaks, paragraph.Stops, paragraph.Tracked, paragraph.Marks);

    /// <summary>The first place behind a character; <see cref="int.MaxValue"/> where there is none.</summary>
    /// <param name="from">Index of the character.</param>
    public int CutBehind(int from)
    {
        int index = Array.BinarySearch(_cuts, from + 1);
        index = index < 0 ? ~index : index;
        return index < _cuts.Length ? _cuts[index] : int.MaxValue;
    }

    /// <summary>Whether a line begins at a character that is not the first.</summary>
    /// <param name="at">Index of the character.</param>
    public bool IsLineBreak(int at) => _lineBreaks.AsSpan().BinarySearch(at) >= 0;

    /// <summary>Whether a part of a divided line begins at a character.</summary>
    /// <param name="at">Index of the character.</param>
    public bool IsStop(int at) => _stops.Contains(at);

    /// <summary>Numbers of the comments that begin at a character.</summary>
    /// <param name="at">Index of the character.</param>
    public IEnumerable<int> CommentsFrom(int at) => _begins[at];

    /// <summary>Numbers of the comments that end before a character.</summary>
    /// <param name="at">Index of the character.</param>
    public IEnumerable<int> CommentsTo(int at) => _ends[at];

    /// <summary>The spacing of a character; <see langword="null"/> for that of the grid.</summary>
    /// <param name="at">Index of the character.</param>
    public Length? TrackingAt(int at) => LastUpTo(_trackedFrom, at) is >= 0 and int last && at < _tracked[last].End ? _tracked[last].Tracking : null;

    /// <summary>Whether a character is coloured.</summary>
    /// <param name="at">Index of the character.</param>
    public bool IsHighlighted(int at) => LastUpTo(_highlightedFrom, at) is >= 0 and int last && at < _highlights[last].End;

    /// <summary>Index of the last start that is not behind a character; −1 where all are.</summary>
    private static int LastUpTo(int[] starts, int at)
    {
        int index = Array.BinarySearch(starts, at);
        return index < 0 ? ~index - 1 : index;
    }

    /// <summary>Stretches that touch or overlap, as one each.</summary>
    private static List<(int Start, int End)> Joined(IEnumerable<TextMark> marks)
    {
        List<(int Start, int End)> joined = [];
        foreach (TextMark mark in marks)
        {
            if (joined.Count > 0 && mark.Start <= joined[^1].End)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, mark.End));
            }
            else
            {
                joined.Add((mark.Start, mark.End));
            }
        }

        return joined;
    }
}
