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
    private readonly List<TextSection> _texts;
    private readonly bool _hasImprintSection;
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
        _texts = TextSection.Of(_document, [.. _document.Blocks.Where(RunsWithText)], headers, footers);
        Section = _texts[^1].Properties;
        ImprintPage imprint = part.Options.Imprint;
        if ((imprint != ImprintPage.Same || _texts[^1].IsTurned) && _document.Blocks.Any(block => block is StyledParagraph { Place: null, Imprint: not null }))
        {
            _hasImprintSection = true;
            Section = GridFormat.Section(_document, headers.Of(_document), footers.Of(_document));
            Sections.BeginOnEvenPage(Section, isNumbered: imprint != ImprintPage.AfterBlank);
        }

        if (isBound)
        {
            Sections.Bind(_texts[0].Properties, _document.Numbering);
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

        foreach (OpenXmlElement element in Texts(spaceBelow))
        {
            yield return element;
        }

        if (_hasImprintSection)
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

    /// <summary>The text, its sections one after the other; the last one goes on with what follows, unless that has a section of its own.</summary>
    private IEnumerable<OpenXmlElement> Texts(Length spaceBelowHead)
    {
        for (int at = 0; at < _texts.Count; at++)
        {
            IEnumerable<OpenXmlElement> text = Text(_texts[at].Blocks, at == 0 ? spaceBelowHead : Length.Zero);
            bool isOpen = at == _texts.Count - 1 && !_hasImprintSection;
            foreach (OpenXmlElement element in isOpen ? text : Sections.Ended(text, _texts[at].Properties, at == _texts.Count - 1 ? () => new Paragraph() : ImprintWriter.Anchor))
            {
                yield return element;
            }
        }
    }

    private IEnumerable<OpenXmlElement> Text(IEnumerable<StyledBlock> blocks, Length spaceBelowHead)
    {
        StyledBlock? previous = null;
        foreach (StyledBlock block in blocks)
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
        StyledTable table => [TableWriter.Build(table, _document.Sheet, _pictures)],
        _ => [],
    };
}
