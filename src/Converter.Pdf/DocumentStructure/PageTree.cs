using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.DocumentStructure;

/// <summary>The pages of a document (ISO 32000-1, 7.7.3): nodes of a fixed number of pages below one root.</summary>
internal sealed class PageTree
{
    private const int NodeSize = 128;

    private readonly PdfFile _file;
    private readonly int _count;
    private readonly int _root;
    private readonly int _firstNode;

    public PageTree(PdfFile file, int count)
    {
        _file = file;
        _count = count;
        _root = file.Reserve();
        _firstNode = file.Reserve(NodeCount);
        FirstPage = file.Reserve(count);
    }

    /// <summary>Number of the first page's object; the other pages follow.</summary>
    public int FirstPage { get; }

    private int NodeCount => (_count + NodeSize - 1) / NodeSize;

    /// <summary>The node that holds a page.</summary>
    /// <param name="page">Index of the page, from 0.</param>
    public int ParentOf(int page) => _firstNode + (page / NodeSize);

    /// <returns>The number of the root.</returns>
    public int Write()
    {
        for (int node = 0; node < NodeCount; node++)
        {
            int first = node * NodeSize;
            int size = Math.Min(NodeSize, _count - first);
            PdfBuffer buffer = _file.Begin(_firstNode + node).Put("<< /Type /Pages /Parent "u8).Reference(_root);
            WriteKids(buffer, FirstPage + first, size, size);
        }

        WriteKids(_file.Begin(_root).Put("<< /Type /Pages"u8), _firstNode, NodeCount, _count);
        return _root;
    }

    private void WriteKids(PdfBuffer buffer, int first, int size, int pages)
    {
        buffer.Put(" /Count "u8).Integer(pages).Put(" /Kids ["u8);
        for (int i = 0; i < size; i++)
        {
            buffer.Put(i > 0 ? " "u8 : ""u8).Reference(first + i);
        }

        buffer.Put("] >>"u8);
        _file.End();
    }
}
