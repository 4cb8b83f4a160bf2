using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Styles;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// Headers without characters, for documents whose head begins above the type area (the letter of GB/T 9704 10.1). Their sections begin
/// with the head; on all pages but the first an empty header as high as what is missing keeps the text in the type area.
/// </summary>
internal sealed class HeaderParts
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";

    /// <summary>Height of a header that takes no room.</summary>
    private static readonly Length Least = Length.FromPoints(1);

    private static readonly HeaderFooterValues[] Kinds = [HeaderFooterValues.Default, HeaderFooterValues.Even, HeaderFooterValues.First];

    /// <summary>Three parts for each height of the type area at which such a document stands, none for all others.</summary>
    /// <param name="documents">The documents of the file; they are of one page.</param>
    public HeaderParts(ImmutableArray<StyledDocument> documents) =>
        All = documents.FirstOrDefault(FirstPage.IsRaised) is { } raised ? Parts(raised.Sheet.Page.FirstCellTop) : [];

    /// <summary>All of them.</summary>
    public ImmutableArray<OpcPart> All { get; }

    /// <summary>What the sections of a document say about the headers; those of a bound document take over what the one before says.</summary>
    /// <param name="document">The document.</param>
    public IEnumerable<HeaderReference> Of(StyledDocument document) =>
        FirstPage.IsRaised(document) ? All.Select((part, at) => new HeaderReference { Type = Kinds[at], Id = part.Id }) : [];

    /// <summary>What sections of turned pages say about them: they are as high as the text wants them, so that no header pushes it down.</summary>
    /// <param name="document">The document.</param>
    public IEnumerable<HeaderReference> OfTurned(StyledDocument document) =>
        FirstPage.IsRaised(document) ? Kinds[..2].Select(kind => new HeaderReference { Type = kind, Id = All[^1].Id }) : [];

    private static ImmutableArray<OpcPart> Parts(Length text)
    {
        Length height = text - Length.FromPoints(GridFormat.HeaderDistance / 20.0);
        return [Part(1, height), Part(2, height), Part(3, Least)];
    }

    private static OpcPart Part(int number, Length height)
    {
        Header header = new(new Paragraph(new ParagraphProperties
        {
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = ParagraphSpacing.Of(null, null, height.Twips),
        }));
        string name = Lengths.Number(number);
        return new OpcPart($"word/header{name}.xml", "rIdHeader" + name, ContentType, Relationship, XmlPart.Write(header.WriteTo));
    }
}
