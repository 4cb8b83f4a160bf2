using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>Links (ISO 19005-2, 6.3; ISO 14289-1, 7.18): printed, described, in the structure, and leading to a page of the file.</summary>
internal static class LinkRules
{
    public static void Check(PdfFileReader file, IReadOnlyList<PageReading> pages, StructureNode document, Findings findings)
    {
        Dictionary<int, List<object?>> parents = StructureRules.ReadParentTree(file, file.Catalog.Dictionary("StructTreeRoot")!.Dictionary("ParentTree"));
        HashSet<int> pageIds = [.. pages.Select(page => page.Id)];
        Dictionary<int, StructureNode> owners = [];
        foreach (StructureNode node in document.All)
        {
            foreach (ObjectReference annotation in node.Kids.OfType<ObjectReference>())
            {
                findings.Access("7.18.5", node.Type == "Link" && owners.TryAdd(annotation.Id, node), $"annotation {annotation.Id} in {node.Type}, or in two elements");
            }
        }

        int links = 0;
        foreach (PageReading page in pages)
        {
            foreach (int id in page.Page.References("Annots"))
            {
                links++;
                CheckOne(file, id, pageIds, findings);
                PdfDictionary link = file.Object(id);
                StructureNode? owner = owners.GetValueOrDefault(id);
                findings.Access("7.18.1", owner is not null, $"page {page.Index}: link {id} is not in the structure");
                int key = (int)(link.Number("StructParent") ?? -1);
                bool backwards = parents.TryGetValue(key, out List<object?>? elements) && elements is [var element] && ReferenceEquals(element, owner?.Dictionary);
                findings.Access("7.18.1", backwards && key >= pages.Count, $"page {page.Index}: link {id} in the parent tree");
            }
        }

        findings.Access("7.18.5", owners.Count == links, $"{owners.Count} annotations in the structure, {links} on the pages");
    }

    private static void CheckOne(PdfFileReader file, int id, HashSet<int> pages, Findings findings)
    {
        const int Print = 4;
        PdfDictionary link = file.Object(id);
        findings.Archive("6.3.2", link.Number("F") == Print, $"link {id}: flags {link.Number("F")}");
        findings.Access("7.18.1", !string.IsNullOrWhiteSpace(link.Text("Contents")), $"link {id} without words");
        findings.Access("7.18.5", link["Rect"] is List<object?> { Count: 4 }, $"link {id} without a place");
        findings.Archive("6.5", link.References("Dest").FirstOrDefault() is var target && pages.Contains(target), $"link {id} leads nowhere");
    }
}
