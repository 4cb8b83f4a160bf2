using System.Text;

namespace Converter.Pdf.Tests.Reading;

/// <summary>An element of the structure tree with what is in it, in order.</summary>
internal sealed record StructureNode(PdfDictionary Dictionary, string Type, List<object> Kids)
{
    /// <summary>The elements right below.</summary>
    public IEnumerable<StructureNode> Children => Kids.OfType<StructureNode>();

    public IEnumerable<StructureNode> All => Children.SelectMany(static child => child.All).Prepend(this);
}

/// <summary>A reference to marked content: number of the page's object, MCID.</summary>
internal sealed record MarkedContent(int Page, int Mark);

/// <summary>A reference to an annotation, by the number of its object.</summary>
internal sealed record ObjectReference(int Id);

/// <summary>Reads the structure tree (ISO 32000-1, 14.7).</summary>
internal static class StructureReader
{
    public static StructureNode Read(PdfFileReader file)
    {
        PdfDictionary root = file.Catalog.Dictionary("StructTreeRoot") ?? throw new InvalidDataException("no structure");
        return ReadNode(root.Dictionary("K") ?? throw new InvalidDataException("empty structure"), file);
    }

    /// <summary>The text of an element, glyph by glyph in the order of the structure.</summary>
    public static string TextOf(StructureNode node, IReadOnlyDictionary<MarkedContent, string> texts)
    {
        StringBuilder text = new();
        foreach (object kid in node.Kids)
        {
            text.Append(kid switch
            {
                StructureNode child => TextOf(child, texts),
                MarkedContent content => texts.GetValueOrDefault(content),
                _ => string.Empty,
            });
        }

        return text.ToString();
    }

    /// <summary>The text of each marked content of a file, from the content streams of its pages.</summary>
    public static Dictionary<MarkedContent, string> TextsOf(PdfFileReader file)
    {
        Dictionary<MarkedContent, string> texts = [];
        foreach ((int id, PdfDictionary page) in file.Pages)
        {
            foreach (IGrouping<int, ShownGlyph> content in ContentReader.Read(page).Glyphs.GroupBy(static glyph => glyph.Mark))
            {
                texts.Add(new MarkedContent(id, content.Key), string.Concat(content.Select(static glyph => glyph.Text)));
            }
        }

        return texts;
    }

    private static StructureNode ReadNode(PdfDictionary element, PdfFileReader file)
    {
        int page = element.Reference("Pg") ?? 0;
        List<object> kids = [];
        IEnumerable<object?> entries = element["K"] is List<object?> list ? list : element.Entries.TryGetValue("K", out object? only) ? [only] : [];
        foreach (object? entry in entries)
        {
            kids.Add(file.Resolve(entry) switch
            {
                long mark => new MarkedContent(page, (int)mark),
                PdfDictionary other when other.Name("Type") == "MCR" => new MarkedContent(other.Reference("Pg") ?? page, (int)other.Number("MCID")!.Value),
                PdfDictionary other when other.Name("Type") == "OBJR" => new ObjectReference(other.Reference("Obj")!.Value),
                PdfDictionary child => ReadNode(child, file),
                _ => throw new InvalidDataException("kid of a structure element"),
            });
        }

        return new StructureNode(element, element.Name("S") ?? string.Empty, kids);
    }
}
