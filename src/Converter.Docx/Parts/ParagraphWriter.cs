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
        InnerPlaces places = InnerPlaces.Of(paragraph);
        int headingLength = HeadingLength(paragraph);
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
                AppendBoundary(word, at + from, places);
                int cut = places.CutBehind(at + from);
                int end = Math.Min(text.Length, cut - at);
                string part = text[from..end];
                AppendRuns(word, places.IsStop(cut) ? part.TrimEnd() : part, Format(run.Style, style, page, places, at + from));
                from = end;
            }

            at += text.Length;
            if (paragraph.Anchor is { } anchor && at == headingLength)
            {
                word.Append(ContentsWriter.End(anchor));
            }
        }

        AppendEnds(word, at, places);
    }

    /// <summary>The head of a run-in heading, else all of the paragraph.</summary>
    private static int HeadingLength(StyledParagraph paragraph) =>
        paragraph.OutlineLevel is null ? paragraph.Runs.Sum(run => run.Text.Length) : paragraph.Runs[0].Text.Length;

    /// <summary>What stands before a character: the ends of comments, a line break or a tab, the beginnings of comments.</summary>
    private static void AppendBoundary(Paragraph word, int at, InnerPlaces places)
    {
        AppendEnds(word, at, places);
        if (places.IsLineBreak(at))
        {
            word.Append(new Run(new Break()));
        }

        if (places.IsStop(at))
        {
            word.Append(new Run(new TabChar()));
        }

        foreach (int comment in places.CommentsFrom(at))
        {
            word.Append(new CommentRangeStart { Id = CommentsPart.Id(comment) });
        }
    }

    private static void AppendEnds(Paragraph word, int at, InnerPlaces places)
    {
        foreach (int comment in places.CommentsTo(at))
        {
            word.Append(new CommentRangeEnd { Id = CommentsPart.Id(comment) }, CommentsPart.Reference(comment));
        }
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

    private static void AppendRuns(Paragraph word, string text, RunProperties? format)
    {
        foreach (Run run in RunText.Runs(text, format))
        {
            word.Append(run);
        }
    }

    /// <summary>How a stretch is set: by its style, and by what else holds at its first character, which holds for all of it.</summary>
    private static RunProperties? Format(CharacterStyle style, ParagraphStyle inherited, PageFormat page, InnerPlaces places, int at)
    {
        RunProperties? format = Format(style, inherited, page);
        if (places.TrackingAt(at) is { } tracking && style.Size.Length == page.BaseSize)
        {
            format ??= new RunProperties();
            format.Spacing = new W.Spacing { Val = tracking.Twips };
        }

        if (places.IsHighlighted(at))
        {
            format ??= new RunProperties();
            format.Highlight = new Highlight { Val = HighlightColorValues.Yellow };
        }

        return format;
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
