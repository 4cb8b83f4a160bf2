using Converter.Fonts.Files;

namespace Converter.Fonts.Cff;

/// <summary>An INDEX: an array of byte strings (CFF specification, section 5).</summary>
internal readonly struct CffIndex
{
    private readonly FontBytes _table;
    private readonly int _offsetsAt;
    private readonly int _offsetSize;
    private readonly int _dataAt;

    private CffIndex(FontBytes table, int count, int offsetsAt, int offsetSize)
    {
        _table = table;
        _offsetsAt = offsetsAt;
        _offsetSize = offsetSize;
        _dataAt = offsetsAt + ((count + 1) * offsetSize) - 1;
        Count = count;
    }

    /// <summary>An INDEX without entries.</summary>
    public static CffIndex Empty => default;

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>Reads the head of an INDEX; its entries are checked when they are asked for.</summary>
    /// <param name="table">The table <c>CFF </c>.</param>
    /// <param name="at">Where it begins.</param>
    /// <exception cref="FontFormatException">The table ends within its offsets.</exception>
    public static CffIndex Read(FontBytes table, int at)
    {
        int count = table.U16(at);
        if (count == 0)
        {
            return new CffIndex(table, 0, at + 2, 0);
        }

        int offsetSize = table.U8(at + 2);
        if (offsetSize is < 1 or > 4)
        {
            throw table.Fault($"the INDEX at {at} has offsets of {offsetSize} bytes");
        }

        table.Slice(at + 3, (count + 1) * offsetSize);
        return new CffIndex(table, count, at + 3, offsetSize);
    }

    /// <summary>Where the INDEX ends in its table.</summary>
    /// <exception cref="FontFormatException">Its last offset is out of the table.</exception>
    public int End()
    {
        if (Count == 0)
        {
            return _offsetsAt;
        }

        long end = _dataAt + OffsetAt(_table.Span, Count);
        return end <= _table.Length ? (int)end : throw _table.Fault("an INDEX reaches beyond the end");
    }

    /// <summary>An entry.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    /// <param name="entry">Its bytes.</param>
    /// <returns>Whether there is one, and within the table.</returns>
    public bool TryGet(int index, out ReadOnlySpan<byte> entry)
    {
        entry = default;
        if ((uint)index >= (uint)Count)
        {
            return false;
        }

        ReadOnlySpan<byte> table = _table.Span;
        long start = OffsetAt(table, index);
        long end = OffsetAt(table, index + 1);
        if (start < 1 || end < start || _dataAt + end > table.Length)
        {
            return false;
        }

        entry = table.Slice((int)(_dataAt + start), (int)(end - start));
        return true;
    }

    /// <summary>An entry that the font cannot do without.</summary>
    /// <exception cref="FontFormatException">It is not there, or not within the table.</exception>
    public FontBytes Need(int index)
    {
        if (!TryGet(index, out ReadOnlySpan<byte> entry))
        {
            throw _table.Fault($"the INDEX at {_offsetsAt} has no entry {index}");
        }

        return _table.Slice((int)(_dataAt + OffsetAt(_table.Span, index)), entry.Length);
    }

    private long OffsetAt(ReadOnlySpan<byte> table, int index)
    {
        uint offset = 0;
        foreach (byte digit in table.Slice(_offsetsAt + (index * _offsetSize), _offsetSize))
        {
            offset = (offset << 8) | digit;
        }

        return offset;
    }
}
