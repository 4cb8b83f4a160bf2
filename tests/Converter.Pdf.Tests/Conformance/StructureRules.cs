using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>Tags and navigation (ISO 14289-1, 7).</summary>
internal static class StructureRules
{
    private static readonly string[] Types = ["Document", "Part", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Table", "TR", "TH", "TD", "TOC", "TOCI", "Reference", "Link", "Figure"];

    public static void Check(PdfFileReader file, IReadOnlyList<PageReading> pages, Findings findings)
    {
        PdfDictionary catalog = file.Catalog;
        findings.Access("7.1", catalog.Dictionary("MarkInfo")?["Marked"] is true, "not marked as tagged");
        findings.Access("7.1", catalog.Dictionary("MarkInfo")?["Suspects"] is not true, "suspect tags");
        findings.Access("7.2", catalog.Text("Lang") == "zh-CN", "language");
        findings.Access("7.1", catalog.Dictionary("StructTreeRoot")?.Name("Type") == "StructTreeRoot", "no structure");
        foreach (PageReading page in pages)
        {
            findings.Access("7.18.3", page.Page.Name("Tabs") == "S", $"page {page.Index}: order of tabs");
            findings.Access("7.1", page.Content.Glyphs.All(static glyph => glyph.Mark != ContentReader.Unmarked), $"page {page.Index}: text that is neither content nor artifact");
        }

        if (catalog.Dictionary("StructTreeRoot")?.Dictionary("K") is not null)
        {
            StructureNode document = StructureReader.Read(file);
            CheckElements(document, findings);
            CheckMarks(file, document, pages, findings);
            CheckHeadings(document, findings);
            CheckTables(document, findings);
            CheckContents(document, findings);
            LinkRules.Check(file, pages, document, findings);
        }
    }

    private static void CheckElements(StructureNode document, Findings findings)
    {
        findings.Access("7.1", document.Type == "Document", "the root element is no Document");
        foreach (StructureNode node in document.All)
        {
            findings.Access("7.3", node.Type != "Figure" || node.Dictionary.Text("Alt") is { Length: > 0 }, "a picture without words for it");
            findings.Access("7.1", Types.Contains(node.Type, StringComparer.Ordinal), $"type {node.Type}");
            findings.Access("7.1", node.Children.All(child => ReferenceEquals(child.Dictionary.Dictionary("P"), node.Dictionary)), $"parent of an element in {node.Type}");
        }
    }

    /// <summary>Marked content and structure elements refer to each other, all of them, each once.</summary>
    private static void CheckMarks(PdfFileReader file, StructureNode document, IReadOnlyList<PageReading> pages, Findings findings)
    {
        Dictionary<MarkedContent, StructureNode> owners = [];
        foreach (StructureNode node in document.All)
        {
            foreach (MarkedContent content in node.Kids.OfType<MarkedContent>())
            {
                findings.Access("7.1", owners.TryAdd(content, node), $"{content} belongs to two elements");
            }
        }

        Dictionary<int, List<object?>> parents = ReadParentTree(file, file.Catalog.Dictionary("StructTreeRoot")!.Dictionary("ParentTree"));
        foreach (PageReading page in pages)
        {
            List<object?> parentsOfPage = parents.GetValueOrDefault((int)(page.Page.Number("StructParents") ?? -1), []);
            foreach ((int mark, string type) in page.Content.Marks)
            {
                StructureNode? owner = owners.GetValueOrDefault(new MarkedContent(page.Id, mark));
                findings.Access("7.1", owner is not null, $"page {page.Index}: content {mark} without element");
                findings.Access("7.1", owner?.Type == type, $"page {page.Index}: content {mark} is {type} in an element {owner?.Type}");
                bool backwards = mark < parentsOfPage.Count && ReferenceEquals(parentsOfPage[mark], owner?.Dictionary);
                findings.Access("7.1", backwards, $"page {page.Index}: content {mark} in the parent tree");
            }
        }

        int marks = pages.Sum(static page => page.Content.Marks.Count);
        findings.Access("7.1", owners.Count == marks, $"{owners.Count} contents in the structure, {marks} on the pages");
    }

    private static void CheckHeadings(StructureNode document, Findings findings)
    {
        int last = 0;
        foreach (StructureNode heading in document.All.Where(static node => node.Type is ['H', >= '1' and <= '6']))
        {
            int level = heading.Type[1] - '0';
            findings.Access("7.4.2", level <= last + 1, $"{heading.Type} after H{last}");
            last = level;
        }
    }

    private static void CheckTables(StructureNode document, Findings findings)
    {
        foreach (StructureNode table in document.All.Where(static node => node.Type == "Table"))
        {
            findings.Access("7.5", table.Children.All(static row => row.Type == "TR"), "a table holds more than rows");
            findings.Access("7.5", table.Children.Select(static row => row.Children.Count()).Distinct().Count() == 1, "rows differ in length");
            foreach (StructureNode cell in table.Children.SelectMany(static row => row.Children))
            {
                findings.Access("7.5", cell.Type is "TH" or "TD", $"a row holds {cell.Type}");
                findings.Access("7.5", cell.Type == "TD" || cell.Dictionary.Dictionary("A")?.Name("Scope") is "Column" or "Row", "a heading cell without scope");
            }
        }
    }

    private static void CheckContents(StructureNode document, Findings findings)
    {
        foreach (StructureNode node in document.All)
        {
            string? only = node.Type switch { "TOC" => "TOCI", "TOCI" => "Reference", "Reference" => "Link", _ => null };
            findings.Access("7.1", only is null || node.Children.All(child => child.Type == only), $"{node.Type} holds more than {only}");
            findings.Access("7.1", node.Type is not ("TOCI" or "Reference") || node.Children.Count() == 1, $"{node.Type} without one {only}");
        }
    }

    internal static Dictionary<int, List<object?>> ReadParentTree(PdfFileReader file, PdfDictionary? node)
    {
        Dictionary<int, List<object?>> tree = [];
        foreach (PdfDictionary kid in node?.Array("Kids").OfType<PdfDictionary>() ?? [])
        {
            IReadOnlyList<object?> numbers = kid.Array("Nums");
            for (int i = 0; i < numbers.Count; i += 2)
            {
                // The value of an annotation is its element itself.
                object? value = numbers[i + 1];
                tree.Add((int)(long)numbers[i]!, value is List<object?> elements ? [.. elements.Select(file.Resolve)] : [file.Resolve(value)]);
            }
        }

        return tree;
    }
}
