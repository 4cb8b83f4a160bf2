using System.Collections.Immutable;
using Converter.Documents;
using Converter.Docx.Annotations;
using Converter.Docx.Packaging;
using Converter.Docx.Parts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Docx;

/// <summary>Writes a styled document as a Word document (ECMA-376, transitional). It translates and decides nothing.</summary>
public static class DocxWriter
{
    /// <summary>The whole .docx. Equal input gives equal bytes.</summary>
    /// <param name="document">The document with its look.</param>
    /// <param name="options">What it says about itself.</param>
    public static byte[] Write(StyledDocument document, DocxOptions options) => Write([new DocxPart(document, options)], options);

    /// <summary>Several documents as one .docx, each on a right-hand page. Equal input gives equal bytes.</summary>
    /// <param name="parts">The documents; at least one, of one paper; styles of one identifier look the same in all of them.</param>
    /// <param name="options">What the file says about itself.</param>
    public static byte[] Write(ImmutableArray<DocxPart> parts, DocxOptions options)
    {
        StyledDocument last = parts[^1].Document;
        ImmutableArray<StyleSheet> sheets = [.. parts.Select(part => part.Document.Sheet).Distinct()];
        ImmutableArray<Diagnostic> comments = [.. parts.SelectMany(part => part.Options.Comments)];
        ImmutableArray<StyledDocument> documents = [.. parts.Select(part => part.Document)];
        HeaderParts headers = new(documents);
        FooterParts footers = new(documents);
        PictureParts pictures = new(documents);
        ImmutableArray<OpcPart> beside =
        [
            StylesPart.Write(sheets, EmphasisOf(parts), new StylesInUse(HasComments: !comments.IsEmpty, IsBound: parts.Length > 1, HasPictures: pictures.All.Any())),
            SettingsPart.Write(last.Sheet),
            FontTablePart.Write(sheets),
            .. headers.All,
            .. footers.All,
            .. pictures.All,
            .. comments.IsEmpty ? [] : new[] { CommentsPart.Write(comments) },
        ];
        ImmutableArray<OpcPart> written =
        [
            DocumentPart.Write(Annotated(parts), headers, footers, pictures),
            PropertyParts.Core(last, options),
            PropertyParts.Application(),
            CustomProperties.Write(parts),
        ];
        return OpcPackage.Write(written, beside);
    }

    /// <summary>The styles of emphasis that are used, each once, with the sheet that it belongs to.</summary>
    private static IEnumerable<(CharacterStyle Style, StyleSheet Sheet)> EmphasisOf(ImmutableArray<DocxPart> parts) => parts
        .SelectMany(part => part.Document.Blocks.OfType<StyledParagraph>(), (part, paragraph) => (part.Document.Sheet, paragraph.Runs))
        .SelectMany(paragraph => paragraph.Runs, (paragraph, run) => (run.Style, paragraph.Sheet))
        .Where(one => one.Style.Emphasis != Emphasis.None)
        .DistinctBy(one => one.Style.Id, StringComparer.Ordinal)
        .OrderBy(one => one.Style.Id, StringComparer.Ordinal);

    /// <summary>The documents with their marks; comments are counted through all of them.</summary>
    private static ImmutableArray<DocxPart> Annotated(ImmutableArray<DocxPart> parts)
    {
        int comment = 0;
        ImmutableArray<DocxPart>.Builder annotated = ImmutableArray.CreateBuilder<DocxPart>(parts.Length);
        foreach (DocxPart part in parts)
        {
            annotated.Add(part with { Document = AnnotationMap.Apply(part.Document, part.Options, comment) });
            comment += part.Options.Comments.Length;
        }

        return annotated.MoveToImmutable();
    }
}
