using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.LogicalStructure;

/// <summary>
/// From the marked content of a page to its structure element (ISO 32000-1, 14.7.4.4): for each page the elements by MCID. Annotations have the keys
/// behind those of all pages.
/// </summary>
/// <param name="pageCount">Number of pages.</param>
internal sealed class ParentTree(int pageCount)
{
    private readonly List<List<int>> _pages = [];
    private readonly List<int> _annotations = [];

    /// <summary>The first key that is not taken.</summary>
    public int NextKey => _annotations.Count > 0 ? pageCount + _annotations.Count : _pages.Count;

    /// <returns>The key of an annotation that belongs to an element.</returns>
    public int AddAnnotation(int element)
    {
        _annotations.Add(element);
        return pageCount + _annotations.Count - 1;
    }

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
        while (_annotations.Count > 0 && _pages.Count < pageCount)
        {
            _pages.Add([]);
        }

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

        foreach (int element in _annotations)
        {
            tree.Value().Reference(element);
            tree.Next();
        }

        return tree.Close();
    }
}
