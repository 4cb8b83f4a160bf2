using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>The blocks of one document as paragraphs and tables, and the sections that they stand in.</summary>
internal sealed class BlockWriter
{
    private readonly StyledDocument _document;
    private readonly SectionProperties? _ofText;
    private readonly bool _isFollowed;
    private readonly PictureParts _pictures;

    /// <summary>Prepares a document.</summary>
    /// <param name="part">The document.</param>
    /// <param name="headers">The headers of the file.</param>
    /// <param name="footers">The footers of the file.</param>
    /// <param name="pictures">The pictures of the file.</param>
    /// <param name="isBound">Whether it is bound with others.</param>
    /// <param name="isFollowed">Whether another one follows.</param>
    public BlockWriter(DocxPart part, HeaderParts headers, FooterParts footers, PictureParts pictures, bool isBound, bool isFollowed)
    {
        _pictures = pictures;
        _isFollowed = isFollowed;
        _document = part.Document;
        Section = GridFormat.Section(_document, headers.Of(_document), footers.Of(_document));
        SectionProperties first = Section;
        ImprintPage imprint = part.Options.Imprint;
        if (imprint != ImprintPage.Same && _document.Blocks.Any(block => block is StyledParagraph { Place: null, Imprint: not null }))
        {
            _ofText = first;
            Section = GridFormat.Section(_document, headers.Of(_document), footers.Of(_document));
            Sections.BeginOnEvenPage(Section, isNumbered: imprint == ImprintPage.Next);
        }

        if (isBound)
        {
            Sections.Bind(first, _document.Numbering);
        }
    }

    /// <summary>The section that the document ends in.</summary>
    public SectionProperties Section { get; }

    /// <summary>
    /// The elements, one after the other, with an empty paragraph where Word needs one: between two tables, which it would take for one, and at
    /// the end of a document that has nothing there or a table. Where the imprint has a section of its own, that of the text ends before it.
    /// </summary>
    public IEnumerable<OpenXmlElement> Elements()
    {
        (IReadOnlyList<OpenXmlElement> head, Length spaceBelow) = _document.Head is null ? ([], Length.Zero) : HeadWriter.Write(_document);
        foreach (OpenXmlElement element in head)
        {
            yield return element;
        }

        foreach (OpenXmlElement element in _ofText is null ? Text(spaceBelow) : Sections.Ended(Text(spaceBelow), _ofText, () => new Paragraph()))
        {
            yield return element;
        }

        if (_ofText is not null)
        {
            yield return ImprintWriter.Anchor();
        }

        bool hasImprint = false;
        foreach (OpenXmlElement element in ImprintWriter.Write(_document))
        {
            yield return element;
            hasImprint = true;
        }

        // LibreOffice takes a floating table, and a field that is still open, into the section that follows its last paragraph.
        if (_isFollowed && (hasImprint || _document.ContentsDepth > 0))
        {
            yield return ImprintWriter.Anchor();
        }

        if (!hasImprint && _document.Blocks.LastOrDefault(RunsWithText) is null or StyledTable)
        {
            yield return new Paragraph();
        }
    }

    private IEnumerable<OpenXmlElement> Text(Length spaceBelowHead)
    {
        StyledBlock? previous = null;
        foreach (StyledBlock block in _document.Blocks.Where(RunsWithText))
        {
            if (block is StyledTable && previous is StyledTable)
            {
                yield return new Paragraph();
            }

            StyledBlock shown = previous is null && block is StyledParagraph first ? BelowHead(first, spaceBelowHead) : block;
            foreach (OpenXmlElement element in Build(shown))
            {
                yield return element;
            }

            previous = block;
        }
    }

    private static bool RunsWithText(StyledBlock block) => block is not StyledParagraph { Place: not null } and not StyledParagraph { Imprint: not null };

    private static StyledParagraph BelowHead(StyledParagraph first, Length space)
    {
        Length own = (first.SpaceBefore ?? first.Style.SpaceBefore).Length + space;
        return space == Length.Zero ? first : first with { SpaceBefore = new Extent(own, (decimal)own.Points, LengthUnit.Point) };
    }

    private IEnumerable<OpenXmlElement> Build(StyledBlock block) => block switch
    {
        StyledParagraph { Entry: { } entry } paragraph => [ContentsWriter.Build(paragraph, entry, _document)],
        StyledParagraph paragraph when _document.Sheet.Docx.StyleSeparator && StyleSeparator.HeadStyle(paragraph, _document.Sheet) is { } head =>
            StyleSeparator.Build(paragraph, head, _document.Sheet.Page),
        StyledParagraph paragraph => [ParagraphWriter.Build(paragraph, _document.Sheet.Page)],
        StyledPicture picture => [PictureWriter.Build(picture, _pictures, _document.Sheet.Page)],
        StyledTable table => [TableWriter.Build(table, _document.Sheet)],
        _ => [],
    };
}
