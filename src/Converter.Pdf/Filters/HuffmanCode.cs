namespace Converter.Pdf.Filters;

/// <summary>A prefix code for symbols by how often they occur, in the canonical form of RFC 1951, 3.2.2.</summary>
internal sealed class HuffmanCode
{
    private const int MostSymbols = 288;
    private const int SymbolBits = 9;
    private const int SymbolMask = (1 << SymbolBits) - 1;

    private readonly byte[] _lengths;
    private readonly ushort[] _codes;

    /// <param name="counts">How often each symbol occurs; at least two of them do.</param>
    /// <param name="longest">The longest code allowed.</param>
    public HuffmanCode(ReadOnlySpan<int> counts, int longest)
    {
        int[] weights = counts.ToArray();
        _lengths = new byte[weights.Length];
        while (!TryMeasure(weights, longest))
        {
            // Evening out the counts shortens the longest code; at worst all become equal.
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = (weights[i] + 1) / 2;
            }
        }

        _codes = Assign(_lengths, longest);
    }

    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>The codes with their bits in the order in which deflate writes them.</summary>
    public ReadOnlySpan<ushort> Codes => _codes;

    /// <summary>
    /// Lengths by Huffman's algorithm with two queues: symbols in rising order of weight, and the nodes made of them, which come out in
    /// rising order by themselves.
    /// </summary>
    private bool TryMeasure(ReadOnlySpan<int> weights, int longest)
    {
        Span<long> leaves = stackalloc long[MostSymbols];
        leaves = leaves[..Sort(weights, leaves)];
        Span<int> parents = stackalloc int[2 * MostSymbols];
        Span<long> sums = stackalloc long[2 * MostSymbols];
        int root = (2 * leaves.Length) - 2;
        for (int i = 0; i < leaves.Length; i++)
        {
            sums[i] = leaves[i] >> SymbolBits;
        }

        int leaf = 0;
        int node = leaves.Length;
        for (int made = leaves.Length; made <= root; made++)
        {
            sums[made] = 0;
            for (int child = 0; child < 2; child++)
            {
                int least = leaf < leaves.Length && (node == made || sums[leaf] <= sums[node]) ? leaf++ : node++;
                sums[made] += sums[least];
                parents[least] = made;
            }
        }

        return TakeDepths(leaves, parents[..root], longest);
    }

    /// <summary>The symbols that occur, by rising weight and then by number: the weight stands above the symbol in each key.</summary>
    private static int Sort(ReadOnlySpan<int> weights, Span<long> keys)
    {
        int count = 0;
        for (int symbol = 0; symbol < weights.Length; symbol++)
        {
            if (weights[symbol] > 0)
            {
                keys[count++] = ((long)weights[symbol] << SymbolBits) | (uint)symbol;
            }
        }

        keys[..count].Sort();
        return count;
    }

    private bool TakeDepths(ReadOnlySpan<long> leaves, ReadOnlySpan<int> parents, int longest)
    {
        Span<int> depths = stackalloc int[2 * MostSymbols];
        depths[parents.Length] = 0;
        for (int i = parents.Length - 1; i >= 0; i--)
        {
            depths[i] = depths[parents[i]] + 1;
            if (depths[i] > longest)
            {
                return false;
            }

            if (i < leaves.Length)
            {
                _lengths[leaves[i] & SymbolMask] = (byte)depths[i];
            }
        }

        return true;
    }

    private static ushort[] Assign(ReadOnlySpan<byte> lengths, int longest)
    {
        Span<int> next = stackalloc int[longest + 2];
        next.Clear();
        foreach (byte length in lengths)
        {
            next[length + 1] += length > 0 ? 1 : 0;
        }

        for (int length = 1; length <= longest; length++)
        {
            next[length + 1] = (next[length] + next[length + 1]) << 1;
        }

        ushort[] codes = new ushort[lengths.Length];
        for (int symbol = 0; symbol < codes.Length; symbol++)
        {
            int length = lengths[symbol];
            codes[symbol] = length > 0 ? Reversed(next[length]++, length) : (ushort)0;
        }

        return codes;
    }

    private static ushort Reversed(int code, int length)
    {
        int reversed = 0;
        for (int bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return (ushort)reversed;
    }
}
