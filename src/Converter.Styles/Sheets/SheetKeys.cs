using System.Collections.Immutable;

namespace Converter.Styles.Sheets;

/// <summary>The keys that a style sheet may have, section by section; the JSON Schema of the sheets lists the same ones.</summary>
public static class SheetKeys
{
    /// <summary>At the top of the file.</summary>
    public static ImmutableArray<string> Sheet { get; } =
    [
        "extends", "title", "page", "grids", "typeSizes", "colors", "typefaces", "paragraphs", "lead", "pageNumber", "composition",
        "blankLines", "head", "signature", "imprint", "table", "contents", "cover", "print", "docx", "emphasis", "attachments",
    ];

    /// <summary>Under <c>page</c>.</summary>
    public static ImmutableArray<string> Page { get; } =
    [
        "width", "height", "top", "left", "typeAreaWidth", "typeAreaHeight", "charactersPerLine", "linesPerPage", "baseSize", "grid",
        "mirrored", "padEven", "landscapeLinePitch",
    ];

    /// <summary>Under one name of <c>grids</c>.</summary>
    public static ImmutableArray<string> Grid { get; } = ["linePitch", "topIs"];

    /// <summary>Under one name of <c>colors</c>.</summary>
    public static ImmutableArray<string> Color { get; } = ["cmyk", "rgb"];

    /// <summary>Under one name of <c>typefaces</c>.</summary>
    public static ImmutableArray<string> Typeface { get; } = ["chinese", "western"];

    /// <summary>Under one name of <c>paragraphs</c>.</summary>
    public static ImmutableArray<string> Paragraph { get; } =
    [
        "basedOn", "id", "name", "typeface", "size", "color", "bold", "align", "firstLineIndent", "leftIndent", "rightIndent",
        "spaceBefore", "spaceAfter", "gridLines", "keepWithNext", "pageBreakBefore", "outlineLevel", "runIn",
    ];

    /// <summary>Under <c>lead</c> and under <c>runIn</c> of a heading.</summary>
    public static ImmutableArray<string> Character { get; } = ["id", "name", "typeface", "size", "color", "bold"];

    /// <summary>Under <c>pageNumber</c>.</summary>
    public static ImmutableArray<string> PageNumber { get; } =
        ["typeface", "size", "color", "before", "after", "distance", "placement", "sideIndent", "onFirstPage"];

    /// <summary>Under <c>composition</c>.</summary>
    public static ImmutableArray<string> Composition { get; } = ["profile", "hanWesternGap", "commaShrinkLimit", "stopsShrink", "widowControl"];

    /// <summary>Under <c>table.landscape</c>.</summary>
    public static ImmutableArray<string> Landscape { get; } = ["columns", "rowLines", "atMost"];

    /// <summary>Under <c>blankLines</c>.</summary>
    public static ImmutableArray<string> BlankLines { get; } = ["belowTitle"];

    /// <summary>Under <c>head</c>.</summary>
    public static ImmutableArray<string> Head { get; } =
    [
        "markTop", "markWidth", "narrowestMark", "jointMark", "jointGap", "numberSpace", "number", "rule", "ruleSpace", "textSpace", "footRule",
        "footRuleDistance", "preprinted",
    ];

    /// <summary>Under <c>head.rule</c> and <c>head.footRule</c>.</summary>
    public static ImmutableArray<string> Rule { get; } = ["kind", "weight", "width", "color"];

    /// <summary>Under <c>imprint</c>.</summary>
    public static ImmutableArray<string> Imprint { get; } = ["outerRule", "innerRule", "linePitch", "evenPage"];

    /// <summary>Under <c>signature</c>.</summary>
    public static ImmutableArray<string> Signature { get; } =
    [
        "sealed", "rightIndent", "step", "sealedRightIndent", "sealedSpace", "extraLines", "stamp", "stampSpace", "stampDateSpace", "jointColumns",
    ];

    /// <summary>Under <c>table</c>.</summary>
    public static ImmutableArray<string> Table { get; } = ["ruleWeight", "narrowestColumn", "landscape"];

    /// <summary>Under <c>contents</c>.</summary>
    public static ImmutableArray<string> Contents { get; } = ["show", "title", "levels", "bookLevels", "pageNumber"];

    /// <summary>Under <c>cover</c>.</summary>
    public static ImmutableArray<string> Cover { get; } = ["titleTop", "issuerTop"];

    /// <summary>Under <c>print</c>.</summary>
    public static ImmutableArray<string> Print { get; } = ["colors", "cropMarks", "bleed"];

    /// <summary>Under <c>emphasis</c>.</summary>
    public static ImmutableArray<string> Emphasis { get; } = ["bold", "boldTypeface", "italic", "underline", "dots"];

    /// <summary>Under <c>attachments</c>.</summary>
    public static ImmutableArray<string> Attachments { get; } = ["boundApart"];

    /// <summary>Under <c>docx</c>.</summary>
    public static ImmutableArray<string> Docx { get; } = ["styleSeparator"];

    /// <summary>The paragraph styles of a cover and of a table of contents; a document with neither has no use for them.</summary>
    public static ImmutableArray<string> BoundParagraphs { get; } =
        ["covertitle", "coverissuer", "contentstitle", "contents1", "contents2", "contents3", "contents4", "contents5"];

    /// <summary>The paragraph styles of pictures and their captions; a document without pictures has no use for them.</summary>
    public static ImmutableArray<string> PictureParagraphs { get; } = ["picture", "caption"];

    /// <summary>The paragraph styles that every sheet must define; others there are none.</summary>
    public static ImmutableArray<string> RequiredParagraphs { get; } =
    [
        "body", "copynumber", "secrecy", "urgency", "issuer", "docnumber", "signer", "headissued", "title", "subtitle", "addressee",
        "heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "heading7", "heading8", "heading9", "attachmentnote",
        "attendance", "signature", "date", "note", "attachment", "attachmenttitle", "issuedtitle", "imprint", "table",
        .. PictureParagraphs,
        .. BoundParagraphs,
    ];
}
