using System.Collections.Immutable;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Lines;
using Converter.Typesetting.Tables;

namespace Converter.Typesetting.WordProcessing;

/// <summary>
/// Sees to it that a paragraph of the .docx takes as many lines in a word processor as on the pages of the PDF, so that both have the same
/// pages. A word processor neither squeezes two marks that meet nor shrinks a line; where that changes the number of lines, the characters
/// of a line are set a little closer or wider, as an office does by hand (紧缩, 加宽): ordinary formatting, which survives editing
/// (docs/decisions/0009-docx-lines.md).
/// </summary>
public sealed class WordProcessorFitter
{
    private readonly PageFormat _page;
    private readonly ParagraphSetter _setter;
    private readonly SpacedLines _spaced;

    private WordProcessorFitter(StyledDocument document, IFontSource fonts)
    {
        _page = document.Sheet.Page;
        FontResolver resolver = new(document, fonts);
        _setter = new ParagraphSetter(resolver, document);
        _spaced = new SpacedLines(_setter, new WordProcessorMeasure(_page, resolver), _page.Tracking);
    }

    /// <summary>Fits the paragraphs of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">Where faces are found; without a Chinese face nothing is fitted.</param>
    /// <returns>The document, some of its paragraphs with tracked ranges.</returns>
    public static StyledDocument Fit(StyledDocument document, IFontSource fonts)
    {
        if (Typesetter.FontErrors(document, fonts).Count > 0)
        {
            return document;
        }

        WordProcessorFitter fitter = new(document, fonts);
        StyledDocument room = SignatureRoom.Apply(document, fitter._setter);
        return room with { Blocks = [.. room.Blocks.Select(fitter.Fit)] };
    }

    private StyledBlock Fit(StyledBlock block) => block switch
    {
        StyledParagraph paragraph => Fit(paragraph),
        StyledTable { Merges.IsEmpty: false } table => Joined(table),
        _ => block,
    };

    /// <summary>Rows that a cell joins stand on one page where the .pdf has them so: word processors part them unless their paragraphs say otherwise.</summary>
    private StyledTable Joined(StyledTable table)
    {
        IReadOnlySet<int> joined = new TableSetter(table.IsTurned ? _page.Turn() : _page, _setter).JoinedRows(table);
        return joined.Count == 0
            ? table
            : table with { Rows = [.. table.Rows.Select((row, i) => joined.Contains(i + 1) ? [.. row.Select(cell => cell with { KeepWithNext = true })] : row)] };
    }

    private StyledParagraph Fit(StyledParagraph paragraph)
    {
        if (paragraph.Entry is not null)
        {
            return Broken(paragraph);
        }

        PageFormat page = paragraph.IsTurned ? _page.Turn() : _page;
        if (!paragraph.LineBreaks.IsEmpty || !_setter.Break(paragraph, page.Left, page.TypeAreaWidth).Justified || _setter.Cells.IsEmpty)
        {
            return paragraph;
        }

        ImmutableArray<TrackedRange> tracked = _spaced.Fit(paragraph, page);
        return tracked.IsEmpty ? paragraph : paragraph with { Tracked = tracked };
    }

    /// <summary>
    /// A heading in a table of contents, with breaks where its lines end: it turns before the number, and no indent says that to every word
    /// processor (docs/decisions/0013-contents-and-book.md). Whoever updates the contents makes such paragraphs anew.
    /// </summary>
    private StyledParagraph Broken(StyledParagraph heading)
    {
        _setter.Break(heading, _page.Left, _page.TypeAreaWidth);
        ImmutableArray<int>.Builder breaks = ImmutableArray.CreateBuilder<int>();
        for (int line = 1; line < _setter.Lines.Count; line++)
        {
            breaks.Add(_setter.Cells[_setter.Lines[line].Start].Index);
        }

        return heading with { LineBreaks = breaks.ToImmutable() };
    }
}
