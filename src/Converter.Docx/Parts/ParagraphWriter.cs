using System.Collections.Immutable;
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
        ReadOnlySpan<(int At, bool IsTab)> breaks = Breaks(paragraph).AsSpan();
        ReadOnlySpan<TrackedRange> ranges = paragraph.Tracked.AsSpan();
        int at = 0;
        foreach (StyledRun run in paragraph.Runs)
        {
            string text = run.Text.Text;
            int from = 0;
            while (NextCut(breaks, ranges, at + from) is var cut && cut < at + text.Length)
            {
                bool isBreak = !breaks.IsEmpty && breaks[0].At == cut;
                string part = text[from..(cut - at)];
                AppendRuns(word, isBreak && breaks[0].IsTab ? part.TrimEnd() : part, run.Style, style, page, TrackingAt(ranges, at + from));
                from = cut - at;
                if (isBreak)
                {
                    word.Append(breaks[0].IsTab ? new Run(new TabChar()) : new Run(new Break()));
                    breaks = breaks[1..];
                }
            }

            AppendRuns(word, text[from..], run.Style, style, page, TrackingAt(ranges, at + from));
            at += text.Length;
        }
    }

    /// <summary>Where a line must begin or a part of a divided line does, in order.</summary>
    private static ImmutableArray<(int At, bool IsTab)> Breaks(StyledParagraph paragraph) =>
    [
        .. paragraph.LineBreaks.Select(at => (at, false)).Concat(paragraph.Stops.Select(stop => (stop.From, true))).OrderBy(cut => cut.Item1),
    ];

    /// <summary>The next place where a line must begin or the character spacing changes.</summary>
    private static int NextCut(ReadOnlySpan<(int At, bool IsTab)> breaks, ReadOnlySpan<TrackedRange> ranges, int from)
    {
        int cut = breaks.IsEmpty ? int.MaxValue : breaks[0].At;
        foreach (TrackedRange range in ranges)
        {
            int edge = range.Start > from ? range.Start : range.End;
            if (edge > from)
            {
                return Math.Min(cut, edge);
            }
        }

        return cut;
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

    private static void AppendRuns(Paragraph word, string text, CharacterStyle style, ParagraphStyle paragraph, PageFormat page, Length? own)
    {
        RunProperties? format = Format(style, paragraph, page);
        if (own is { } tracking && style.Size.Length == page.BaseSize)
        {
            format ??= new RunProperties();
            format.Spacing = new W.Spacing { Val = tracking.Twips };
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
