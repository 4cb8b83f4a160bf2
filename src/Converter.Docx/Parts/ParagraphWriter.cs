using Converter.Docx.Formatting;
using Converter.Docx.Text;
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
        int at = 0;
        foreach (StyledRun run in paragraph.Runs)
        {
            string text = run.Text.Text;
            int from = 0;
            while (!breaks.IsEmpty && breaks[0] < at + text.Length)
            {
                AppendRuns(word, text[from..(breaks[0] - at)], run.Style, paragraph.Style, page);
                word.Append(new Run(new Break()));
                from = breaks[0] - at;
                breaks = breaks[1..];
            }

            AppendRuns(word, text[from..], run.Style, paragraph.Style, page);
            at += text.Length;
        }

        return word;
    }

    private static ParagraphProperties Properties(StyledParagraph paragraph) => new()
    {
        ParagraphStyleId = paragraph.Style.Id == NormalStyle.Id ? null : new ParagraphStyleId { Val = paragraph.Style.Id },
        KeepNext = paragraph.KeepWithNext is { } keep && keep != paragraph.Style.KeepWithNext
            ? new KeepNext { Val = keep ? null : false }
            : null,
        SpacingBetweenLines = ParagraphSpacing.Of(paragraph.SpaceBefore, paragraph.SpaceAfter),
        Indentation = Indents.Of(paragraph.LeftIndent, paragraph.RightIndent, paragraph.FirstLineIndent),
    };

    private static void AppendRuns(Paragraph word, string text, CharacterStyle style, ParagraphStyle paragraph, PageFormat page)
    {
        foreach (Run run in RunText.Runs(text, Format(style, paragraph, page)))
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
