using System.Collections.Frozen;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Styles that Word expects in every document, and the names it knows by itself.</summary>
internal static class WordStyles
{
    /// <summary>Style of characters of which nothing is said.</summary>
    public const string DefaultCharacterId = "DefaultParagraphFont";

    /// <summary>Names of built-in styles that a style sheet may use; Word shows them in the language of its user.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Normal", "Normal Indent", "Body Text", "Body Text First Indent", "Title", "Subtitle", "Salutation", "Signature", "Date", "Closing",
        "heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "heading 6", "heading 7", "heading 8", "heading 9",
        "footer", "header", "caption", "Table Grid", "Strong", "Emphasis",
        "TOC Heading", "toc 1", "toc 2", "toc 3", "toc 4", "toc 5");

    /// <summary>Whether Word knows a style of this name by itself.</summary>
    /// <param name="name">Name of a style.</param>
    public static bool IsBuiltIn(string name) => Names.Contains(name);

    /// <summary>The default styles of characters, tables and lists.</summary>
    public static IEnumerable<Style> All() => [DefaultCharacter(), DefaultTable(), NoList()];

    private static Style DefaultCharacter() => new(
        new StyleName { Val = "Default Paragraph Font" },
        new UIPriority { Val = 1 },
        new SemiHidden(),
        new UnhideWhenUsed())
    {
        Type = StyleValues.Character,
        Default = true,
        StyleId = DefaultCharacterId,
    };

    private static Style DefaultTable() => new(
        new StyleName { Val = "Normal Table" },
        new UIPriority { Val = 99 },
        new SemiHidden(),
        new UnhideWhenUsed(),
        new StyleTableProperties(
            new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
            new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
    {
        Type = StyleValues.Table,
        Default = true,
        StyleId = TableStyles.DefaultId,
    };

    private static Style NoList() => new(
        new StyleName { Val = "No List" },
        new UIPriority { Val = 99 },
        new SemiHidden(),
        new UnhideWhenUsed())
    {
        Type = StyleValues.Numbering,
        Default = true,
        StyleId = "NoList",
    };
}
