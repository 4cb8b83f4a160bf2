using Converter.Pdf.FileStructure;

namespace Converter.Pdf.Objects;

/// <summary>
/// A number tree (ISO 32000-1, 7.9.7) whose keys are 0, 1, 2 …: leaves of a fixed size below one root, so that no array of a long
/// document outgrows what a reader need take (ISO 19005-1, 6.1.12).
/// </summary>
internal sealed class NumberTree(PdfFile file) : IDisposable
{
    private const int LeafSize = 256;

    private readonly List<int> _leaves = [];
    private readonly PdfBuffer _leaf = new();
    private int _count;

    /// <summary>Where the value of the next key is to be written; <see cref="Next"/> follows.</summary>
    public PdfBuffer Value() => _leaf.Put(_count % LeafSize == 0 ? ""u8 : " "u8).Integer(_count).Put((byte)' ');

    public void Next()
    {
        _count++;
        if (_count % LeafSize == 0)
        {
            WriteLeaf(LeafSize);
        }
    }

    /// <returns>The number of the root.</returns>
    public int Close()
    {
        if (_count % LeafSize != 0)
        {
            WriteLeaf(_count % LeafSize);
        }

        int root = file.Reserve();
        PdfBuffer buffer = file.Begin(root).Put("<< /Kids ["u8);
        for (int i = 0; i < _leaves.Count; i++)
        {
            buffer.Put(i > 0 ? " "u8 : ""u8).Reference(_leaves[i]);
        }

        buffer.Put("] >>"u8);
        file.End();
        return root;
    }

    public void Dispose() => _leaf.Dispose();

    private void WriteLeaf(int size)
    {
        int id = file.Reserve();
        file.Begin(id).Put("<< /Limits ["u8).Integer(_count - size).Put((byte)' ').Integer(_count - 1)
            .Put("] /Nums ["u8).Put(_leaf.Written).Put("] >>"u8);
        file.End();
        _leaves.Add(id);
        _leaf.Clear();
    }
}
