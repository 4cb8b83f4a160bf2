using Converter.Pdf.Content;
using Converter.Pdf.FileStructure;
using Converter.Pdf.LogicalStructure;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.DocumentStructure;

/// <summary>
/// Links from the lines of a table of contents to the headings (ISO 32000-1, 12.5.6.5): printed with the page and of no look of their own
/// (ISO 19005-2, 6.3), each with words for those who cannot see it and with a place in the structure (ISO 14289-1, 7.18.5).
/// </summary>
internal sealed class LinkAnnotations
{
    /// <summary>How much of a line of type lies above the baseline, and how much below, in em.</summary>
    private const double Above = 0.88;
    private const double Below = 0.12;

    private readonly PdfFile _file;
    private readonly TypesetDocument _document;
    private readonly StructureTree _structure;
    private readonly PageBoundaries _boundaries;
    private readonly int _firstPage;
    private readonly Dictionary<int, Bookmark> _targets = [];

    /// <param name="file">The file.</param>
    /// <param name="document">The pages.</param>
    /// <param name="structure">The structure tree.</param>
    /// <param name="boundaries">Sheet and paper.</param>
    /// <param name="firstPage">Number of the first page's object; the others follow.</param>
    public LinkAnnotations(PdfFile file, TypesetDocument document, StructureTree structure, PageBoundaries boundaries, int firstPage)
    {
        (_file, _document, _structure, _boundaries, _firstPage) = (file, document, structure, boundaries, firstPage);
        foreach (Bookmark bookmark in document.Bookmarks)
        {
            if (document.Source.Blocks[bookmark.Block] is StyledParagraph { Anchor: { } anchor })
            {
                _targets[anchor] = bookmark;
            }
        }
    }

    /// <summary>Writes the links of a page whose content is written.</summary>
    /// <returns>Their numbers.</returns>
    public IReadOnlyList<int> Write(TypesetPage page, int index)
    {
        if (_targets.Count == 0)
        {
            return [];
        }

        List<int> links = [];
        foreach (TypesetLine line in page.Lines)
        {
            if (_document.Source.Blocks[line.Block] is StyledParagraph { Entry: { } entry } heading && _targets.TryGetValue(entry.Anchor, out Bookmark? target))
            {
                int id = _file.Reserve();
                int key = _structure.AddLink(line, index, id);
                Write(id, key, line, $"{heading.Text}，第{entry.Number}页", target);
                links.Add(id);
            }
        }

        return links;
    }

    private void Write(int id, int key, TypesetLine line, string words, Bookmark target)
    {
        GlyphRun last = line.Runs[^1];
        Length right = last.Glyphs[^1].X + last.Glyphs[^1].Advance;
        PdfBuffer buffer = _file.Begin(id).Put("<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ["u8);
        Number(buffer, line.X).Put((byte)' ');
        Number(buffer, _document.Height - line.Baseline - (last.Size * Below)).Put((byte)' ');
        Number(buffer, right).Put((byte)' ');
        Number(buffer, _document.Height - line.Baseline + (last.Size * Above)).Put("] /Contents "u8);
        buffer.TextString(words).Put(" /StructParent "u8).Integer(key);
        Destination.Write(buffer, _document, _boundaries, target, _firstPage).Put(" >>"u8);
        _file.End();
    }

    /// <summary>A place on the paper as one on the sheet.</summary>
    private PdfBuffer Number(PdfBuffer buffer, Length place) => buffer.Thousandths(Micropoints.Thousandths(place + _boundaries.Margin));
}
