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

        ReadOnlySpan<int> breaks = paragraph.LineBreaks.AsSpan();
        ReadOnlySpan<TrackedRange> ranges = paragraph.Tracked.AsSpan();
        int at = 0;
        foreach (StyledRun run in paragraph.Runs)
        {
            string text = run.Text.Text;
            int from = 0;
            while (NextCut(breaks, ranges, at + from) is var cut && cut < at + text.Length)
            {
                AppendRuns(word, text[from..(cut - at)], run.Style, paragraph, page, TrackingAt(ranges, at + from));
                from = cut - at;
                if (!breaks.IsEmpty && breaks[0] == cut)
                {
                    word.Append(new Run(new Break()));
                    breaks = breaks[1..];
                }
            }

            AppendRuns(word, text[from..], run.Style, paragraph, page, TrackingAt(ranges, at + from));
            at += text.Length;
        }

        return word;
    }

    /// <summary>The next place where a line must begin or the character spacing changes.</summary>
    private static int NextCut(ReadOnlySpan<int> breaks, ReadOnlySpan<TrackedRange> ranges, int from)
    {
        int cut = breaks.IsEmpty ? int.MaxValue : breaks[0];
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

    private static ParagraphProperties Properties(StyledParagraph paragraph) => new()
    {
        ParagraphStyleId = paragraph.Style.Id == NormalStyle.Id ? null : new ParagraphStyleId { Val = paragraph.Style.Id },
        KeepNext = paragraph.KeepWithNext is { } keep && keep != paragraph.Style.KeepWithNext
            ? new KeepNext { Val = keep ? null : false }
            : null,
        SnapToGrid = paragraph.LineHeight is null ? null : new SnapToGrid { Val = false },
        SpacingBetweenLines = ParagraphSpacing.Of(paragraph.SpaceBefore, paragraph.SpaceAfter, paragraph.LineHeight?.Twips),
        Indentation = Indents.Of(paragraph.LeftIndent, paragraph.RightIndent, paragraph.FirstLineIndent),
    };

    private static void AppendRuns(Paragraph word, string text, CharacterStyle style, StyledParagraph paragraph, PageFormat page, Length? own)
    {
        RunProperties? format = Format(style, paragraph.Style, page);
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
