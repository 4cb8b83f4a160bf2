using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.LogicalStructure;

/// <summary>
/// From the marked content of a page to its structure element (ISO 32000-1, 14.7.4.4): for each page the elements by MCID.
/// </summary>
internal sealed class ParentTree
{
    private readonly List<List<int>> _pages = [];

    /// <summary>Number of pages with marked content before or on the last such page.</summary>
    public int PageCount => _pages.Count;

    /// <returns>The MCID.</returns>
    public int Add(int page, int element)
    {
        while (_pages.Count <= page)
        {
            _pages.Add([]);
        }

        _pages[page].Add(element);
        return _pages[page].Count - 1;
    }

    public int Write(PdfFile file)
    {
        using NumberTree tree = new(file);
        foreach (List<int> elements in _pages)
        {
            PdfBuffer value = tree.Value();
            value.Put((byte)'[');
            for (int i = 0; i < elements.Count; i++)
            {
                value.Put(i > 0 ? " "u8 : ""u8).Reference(elements[i]);
            }

            value.Put((byte)']');
            tree.Next();
        }

        return tree.Close();
    }
}
