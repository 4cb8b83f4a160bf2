using System.Collections.Immutable;
using Converter.Docx.Annotations;
using Converter.Docx.Packaging;
using Converter.Docx.Parts;
using Converter.Styles.Styling;

namespace Converter.Docx;

/// <summary>Writes a styled document as a Word document (ECMA-376, transitional). It translates and decides nothing.</summary>
public static class DocxWriter
{
    /// <summary>The whole .docx. Equal input gives equal bytes.</summary>
    /// <param name="document">The document with its look.</param>
    /// <param name="options">What it says about itself.</param>
    public static byte[] Write(StyledDocument document, DocxOptions options)
    {
        ImmutableArray<OpcPart> footers = FooterParts.Write(document);
        ImmutableArray<OpcPart> beside =
        [
            StylesPart.Write(document.Sheet, hasComments: !options.Comments.IsEmpty),
            SettingsPart.Write(document.Sheet),
            FontTablePart.Write(document.Sheet),
            .. footers,
            .. options.Comments.IsEmpty ? [] : new[] { CommentsPart.Write(options.Comments) },
        ];
        ImmutableArray<OpcPart> parts =
        [
            DocumentPart.Write(AnnotationMap.Apply(document, options), footers, options.Imprint),
            PropertyParts.Core(document.Source, options),
            PropertyParts.Application(),
        ];
        return OpcPackage.Write(parts, beside);
    }
}
