namespace Converter.Typesetting.Lines;

/// <summary>
/// The cells of one paragraph, the seams between them and the adjustments that its lines were given. The arrays are used again for
/// the next paragraph, so that a long document costs no more than its longest paragraph.
/// </summary>
internal sealed class Composition
{
    private const int InitialCapacity = 256;
    private Cell[] _cells = new Cell[InitialCapacity];
    private Seam[] _seams = new Seam[InitialCapacity];
    private long[] _adjustments = new long[InitialCapacity];

    /// <summary>Number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The cells.</summary>
    public Span<Cell> Cells => _cells.AsSpan(0, Count);

    /// <summary>The seam behind each cell; the last one is empty.</summary>
    public Span<Seam> Seams => _seams.AsSpan(0, Count);

    /// <summary>What adjustment added to the seam behind each cell.</summary>
    public Span<long> Adjustments => _adjustments.AsSpan(0, Count);

    /// <summary>Empties the composition for the next paragraph.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a cell; its seam and adjustment start empty.</summary>
    public void Add(in Cell cell)
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, Count * 2);
            Array.Resize(ref _seams, Count * 2);
            Array.Resize(ref _adjustments, Count * 2);
        }

        _cells[Count] = cell;
        _seams[Count] = default;
        _adjustments[Count] = 0;
        Count++;
    }
}
