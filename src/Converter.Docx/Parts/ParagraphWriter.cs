using Converter.Docx.Formatting;
using Converter.Docx.Text;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>A paragraph of the text: its style, what overrides it, and its runs.</summary>
internal static class ParagraphWriter
{
    /// <summary>The paragraph.</summary>
    /// <param name="paragraph">The paragraph with its look.</param>
    /// <param name="page">The grid.</param>
    public static Paragraph Build(StyledParagraph paragraph, PageFormat page)
    {
        Paragraph word = new();
        if (Properties(paragraph) is { HasChildren: true } properties)
        {
            word.Append(properties);
        }

        AppendText(word, paragraph, paragraph.Style, page);
        return word;
    }

    /// <summary>Adds the characters of a paragraph, with its line breaks, and a tab before each part of a divided line.</summary>
    /// <param name="word">Takes the runs.</param>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="style">The style that it is written in.</param>
    /// <param name="page">The grid.</param>
    public static void AppendText(Paragraph word, StyledParagraph paragraph, ParagraphStyle style, PageFormat page)
    {
        ReadOnlySpan<int> cuts = Cuts(paragraph);
        int at = 0;
        if (paragraph.Anchor is { } start)
        {
            word.Append(ContentsWriter.Start(start));
        }

        foreach (StyledRun run in paragraph.Runs)
        {
            string text = run.Text.Text;
            for (int from = 0; from < text.Length;)
            {
                AppendBoundary(word, at + from, paragraph);
                int cut = NextCut(cuts, at + from);
                int end = Math.Min(text.Length, cut - at);
                string part = text[from..end];
                AppendRuns(word, IsStop(paragraph, cut) ? part.TrimEnd() : part, run.Style, style, page, paragraph, at + from);
                from = end;
            }

            at += text.Length;
            if (paragraph.Anchor is { } anchor && at == HeadingLength(paragraph))
            {
                word.Append(ContentsWriter.End(anchor));
            }
        }

        AppendEnds(word, at, paragraph);
    }

    /// <summary>The head of a run-in heading, else all of the paragraph.</summary>
    private static int HeadingLength(StyledParagraph paragraph) =>
        paragraph.OutlineLevel is null ? paragraph.Runs.Sum(run => run.Text.Length) : paragraph.Runs[0].Text.Length;

    /// <summary>Places inside the paragraph where something begins or ends: a line, a part of a divided one, a spacing, a mark. In rising order.</summary>
    private static int[] Cuts(StyledParagraph paragraph) =>
        paragraph.LineBreaks.IsEmpty && paragraph.Stops.IsEmpty && paragraph.Tracked.IsEmpty && paragraph.Marks.IsEmpty
            ? []
            : [.. paragraph.LineBreaks
                .Concat(paragraph.Stops.Select(stop => stop.From))
                .Concat(paragraph.Tracked.SelectMany(range => new[] { range.Start, range.End }))
                .Concat(paragraph.Marks.SelectMany(mark => new[] { mark.Start, mark.End }))
                .Distinct()
                .Order()];

    private static int NextCut(ReadOnlySpan<int> cuts, int from)
    {
        int index = cuts.BinarySearch(from + 1);
        index = index < 0 ? ~index : index;
        return index < cuts.Length ? cuts[index] : int.MaxValue;
    }

    private static bool IsStop(StyledParagraph paragraph, int at)
    {
        foreach (LineStop stop in paragraph.Stops)
        {
            if (stop.From == at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands before a character: the ends of comments, a line break or a tab, the beginnings of comments.</summary>
    private static void AppendBoundary(Paragraph word, int at, StyledParagraph paragraph)
    {
        AppendEnds(word, at, paragraph);
        if (paragraph.LineBreaks.AsSpan().BinarySearch(at) >= 0)
        {
            word.Append(new Run(new Break()));
        }

        if (IsStop(paragraph, at))
        {
            word.Append(new Run(new TabChar()));
        }

        foreach (TextMark mark in paragraph.Marks)
        {
            if (mark.Start == at && !mark.IsHighlight)
            {
                word.Append(new CommentRangeStart { Id = CommentsPart.Id(mark.Comment) });
            }
        }
    }

    private static void AppendEnds(Paragraph word, int at, StyledParagraph paragraph)
    {
        foreach (TextMark mark in paragraph.Marks)
        {
            if (mark.End == at && !mark.IsHighlight)
            {
                word.Append(new CommentRangeEnd { Id = CommentsPart.Id(mark.Comment) }, CommentsPart.Reference(mark.Comment));
            }
        }
    }

    private static Length? TrackingAt(ReadOnlySpan<TrackedRange> ranges, int index)
    {
        foreach (TrackedRange range in ranges)
        {
            if (range.Start <= index && index < range.End)
            {
                return range.Tracking;
            }
        }

        return null;
    }

    /// <summary>The tab stops of a divided line; <see langword="null"/> for none.</summary>
    /// <param name="paragraph">The paragraph.</param>
    public static Tabs? Stops(StyledParagraph paragraph) =>
        paragraph.Stops.IsEmpty ? null : new Tabs(paragraph.Stops.Select(stop => Stop(stop.Alignment, stop.Position)));

    /// <summary>A tab stop.</summary>
    /// <param name="alignment">What of the text stands there.</param>
    /// <param name="position">Where, from the left edge of the type area.</param>
    public static TabStop Stop(Alignment alignment, Length position) => new()
    {
        Val = alignment switch
        {
            Alignment.Right => TabStopValues.Right,
            Alignment.Center => TabStopValues.Center,
            _ => TabStopValues.Left,
        },
        Position = position.Twips,
    };

    private static ParagraphProperties Properties(StyledParagraph paragraph) => new()
    {
        ParagraphStyleId = paragraph.Style.Id == NormalStyle.Id ? null : new ParagraphStyleId { Val = paragraph.Style.Id },
        KeepNext = paragraph.KeepWithNext is { } keep && keep != paragraph.Style.KeepWithNext
            ? new KeepNext { Val = keep ? null : false }
            : null,
        Tabs = Stops(paragraph),
        SnapToGrid = paragraph.LineHeight is null ? null : new SnapToGrid { Val = false },
        SpacingBetweenLines = ParagraphSpacing.Of(paragraph.SpaceBefore, paragraph.SpaceAfter, paragraph.LineHeight?.Twips),
        Indentation = Indents.Of(paragraph.LeftIndent, paragraph.RightIndent, paragraph.FirstLineIndent),
        Justification = paragraph.Alignment is { } alignment && alignment != paragraph.Style.Alignment
            ? new Justification { Val = ParagraphStyles.Justified(alignment) }
            : null,
    };

    private static void AppendRuns(Paragraph word, string text, CharacterStyle style, ParagraphStyle inherited, PageFormat page, StyledParagraph paragraph, int at)
    {
        RunProperties? format = Format(style, inherited, page);
        if (TrackingAt(paragraph.Tracked.AsSpan(), at) is { } tracking && style.Size.Length == page.BaseSize)
        {
            format ??= new RunProperties();
            format.Spacing = new W.Spacing { Val = tracking.Twips };
        }

        if (paragraph.Marks.Any(mark => mark.IsHighlight && mark.Start <= at && at < mark.End))
        {
            format ??= new RunProperties();
            format.Highlight = new Highlight { Val = HighlightColorValues.Yellow };
        }

        foreach (Run run in RunText.Runs(text, format))
        {
            word.Append(run);
        }
    }

    /// <summary>A named style by its name; characters without one only where they differ from their paragraph.</summary>
    private static RunProperties? Format(CharacterStyle style, ParagraphStyle paragraph, PageFormat page)
    {
        if (style.Id.Length > 0)
        {
            return new RunProperties { RunStyle = new RunStyle { Val = style.Id } };
        }

        if (style == paragraph.Text)
        {
            return null;
        }

        IEnumerable<OpenXmlElement> differences = RunFormat.Differences(style, paragraph.Text, page);
        return new RunProperties(differences) is { HasChildren: true } properties ? properties : null;
    }
}
